#pragma once

#include "policy/reader.h"
#include "policy/rule.h"

namespace scruple::policy {

// What a policy.yaml says of the policy itself; its lexicons, contexts and rules are other
// readers' business.
struct PolicyHead {
  Policy policy;
  std::vector<yaml::Place> reference_places;  // for each of Policy::references
  const yaml::Value* lexicons = nullptr;      // null where there is none
  const yaml::Value* contexts = nullptr;
  const yaml::Value* rules = nullptr;
};

// Reads the root of a policy file, which must be a map.
[[nodiscard]] PolicyHead read_policy(const Reader& reader);

}  // namespace scruple::policy

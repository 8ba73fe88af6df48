#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/result.h"
#include "base/writer.h"
#include "cli/options.h"
#include "policy/library.h"

namespace scruple::cli {

// The files of the chosen policies: built-in ones by id, one file that holds a policy, or a folder,
// in which every folder with a policy.yaml is a policy. The built-in lexicons and contexts
// ("common") come along unless a policy of that name is among them. Errors: "unknown-policy",
// "no-policy-in-folder", and those of reading files.
[[nodiscard]] Result<std::vector<policy::PolicyFiles>> policy_files(const PolicyChoice& choice);

// The chosen policies, loaded; every problem is written to `errors`. Nothing when there was one, or
// when there are no rules.
[[nodiscard]] std::optional<policy::Library> load_policies(const PolicyChoice& choice,
                                                           Writer& errors);

}  // namespace scruple::cli

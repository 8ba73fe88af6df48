#include "policy/library.h"

#include <algorithm>

namespace scruple::policy {

const Rule* Library::rule_named(std::string_view full_id) const {
  const auto found = std::ranges::lower_bound(rules, full_id, {}, &Rule::full_id);
  return found != rules.end() && found->full_id == full_id ? &*found : nullptr;
}

}  // namespace scruple::policy

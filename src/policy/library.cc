#include "policy/library.h"

#include <algorithm>

namespace scruple::policy {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::suggestion:
      return "suggestion";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "warning";
}

const Rule* Library::rule_named(std::string_view full_id) const {
  const auto found = std::ranges::lower_bound(rules, full_id, {}, &Rule::full_id);
  return found != rules.end() && found->full_id == full_id ? &*found : nullptr;
}

}  // namespace scruple::policy

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace scruple::policy {

// The value of a profile key as it is compared: "sa" is KSA, "True" of `sponsored` is yes, own keys
// keep what was written. Error: "unknown-profile-value", with a hint.
[[nodiscard]] Result<std::string> canonical_value(std::string_view key, std::string_view value);

// Whether a jurisdiction is a member state of the European Union.
[[nodiscard]] bool is_eu_member(std::string_view jurisdiction);

// Keys for which a rule stays on, one severity lower, when nothing is known.
[[nodiscard]] bool lowers_when_unknown(std::string_view key);

}  // namespace scruple::policy

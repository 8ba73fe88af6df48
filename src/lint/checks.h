#pragma once

#include <span>
#include <string_view>

namespace scruple::lint {

// A validator of `check:`. It sees the folded text of the hit, or of the group `value` of an
// expression: lower case unless the rule's view is cased, ASCII digits, separators as the
// expression let them through.
struct CheckRow {
  std::string_view name;
  bool (*is_valid)(std::string_view value);
  std::string_view description;
};

// All validators, sorted by name.
[[nodiscard]] std::span<const CheckRow> checks();

// Null when there is none of that name.
[[nodiscard]] const CheckRow* check_named(std::string_view name);

}  // namespace scruple::lint

#pragma once

#include <cstdint>
#include <string_view>

namespace scruple::match {

// What every match of an RE2 expression holds, at the least; or what a text holds.
struct ExpressionNeeds {
  std::uint32_t digits = 0;  // ASCII digits
  bool has_at_sign = false;

  [[nodiscard]] bool holds(const ExpressionNeeds& needs) const {
    return digits >= needs.digits && (has_at_sign || !needs.has_at_sign);
  }

  friend bool operator==(const ExpressionNeeds&, const ExpressionNeeds&) = default;
};

// Reads it off the expression. Never says more than is so; says nothing of what it does not know
// (`\Q`, octal escapes). Requires an expression that RE2 accepts. O(bytes).
[[nodiscard]] ExpressionNeeds needs_of(std::string_view expression);

// What a text holds. O(bytes).
[[nodiscard]] ExpressionNeeds contents_of(std::string_view text);

}  // namespace scruple::match

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scruple::match {

// The digits of a text; or those that every match of an expression has, at the least.
struct DigitCount {
  std::uint32_t all = 0;      // ASCII digits
  std::uint32_t longest = 0;  // those of the longest run

  [[nodiscard]] bool holds(const DigitCount& other) const {
    return all >= other.all && longest >= other.longest;
  }
  friend bool operator==(const DigitCount&, const DigitCount&) = default;
};

// A piece of text, its ASCII letters in lower case.
struct Literal {
  std::string text;
  bool starts_match = false;  // stands at the beginning of the match, which is that of a word
  friend auto operator<=>(const Literal&, const Literal&) = default;
};

// What every match of an RE2 expression holds: so many digits and, of each set, one literal.
struct ExpressionNeeds {
  DigitCount digits;
  std::vector<std::vector<Literal>> literals = {};  // the rarest set first; each sorted, not empty
  friend bool operator==(const ExpressionNeeds&, const ExpressionNeeds&) = default;
};

// Reads it off the expression. Never says more than is so of text in NFKC, where no letter but an
// ASCII one folds to an ASCII one; says nothing of what it does not know (`\Q`, octal escapes).
// Requires an expression that RE2 accepts. O(bytes).
[[nodiscard]] ExpressionNeeds needs_of(std::string_view expression);

// O(bytes).
[[nodiscard]] DigitCount digits_of(std::string_view text);

}  // namespace scruple::match

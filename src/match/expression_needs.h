#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scruple::match {

// What a text is made of; or every match of an expression, at the least. Of ASCII only.
struct CharacterCounts {
  std::uint32_t digits = 0;
  std::uint32_t digit_run = 0;               // the longest run of digits
  std::uint32_t word_run = 0;                // the longest run of letters and digits
  std::array<std::uint8_t, 128> signs = {};  // by character: how often it is there, up to 255
};

// A piece of text, its ASCII letters in lower case.
struct Literal {
  std::string text;
  bool starts_match = false;  // stands at the beginning of the match, which is that of a word
  friend auto operator<=>(const Literal&, const Literal&) = default;
};

// What every match of an RE2 expression holds: so many characters and, of each set, one literal.
struct ExpressionNeeds {
  CharacterCounts counts = {};
  std::vector<std::vector<Literal>> literals = {};  // the rarest set first; each sorted, not empty
};

// Reads it off the expression. Never says more than is so of text in NFKC, where no letter but an
// ASCII one folds to an ASCII one; says nothing of what it does not know (`\Q`, octal escapes).
// Requires an expression that RE2 accepts. O(bytes).
[[nodiscard]] ExpressionNeeds needs_of(std::string_view expression);

// O(bytes).
[[nodiscard]] CharacterCounts counts_of(std::string_view text);

}  // namespace scruple::match

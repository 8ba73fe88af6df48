#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/word_tables.h"

namespace scruple::text {

// A character with the marks behind it.
struct WordUnit {
  WordClass word_class = WordClass::other;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The unit that begins, or ends, at an offset; nothing at the end, or the beginning, of the text.
[[nodiscard]] std::optional<WordUnit> unit_at(std::string_view text, std::size_t offset);
[[nodiscard]] std::optional<WordUnit> unit_before(std::string_view text, std::size_t offset);

// A letter or digit that joins others of its kind.
[[nodiscard]] constexpr bool is_core(WordClass word_class) {
  return word_class == WordClass::letter || word_class == WordClass::hebrew ||
         word_class == WordClass::number;
}
[[nodiscard]] constexpr bool is_letter_class(WordClass word_class) {
  return word_class == WordClass::letter || word_class == WordClass::hebrew;
}

// Whether a word goes on across the quote or point `mid`. Looks at two units on either side.
[[nodiscard]] bool joins_across(std::string_view text, const WordUnit& before, const WordUnit& mid,
                                const WordUnit& behind);

// Whether `mid`, behind `before`, belongs to the word even with nothing behind it.
[[nodiscard]] bool keeps(const WordUnit& before, const WordUnit& mid);

}  // namespace scruple::text

#pragma once

#include <cstdint>

#include "text/code_point_table.h"

namespace scruple::text {

// What a character is to word boundaries: the classes of UAX 29 as far as folded text holds them.
enum class WordClass : std::uint8_t {
  other,         // divides
  letter,        // ALetter
  hebrew,        // Hebrew_Letter
  number,        // Numeric
  alone,         // a letter or number of a script without spaces: a word by itself
  extend,        // belongs to what is before it
  underscore,    // ExtendNumLet: divides, but goes on in a hashtag
  single_quote,  // '
  double_quote,  // "
  full_stop,     // .
  mid_letter,    // joins letters
  mid_number,    // joins numbers
  mid_both,      // joins both
};

struct WordProperty {
  static constexpr std::uint8_t class_bits = 0x0F;
  static constexpr std::uint8_t counts_bit = 0x10;  // a letter or a number: makes a word
  static constexpr std::uint8_t arabic_bit = 0x20;  // a letter of the Arabic script
  static constexpr std::uint8_t digit_bit = 0x40;
  static constexpr std::uint8_t letter_bit = 0x80;

  std::uint8_t bits = 0;

  [[nodiscard]] constexpr WordClass word_class() const {
    return static_cast<WordClass>(bits & class_bits);
  }
};

// Bits of WordProperty.
[[nodiscard]] const CodePointTable<std::uint8_t>& word_properties();

}  // namespace scruple::text

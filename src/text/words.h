#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/normal_text.h"

namespace scruple::text {

// A word of UAX 29 that holds a letter or a digit. A hyphen or underscore divides it, an apostrophe
// does not. A hashtag is divided further, into its parts: at `_`, between lower and upper case,
// before the last capital of a run that a lower-case letter follows, and between letters and digits
// (#FreeFormulaSamples, #COVID19Facts).
struct Word {
  Span span;  // in NormalText::text
  bool has_digit = false;
  bool is_arabic = false;  // its letters are of the Arabic script
  bool is_hashtag_part = false;

  friend bool operator==(const Word&, const Word&) = default;
};

struct Words {
  std::vector<Word> words;     // sorted, not overlapping
  std::vector<Span> hashtags;  // bodies of hashtags, without the '#', in NormalText::text
  void clear();
};

// Appends the words of `text.text` within `range` (a block or several) to `words`. Nothing crosses
// '\n', url_mark or code_mark. Linear.
void find_words(const NormalText& text, Span range, Words& words);

// Whether `offset` is not inside a word of UAX 29 (as divided above): what "a match ends at word
// boundaries" means. Looks at the neighbourhood only. Scripts without spaces have a boundary
// everywhere.
[[nodiscard]] bool is_word_boundary(std::string_view folded, std::uint32_t offset);

// A letter, a digit or a number of any script.
[[nodiscard]] bool is_letter_or_number(char32_t c);

}  // namespace scruple::text

// Word boundaries of UAX 29 over folded text, by rule and table. Folded text has no format
// characters, regional indicators or ZWJ sequences left, so few rules remain:
//
//   letters and digits        join                                     WB5, 8, 9, 10
//   letter ' letter           joins, as do · and others in between     WB6, 7
//   digit . digit             joins, as do , and others in between     WB11, 12
//   Hebrew ' and Hebrew " Hebrew                                       WB7a, b, c
//   marks                     belong to what is before them            WB4
//
// Tailored: _ divides; a colon joins nothing; a full stop joins letters only where the parts on
// both its sides are single letters (e.g, u.s), since a sentence end without a space behind it is
// more common in posts than a word with a full stop inside; letters of scripts without spaces,
// Katakana included, stand alone.
#include "text/word_rules.h"

#include "text/utf8.h"

namespace scruple::text {

namespace {

using enum WordClass;

WordClass class_of(char32_t c) { return WordProperty{word_properties()[c]}.word_class(); }

std::size_t skip_marks(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const CodePoint next = code_point_at(text, offset);
    if (next.value < 0x80 || class_of(next.value) != extend) {
      break;
    }
    offset += next.size;
  }
  return offset;
}

// Whether the quote or point `mid` joins what is on both its sides, the full stop between letters
// left out.
bool joins(WordClass before, WordClass mid, WordClass behind) {
  if (is_letter_class(before) && is_letter_class(behind)) {
    return mid == single_quote || mid == mid_letter || mid == mid_both ||
           (mid == double_quote && before == hebrew && behind == hebrew);
  }
  return before == number && behind == number &&
         (mid == single_quote || mid == full_stop || mid == mid_number || mid == mid_both);
}

// Whether nothing but a full stop could join the unit to more on its left, or on its right.
bool begins_part(std::string_view text, const WordUnit& unit) {
  const auto before = unit_before(text, unit.begin);
  if (!before || before->word_class == full_stop) {
    return true;
  }
  if (is_core(before->word_class)) {
    return false;
  }
  const auto further = unit_before(text, before->begin);
  return !further || !joins(further->word_class, before->word_class, unit.word_class);
}

bool ends_part(std::string_view text, const WordUnit& unit) {
  const auto behind = unit_at(text, unit.end);
  if (!behind || behind->word_class == full_stop) {
    return true;
  }
  if (is_core(behind->word_class)) {
    return false;
  }
  const auto further = unit_at(text, behind->end);
  return !further || !joins(unit.word_class, behind->word_class, further->word_class);
}

}  // namespace

std::optional<WordUnit> unit_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) {
    return std::nullopt;
  }
  const CodePoint c = code_point_at(text, offset);
  return WordUnit{class_of(c.value), offset, skip_marks(text, offset + c.size)};
}

std::optional<WordUnit> unit_before(std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  while (at > 0) {
    const CodePoint c = code_point_before(text, at);
    at -= c.size;
    const WordClass found = class_of(c.value);
    if (found != extend || at == 0) {
      return WordUnit{found, at, offset};
    }
  }
  return std::nullopt;
}

bool joins_across(std::string_view text, const WordUnit& before, const WordUnit& mid,
                  const WordUnit& behind) {
  if (mid.word_class == full_stop && is_letter_class(before.word_class) &&
      is_letter_class(behind.word_class)) {
    return begins_part(text, before) && ends_part(text, behind);
  }
  return joins(before.word_class, mid.word_class, behind.word_class);
}

bool keeps(const WordUnit& before, const WordUnit& mid) {
  return before.word_class == hebrew && mid.word_class == single_quote;
}

}  // namespace scruple::text

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
// Katakana included, stand alone. Runs of ASCII letters and digits, most of all text, are stepped
// over by a table of bytes.
#include "text/words.h"

#include <array>
#include <optional>

#include "text/utf8.h"
#include "text/word_tables.h"

namespace scruple::text {

namespace {

using enum WordClass;

std::uint8_t bits_of(char32_t c) { return word_properties()[c]; }
WordClass class_of(char32_t c) { return WordProperty{bits_of(c)}.word_class(); }

bool is_letter_class(WordClass c) { return c == letter || c == hebrew; }
bool is_core(WordClass c) { return is_letter_class(c) || c == number; }

// Bits of WordProperty for the ASCII letters and digits; 0 for every other byte.
constexpr std::array<std::uint8_t, 256> make_plain_bytes() {
  std::array<std::uint8_t, 256> bytes{};
  for (std::size_t c = 0; c < 128; ++c) {
    const bool is_digit = '0' <= c && c <= '9';
    const bool is_letter = ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
    if (is_digit) {
      bytes[c] = WordProperty::counts_bit | WordProperty::digit_bit;
    } else if (is_letter) {
      bytes[c] = WordProperty::counts_bit | WordProperty::letter_bit;
    }
  }
  return bytes;
}
constexpr std::array<std::uint8_t, 256> plain_bytes = make_plain_bytes();

std::uint8_t plain_byte(std::string_view text, std::size_t offset) {
  return plain_bytes[static_cast<unsigned char>(text[offset])];
}

// A character with the marks behind it.
struct Unit {
  WordClass word_class = other;
  std::size_t begin = 0;
  std::size_t end = 0;
};

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

std::optional<Unit> unit_at(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) {
    return std::nullopt;
  }
  const CodePoint c = code_point_at(text, offset);
  return Unit{class_of(c.value), offset, skip_marks(text, offset + c.size)};
}

std::optional<Unit> unit_before(std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  while (at > 0) {
    const CodePoint c = code_point_before(text, at);
    at -= c.size;
    const WordClass found = class_of(c.value);
    if (found != extend || at == 0) {
      return Unit{found, at, offset};
    }
  }
  return std::nullopt;
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
bool begins_part(std::string_view text, const Unit& unit) {
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

bool ends_part(std::string_view text, const Unit& unit) {
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

// Whether a word goes on across `mid`. Looks at two units on either side.
bool joins_across(std::string_view text, const Unit& before, const Unit& mid, const Unit& behind) {
  if (mid.word_class == full_stop && is_letter_class(before.word_class) &&
      is_letter_class(behind.word_class)) {
    return begins_part(text, before) && ends_part(text, behind);
  }
  return joins(before.word_class, mid.word_class, behind.word_class);
}

// Whether UAX 29 as tailored keeps `mid`, behind `before`, in the word even with nothing behind it.
bool keeps(const Unit& before, const Unit& mid) {
  return before.word_class == hebrew && mid.word_class == single_quote;
}

class WordFinder {
 public:
  WordFinder(const NormalText& normal, Span range, Words& words)
      : normal_(normal), text_(std::string_view(normal.text).substr(0, range.end)), words_(words) {}

  void run(std::uint32_t begin) {
    std::size_t at = begin;
    while (at < text_.size()) {
      if (plain_byte(text_, at) != 0) {
        at = take_word(at);
        continue;
      }
      const CodePoint c = code_point_at(text_, at);
      const WordClass found = class_of(c.value);
      if (is_core(found)) {
        at = take_word(at);
      } else if (found == alone) {
        at = take_alone(at, false);
      } else if (c.value == U'#') {
        at = take_hashtag(at);
      } else {
        at += c.size;
      }
    }
  }

 private:
  // What the characters of a word add up to.
  struct Tally {
    std::uint8_t any = 0;
    bool has_other_letter = false;

    void add(std::uint8_t bits) {
      any |= bits;
      has_other_letter = has_other_letter || ((bits & WordProperty::letter_bit) != 0 &&
                                              (bits & WordProperty::arabic_bit) == 0);
    }
  };

  void add_word(std::size_t begin, std::size_t end, const Tally& tally, bool is_hashtag_part) {
    if ((tally.any & WordProperty::counts_bit) == 0) {
      return;
    }
    const bool is_arabic = (tally.any & WordProperty::arabic_bit) != 0 && !tally.has_other_letter;
    words_.words.push_back(
        {span(begin, end), (tally.any & WordProperty::digit_bit) != 0, is_arabic, is_hashtag_part});
  }

  static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::size_t take_word(std::size_t begin);
  std::size_t take_core(std::size_t at, Tally& tally) const;
  std::size_t take_alone(std::size_t begin, bool is_hashtag_part);
  std::size_t take_hashtag(std::size_t hash);
  [[nodiscard]] bool can_begin_hashtag(std::size_t hash) const;
  [[nodiscard]] bool divides(const Unit& before, const Unit& behind) const;
  void take_parts(std::size_t begin, std::size_t end);
  [[nodiscard]] Tally tally_of(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_capital(const Unit& unit) const {
    return normal_.is_capital(static_cast<std::uint32_t>(unit.begin));
  }

  const NormalText& normal_;
  std::string_view text_;
  Words& words_;
  std::size_t last_hashtag_end_ = 0;
};

// Letters, digits and marks as far as they go.
std::size_t WordFinder::take_core(std::size_t at, Tally& tally) const {
  std::uint8_t plain = 0;
  while (at < text_.size()) {
    const std::uint8_t bits = plain_byte(text_, at);
    if (bits != 0) {
      plain |= bits;
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(text_[at]) < 0x80U) {
      break;
    }
    const CodePoint c = code_point_at(text_, at);
    const std::uint8_t wide_bits = bits_of(c.value);
    const WordClass found = WordProperty{wide_bits}.word_class();
    if (!is_core(found) && found != extend) {
      break;
    }
    tally.add(wide_bits);
    at += c.size;
  }
  tally.add(plain);
  return at;
}

std::size_t WordFinder::take_word(std::size_t begin) {
  Tally tally;
  std::size_t end = take_core(begin, tally);
  while (end < text_.size() && text_[end] != ' ') {
    const auto mid = unit_at(text_, end);
    const auto before = unit_before(text_, end);
    const auto behind = unit_at(text_, mid->end);
    if (behind && joins_across(text_, *before, *mid, *behind)) {
      end = take_core(mid->end, tally);
    } else {
      if (keeps(*before, *mid)) {
        end = mid->end;
      }
      break;
    }
  }
  add_word(begin, end, tally, false);
  return end;
}

std::size_t WordFinder::take_alone(std::size_t begin, bool is_hashtag_part) {
  const Unit unit = *unit_at(text_, begin);
  add_word(begin, unit.end, tally_of(begin, unit.end), is_hashtag_part);
  return unit.end;
}

bool WordFinder::can_begin_hashtag(std::size_t hash) const {
  if (hash == 0 || hash == last_hashtag_end_) {
    return true;
  }
  const auto before = unit_before(text_, hash);
  return !is_core(before->word_class) && text_[before->begin] != '&';
}

std::size_t WordFinder::take_hashtag(std::size_t hash) {
  const std::size_t begin = hash + 1;
  if (!can_begin_hashtag(hash)) {
    return begin;
  }
  std::size_t end = begin;
  for (auto unit = unit_at(text_, begin); unit; unit = unit_at(text_, end)) {
    const WordClass found = unit->word_class;
    if (!is_core(found) && found != alone && found != underscore) {
      break;
    }
    end = unit->end;
  }
  if ((tally_of(begin, end).any & WordProperty::letter_bit) == 0) {
    return begin;
  }
  words_.hashtags.push_back(span(begin, end));
  last_hashtag_end_ = end;
  take_parts(begin, end);
  return end;
}

bool WordFinder::divides(const Unit& before, const Unit& behind) const {
  if (!is_core(before.word_class) || !is_core(behind.word_class)) {
    return true;
  }
  if ((before.word_class == number) != (behind.word_class == number)) {
    return true;
  }
  if (!is_capital(behind)) {
    return false;
  }
  if (!is_capital(before)) {
    return true;
  }
  // The last capital of a run begins the next part when a lower-case letter follows it.
  const auto further = unit_at(text_, behind.end);
  return further && is_letter_class(further->word_class) && !is_capital(*further);
}

void WordFinder::take_parts(std::size_t begin, std::size_t end) {
  std::size_t part_begin = begin;
  Unit unit = *unit_at(text_, begin);
  while (true) {
    const auto next = unit.end < end ? unit_at(text_, unit.end) : std::nullopt;
    if (!next || divides(unit, *next)) {
      add_word(part_begin, unit.end, tally_of(part_begin, unit.end), true);
      part_begin = unit.end;
    }
    if (!next) {
      return;
    }
    unit = *next;
  }
}

WordFinder::Tally WordFinder::tally_of(std::size_t begin, std::size_t end) const {
  Tally tally;
  for (std::size_t at = begin; at < end;) {
    const CodePoint c = code_point_at(text_, at);
    tally.add(bits_of(c.value));
    at += c.size;
  }
  return tally;
}

}  // namespace

void Words::clear() {
  words.clear();
  hashtags.clear();
}

void find_words(const NormalText& text, Span range, Words& words) {
  WordFinder(text, range, words).run(range.begin);
}

bool is_word_boundary(std::string_view folded, std::uint32_t offset) {
  if (offset == 0 || offset >= folded.size()) {
    return true;
  }
  const Unit before = *unit_before(folded, offset);
  const Unit behind = *unit_at(folded, offset);
  if (behind.word_class == extend) {
    return folded[before.begin] == '\n';
  }
  if (is_core(before.word_class) && is_core(behind.word_class)) {
    return false;
  }
  if (is_core(before.word_class)) {
    const auto further = unit_at(folded, behind.end);
    return !keeps(before, behind) && (!further || !joins_across(folded, before, behind, *further));
  }
  const auto further = unit_before(folded, before.begin);
  return !is_core(behind.word_class) || !further || !joins_across(folded, *further, before, behind);
}

}  // namespace scruple::text

// Words by the rules of word_rules.cc. Text is looked at through windows of 64 bytes in which every
// ASCII letter and digit is one bit, so a word of most texts is found by counting bits, without a
// branch that depends on its length. A word that more may join (a mark, another script, a quote
// with a letter behind it) and hashtags are taken character by character.
#include "text/words.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "text/byte_block.h"
#include "text/utf8.h"
#include "text/word_rules.h"
#include "text/word_tables.h"

namespace scruple::text {

namespace {

using enum WordClass;

constexpr std::size_t window_size = 64;

// What the bytes from an offset on are, one bit each.
struct Window {
  std::uint64_t letters = 0;  // of ASCII
  std::uint64_t digits = 0;
  std::uint64_t careful = 0;  // what is not ASCII, and #
};

Window window_at(std::string_view text, std::size_t begin) {
  Window window;
  const std::size_t end = std::min(begin + window_size, text.size());
  for (std::size_t at = begin; at < end; at += block_size) {
    const ByteBlock block = load_block(text, at);
    const ByteBlock wide = block & high_bits;
    const ByteBlock ascii = block & ~high_bits;
    const ByteBlock letters = within(ascii | in_each_byte(0x20), 'a', 'z') & ~wide;
    const ByteBlock digits = within(ascii, '0', '9') & ~wide;
    const std::size_t shift = at - begin;
    window.letters |= gathered_bits(letters) << shift;
    window.digits |= gathered_bits(digits) << shift;
    window.careful |= gathered_bits(wide | (equal_to(ascii, '#') & ~wide)) << shift;
  }
  return window;
}

constexpr bool is_plain(char byte) {
  return ('a' <= byte && byte <= 'z') || ('0' <= byte && byte <= '9') ||
         ('A' <= byte && byte <= 'Z');
}
constexpr bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80U; }

// Whether an ASCII character may stand inside an ASCII word.
constexpr bool may_join(char byte) {
  return byte == '\'' || byte == '.' || byte == ',' || byte == ';';
}

class WordFinder {
 public:
  WordFinder(const NormalText& normal, Span range, Words& words)
      : normal_(normal), text_(std::string_view(normal.text).substr(0, range.end)), words_(words) {}

  void run(std::size_t at) {
    while (at < text_.size()) {
      if (is_plain(text_[at])) {
        at = take_window(at);
      } else if (is_ascii(text_[at])) {
        at = text_[at] == '#' ? take_hashtag(at) : at + 1;
      } else {
        at = take_wide(at);
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

  // Each takes what begins at its offset and returns where it ends.
  std::size_t take_window(std::size_t begin);
  std::size_t take_wide(std::size_t begin);
  std::size_t take_word(std::size_t begin);
  std::size_t take_core(std::size_t at, Tally& tally) const;
  std::size_t take_alone(std::size_t begin, bool is_hashtag_part);
  std::size_t take_hashtag(std::size_t hash);
  [[nodiscard]] bool can_begin_hashtag(std::size_t hash) const;
  [[nodiscard]] bool divides(const WordUnit& before, const WordUnit& behind) const;
  void take_parts(std::size_t begin, std::size_t end);
  [[nodiscard]] Tally tally_of(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_capital(const WordUnit& unit) const {
    return normal_.is_capital(static_cast<std::uint32_t>(unit.begin));
  }

  const NormalText& normal_;
  const CodePointTable<std::uint8_t>& properties_ = word_properties();
  std::string_view text_;
  Words& words_;
  std::size_t last_hashtag_end_ = 0;
};

// ASCII words up to the end of the window, to one that leaves it, or to what needs care.
std::size_t WordFinder::take_window(std::size_t begin) {
  const Window window = window_at(text_, begin);
  const std::uint64_t plain = window.letters | window.digits;
  const std::uint64_t telling = plain | window.careful;
  std::uint64_t rest = telling;
  while (rest != 0) {
    const auto first = static_cast<std::size_t>(std::countr_zero(rest));
    if ((window.careful >> first & 1U) != 0) {
      return begin + first;
    }
    const auto size = static_cast<std::size_t>(std::countr_one(plain >> first));
    std::size_t last = first + size;
    if (last == window_size) {
      return first > 0 ? begin + first : take_word(begin);
    }
    const bool is_before_wide = (window.careful >> last & 1U) != 0;
    const bool is_before_telling = last + 1 == window_size || (telling >> (last + 1) & 1U) != 0;
    const bool may_go_on = is_before_wide || (is_before_telling && begin + last < text_.size() &&
                                              may_join(text_[begin + last]));
    if (may_go_on) {
      const std::size_t end = take_word(begin + first);
      if (end >= begin + window_size) {
        return end;
      }
      last = end - begin;
    } else {
      const bool has_digit = (window.digits >> first << (window_size - size)) != 0;
      words_.words.push_back({span(begin + first, begin + last), has_digit, false, false});
    }
    rest &= ~std::uint64_t{0} << last;
  }
  return std::min(begin + window_size, text_.size());
}

std::size_t WordFinder::take_wide(std::size_t begin) {
  const CodePoint c = code_point_at(text_, begin);
  const WordClass found = WordProperty{properties_[c.value]}.word_class();
  if (is_core(found)) {
    return take_word(begin);
  }
  return found == alone ? take_alone(begin, false) : begin + c.size;
}

// Letters, digits and marks as far as they go.
std::size_t WordFinder::take_core(std::size_t at, Tally& tally) const {
  while (at < text_.size()) {
    if (is_ascii(text_[at]) && !is_plain(text_[at])) {
      break;
    }
    const CodePoint c = code_point_at(text_, at);
    const std::uint8_t bits = properties_[c.value];
    const WordClass found = WordProperty{bits}.word_class();
    if (!is_core(found) && found != extend) {
      break;
    }
    tally.add(bits);
    at += c.size;
  }
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
  const WordUnit unit = *unit_at(text_, begin);
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

bool WordFinder::divides(const WordUnit& before, const WordUnit& behind) const {
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
  WordUnit unit = *unit_at(text_, begin);
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
    tally.add(properties_[c.value]);
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

bool is_letter_or_number(char32_t c) {
  return (word_properties()[c] & WordProperty::counts_bit) != 0;
}

bool is_word_boundary(std::string_view folded, std::uint32_t offset) {
  if (offset == 0 || offset >= folded.size()) {
    return true;
  }
  const WordUnit before = *unit_before(folded, offset);
  const WordUnit behind = *unit_at(folded, offset);
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

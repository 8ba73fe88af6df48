// Sentence ends by rule, in one pass over the terminators. A terminator with the quotes and
// brackets behind it is looked at together with the word before it and the first letter of what
// follows:
//
//   ... the colic . ")  T...
//       word      |  |  opening of the next sentence
//            terminator closers
//
// ICU's rules know no abbreviations and cost several times as much. Which words are abbreviations
// is in abbreviations.cc; whether the next word is written with a capital comes from the map of the
// folded text. Blocks that hold no capitals at all are split at full stops behind ordinary words.
// Limits: a sentence that ends in "U.S." goes on, and initials are told from single-letter names
// (vitamin C) by a list.
#include "text/sentences.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "base/ascii.h"
#include "text/abbreviations.h"
#include "text/utf8.h"
#include "text/word_tables.h"

namespace scruple::text {

namespace {

// Ordered: of several in a row the greatest says what they mean together.
enum class Terminator : std::uint8_t {
  none,
  full_stop,  // may be part of an abbreviation or a number
  strong,     // ends a sentence whatever the case of the next word: ! and ?
  sole,       // the full stops of other scripts, which have no other use
  joined,     // likewise, and no white space follows: 。
};

Terminator terminator_of(char32_t c) {
  switch (c) {
    case U'.':
      return Terminator::full_stop;
    case U'!':
    case U'?':
    case 0x061F:  // Arabic question mark
    case 0x203D:  // interrobang
    case 0x055C:  // Armenian exclamation and question mark
    case 0x055E:
    case 0x1367:  // Ethiopic question mark
      return Terminator::strong;
    case 0x06D4:  // Urdu full stop
    case 0x0589:  // Armenian
    case 0x0964:  // danda and double danda
    case 0x0965:
    case 0x104A:  // Burmese
    case 0x104B:
    case 0x1362:  // Ethiopic
    case 0x17D4:  // Khmer
      return Terminator::sole;
    case 0x3002:  // ideographic full stop
      return Terminator::joined;
    default:
      return Terminator::none;
  }
}

// Whether a terminator may begin with a byte of UTF-8: the rest is stepped over without decoding.
constexpr std::array<bool, 256> make_leads() {
  std::array<bool, 256> leads{};
  // ASCII, Armenian, Arabic, Devanagari, Burmese with Ethiopic and Khmer, interrobang, ideographic.
  constexpr std::array<std::size_t, 11> known = {'.',  '!',  '?',  0xD5, 0xD6, 0xD8,
                                                 0xDB, 0xE0, 0xE1, 0xE2, 0xE3};
  for (const std::size_t lead : known) {
    leads[lead] = true;
  }
  return leads;
}
constexpr std::array<bool, 256> may_terminate = make_leads();

WordProperty property_of(char32_t c) { return {word_properties()[c]}; }
bool has(char32_t c, std::uint8_t bit) { return (property_of(c).bits & bit) != 0; }
bool is_stand_in(char32_t c) { return c == url_mark || c == code_mark; }

bool closes(char32_t c) {
  if (c < 0x80) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}';
  }
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, is_digit);
}

// Terminators with all that closes between and behind them.
struct Stop {
  std::size_t begin = 0;
  std::size_t end = 0;
  Terminator kind = Terminator::none;
  std::size_t terminator_count = 0;
  bool has_closer = false;
};

// What follows: the first letter, number or stand-in.
struct Opening {
  std::size_t begin = 0;  // the end of the text when there is none
  bool is_lower = false;  // a letter of a script with case, but no capital and in no hashtag
  bool is_number = false;
};

class SentenceFinder {
 public:
  SentenceFinder(const NormalText& normal, Span range)
      : normal_(normal), text_(std::string_view(normal.text).substr(0, range.end)) {
    const auto capital = std::ranges::lower_bound(normal.capitals, range.begin);
    has_capitals_ = capital != normal.capitals.end() && *capital < range.end;
    find_opening(range.begin);
    sentence_begin_ = opening_.begin;
  }

  void run(std::size_t begin, std::vector<std::uint32_t>& ends) {
    for (std::size_t at = begin; at < text_.size();) {
      if (!may_terminate[static_cast<unsigned char>(text_[at])] ||
          terminator_of(code_point_at(text_, at).value) == Terminator::none) {
        ++at;
        continue;
      }
      const Stop stop = stop_at(at);
      if (ends_sentence(stop)) {
        ends.push_back(static_cast<std::uint32_t>(stop.end));
        sentence_begin_ = opening_.begin;
      }
      at = stop.end;
    }
  }

 private:
  [[nodiscard]] Stop stop_at(std::size_t begin) const;
  void find_opening(std::size_t at);
  [[nodiscard]] bool ends_sentence(const Stop& stop);
  [[nodiscard]] bool full_stop_ends(const Stop& stop) const;
  [[nodiscard]] Span word_before(std::size_t end) const;
  [[nodiscard]] bool numbers_something(Span word) const;
  [[nodiscard]] bool is_acronym(Span word) const;
  [[nodiscard]] bool is_initial(Span word) const;
  [[nodiscard]] std::string_view view(Span part) const {
    return text_.substr(part.begin, part.size());
  }

  const NormalText& normal_;
  std::string_view text_;           // up to the end of the range
  std::size_t sentence_begin_ = 0;  // its first letter or number
  Opening opening_;                 // behind the last stop that was looked at
  bool has_capitals_ = false;
};

Stop SentenceFinder::stop_at(std::size_t begin) const {
  Stop stop{.begin = begin, .end = begin};
  while (stop.end < text_.size()) {
    const CodePoint c = code_point_at(text_, stop.end);
    const Terminator kind = terminator_of(c.value);
    if (kind != Terminator::none) {
      stop.kind = std::max(stop.kind, kind);
      ++stop.terminator_count;
    } else if (closes(c.value)) {
      stop.has_closer = true;
    } else {
      break;
    }
    stop.end += c.size;
  }
  return stop;
}

void SentenceFinder::find_opening(std::size_t at) {
  if (at <= opening_.begin && opening_.begin > 0) {
    return;  // no letter since: keeps rows of "! ! !" linear
  }
  opening_ = {.begin = text_.size()};
  for (char32_t before = U' '; at < text_.size();) {
    const CodePoint c = code_point_at(text_, at);
    if (has(c.value, WordProperty::counts_bit) || is_stand_in(c.value)) {
      const bool is_letter = has(c.value, WordProperty::letter_bit);
      const bool is_capital = normal_.is_capital(static_cast<std::uint32_t>(at));
      const bool is_tag = before == U'#' || before == U'@';
      opening_.begin = at;
      opening_.is_lower = is_letter && !is_capital && !is_tag &&
                          u_hasBinaryProperty(static_cast<UChar32>(c.value), UCHAR_CASED) != 0;
      opening_.is_number = !is_letter && !is_stand_in(c.value);
      return;
    }
    before = c.value;
    at += c.size;
  }
}

bool SentenceFinder::ends_sentence(const Stop& stop) {
  if (stop.end == text_.size()) {
    return false;
  }
  const CodePoint next = code_point_at(text_, stop.end);
  const bool needs_no_space =
      stop.kind == Terminator::joined || property_of(next.value).word_class() == WordClass::alone;
  if (next.value != U' ' && !needs_no_space) {
    return false;
  }
  find_opening(stop.end);
  if (opening_.begin == text_.size()) {
    return false;
  }
  switch (stop.kind) {
    case Terminator::full_stop:
      return full_stop_ends(stop);
    case Terminator::strong:
      // "Stop!" she said.
      return !stop.has_closer || !opening_.is_lower;
    default:
      return true;
  }
}

bool SentenceFinder::full_stop_ends(const Stop& stop) const {
  if (stop.terminator_count > 1) {
    return !opening_.is_lower && !opening_.is_number;
  }
  const Span word = word_before(stop.begin);
  if (numbers_something(word)) {
    return false;
  }
  const Abbreviation abbreviation =
      is_acronym(word) ? Abbreviation::none : abbreviation_of(lowered(view(word)));
  if (opening_.is_lower) {
    const bool is_ordinary = abbreviation == Abbreviation::none && !stop.has_closer &&
                             view(word).find('.') == std::string_view::npos &&
                             code_point_count(view(word)) >= 3;
    return !has_capitals_ && is_ordinary;
  }
  switch (abbreviation) {
    case Abbreviation::goes_on:
      return false;
    case Abbreviation::may_end_it:
      return !opening_.is_number;
    case Abbreviation::none:
      break;
  }
  return !is_initial(word);
}

// The letters, digits and full stops in between that end at `end`; not more than any abbreviation
// could have.
Span SentenceFinder::word_before(std::size_t end) const {
  constexpr std::size_t most = 32;
  std::size_t begin = end;
  while (begin > 0 && end - begin < most) {
    const CodePoint c = code_point_before(text_, begin);
    const WordProperty property = property_of(c.value);
    const bool is_inner_stop = c.value == U'.' && begin < end;
    if (!has(c.value, WordProperty::counts_bit) && property.word_class() != WordClass::extend &&
        !is_inner_stop) {
      break;
    }
    begin -= c.size;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// "1. Take two", "am 3. Mai".
bool SentenceFinder::numbers_something(Span word) const {
  constexpr std::size_t most_digits = 3;
  if (!is_number(view(word)) || word.size() > most_digits) {
    return false;
  }
  if (word.begin == sentence_begin_) {
    return true;
  }
  std::size_t end = opening_.begin;
  while (end < text_.size() && has(code_point_at(text_, end).value, WordProperty::letter_bit)) {
    end += code_point_at(text_, end).size;
  }
  return is_german_month(lowered(text_.substr(opening_.begin, end - opening_.begin)));
}

// "MS.", the disease, is no "Ms.".
bool SentenceFinder::is_acronym(Span word) const {
  const std::size_t letters = code_point_count(view(word));
  if (letters < 2 || view(word).find('.') != std::string_view::npos) {
    return false;
  }
  const auto first = std::ranges::lower_bound(normal_.capitals, word.begin);
  const auto last = std::ranges::lower_bound(normal_.capitals, word.end);
  return static_cast<std::size_t>(last - first) == letters;
}

// One letter that stands for a name: "J. Smith", "د. أحمد".
bool SentenceFinder::is_initial(Span word) const {
  if (word.is_empty() || code_point_at(text_, word.begin).size != word.size() ||
      !has(code_point_at(text_, word.begin).value, WordProperty::letter_bit)) {
    return false;
  }
  const bool is_first = word.begin == sentence_begin_;
  if (lowered(view(word)) == "i") {
    return is_first;
  }
  const bool has_word_before = word.begin > 0 && text_[word.begin - 1] == ' ';
  return is_first || !has_word_before || !takes_letter(lowered(view(word_before(word.begin - 1))));
}

}  // namespace

void find_sentence_ends(const NormalText& text, Span range, std::vector<std::uint32_t>& ends) {
  SentenceFinder(text, range).run(range.begin, ends);
}

}  // namespace scruple::text

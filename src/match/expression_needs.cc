// A descent over RE2's syntax, which works out of each part either all that it matches or what
// every match of it holds (expression_part.h).

#include "match/expression_needs.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/unique.h"
#include "match/expression_part.h"
#include "text/utf8.h"

namespace scruple::match {

namespace {

using Part = ExpressionPart;
using Literals = std::vector<Literal>;

constexpr std::size_t most_class_members = 8;
constexpr std::size_t most_sets = 4;

constexpr bool is_ascii(char32_t c) { return c < 0x80; }

class Reader {
 public:
  explicit Reader(std::string_view expression) : rest_(expression) {}

  Part read() {
    Part part = alternation();
    return is_unknown_ ? Part::anything() : part;
  }

 private:
  [[nodiscard]] bool at(std::string_view text) const { return rest_.starts_with(text); }
  bool skip(std::string_view text) {
    if (!at(text)) {
      return false;
    }
    rest_.remove_prefix(text.size());
    return true;
  }
  void skip_past(char last) {
    rest_.remove_prefix(std::min(rest_.find(last), rest_.size() - 1) + 1);
  }
  // Requires that there is one.
  std::string_view next_character() {
    const std::string_view one = rest_.substr(0, text::code_point_at(rest_, 0).size);
    rest_.remove_prefix(one.size());
    return one;
  }

  // NOLINTNEXTLINE(misc-no-recursion): RE2 accepts no more than a thousand levels.
  Part alternation() {
    std::vector<Part> parts;
    parts.push_back(sequence());
    while (skip("|")) {
      parts.push_back(sequence());
    }
    return alternatives(parts);
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  Part sequence() {
    ExpressionSequence all;
    while (!rest_.empty() && !at("|") && !at(")") && !is_unknown_) {
      Part one = item();
      all.add(repeated(std::move(one), times()));
    }
    return all.take();
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  Part item() {
    if (skip("(")) {
      return group();
    }
    if (skip("[")) {
      return character_class();
    }
    if (skip("\\")) {
      return escape();
    }
    if (skip("^") || skip("$")) {
      return Part::nothing();
    }
    if (skip(".")) {
      return Part::anything();
    }
    return character(next_character());
  }

  [[nodiscard]] Part character(std::string_view one) const {
    if (!is_ascii(static_cast<unsigned char>(one.front())) && ignores_case_) {
      return Part::anything();  // which others it stands for is not worked out here
    }
    std::string lower(one);
    lower.front() = to_lower(lower.front());
    return Part::character(std::move(lower));
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  Part group() {
    if (skip("?P<")) {
      skip_past('>');
    } else if (at("?")) {
      const auto flags_end = rest_.find_first_of(":)");
      if (flags_end == std::string_view::npos) {
        is_unknown_ = true;
        return Part::anything();
      }
      ignores_case_ =
          ignores_case_ || rest_.substr(0, flags_end).find('i') != std::string_view::npos;
      const bool is_group = rest_[flags_end] == ':';
      rest_.remove_prefix(flags_end + 1);
      if (!is_group) {
        return Part::nothing();  // `(?i)`: only flags
      }
    }
    Part part = alternation();
    skip(")");
    return part;
  }

  Part escape() {
    const char c = rest_.empty() ? '\0' : rest_.front();
    if (c == 'Q' || c == '\0' || is_digit(c)) {
      is_unknown_ = true;
      return Part::anything();
    }
    if (!is_letter(c)) {
      return character(next_character());
    }
    rest_.remove_prefix(1);
    if (c == 'x' || c == 'p' || c == 'P') {
      if (at("{")) {
        skip_past('}');
      } else {
        rest_.remove_prefix(std::min<std::size_t>(c == 'x' ? 2 : 1, rest_.size()));
      }
    }
    switch (c) {
      case 'd':
        return Part::digit();
      case 'n':
        return character("\n");
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return Part::nothing();
      default:
        return Part::anything();
    }
  }

  // Behind the `[`.
  Part character_class() {
    std::vector<Part> members;
    bool is_known = !skip("^");
    bool is_of_digits = is_known;
    bool is_of_word = is_known;
    for (bool is_first = true; !rest_.empty() && (is_first || !at("]")); is_first = false) {
      if (at("[:")) {
        skip_past(':');
        skip_past(']');
        is_known = is_of_digits = is_of_word = false;
        continue;
      }
      const char first = rest_.front();
      const Part member = class_member();
      is_of_digits = is_of_digits && member.is_of_digits;
      is_of_word = is_of_word && member.is_of_word;
      const bool is_range = rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']';
      if (is_range) {
        skip("-");
        is_of_word = is_of_word && is_of_one_kind(first, rest_.front());
        is_of_digits = class_member().is_of_digits && is_of_digits;
      }
      is_known = is_known && !is_range && member.is_list;
      members.push_back(member);
    }
    skip("]");
    if (is_known && members.size() <= most_class_members) {
      return alternatives(members);
    }
    return is_of_digits ? Part::digit() : is_of_word ? Part::letter_or_digit() : Part::anything();
  }

  // Whether a range holds letters or digits only: `A-z` has signs too.
  static bool is_of_one_kind(char first, char last) {
    return (is_digit(first) && is_digit(last)) || (is_lower(first) && is_lower(last)) ||
           (is_upper(first) && is_upper(last));
  }

  Part class_member() { return skip("\\") ? escape() : character(next_character()); }

  // How often the quantifiers here, if any, ask for what came before.
  Repetition times() {
    Repetition times;
    while (!rest_.empty()) {
      if (skip("*")) {
        times = {.least = 0, .is_at_most_one = false};
      } else if (skip("?")) {
        times.least = 0;
      } else if (const auto count = repetition()) {
        times = *count;
      } else if (skip("+")) {
        times.is_at_most_one = false;
      } else {
        break;
      }
      skip("?");
    }
    return times;
  }

  // `{2}`, `{2,}`, `{2,5}`; a brace that holds something else is a letter.
  std::optional<Repetition> repetition() {
    const auto close = rest_.find('}');
    if (!at("{") || close == std::string_view::npos) {
      return std::nullopt;
    }
    const std::string_view inside = rest_.substr(1, close - 1);
    const auto comma = inside.find(',');
    const std::string_view least = inside.substr(0, comma);
    const std::string_view most =
        comma == std::string_view::npos ? least : inside.substr(comma + 1);
    if (least.empty() || !std::ranges::all_of(least, is_digit) ||
        !std::ranges::all_of(most, is_digit)) {
      return std::nullopt;
    }
    rest_.remove_prefix(close + 1);
    return Repetition{.least = value_of(least),
                      .is_at_most_one = !most.empty() && value_of(most) <= 1};
  }

  static std::uint32_t value_of(std::string_view digits) {
    return std::accumulate(digits.begin(), digits.end(), 0U, [](std::uint32_t value, char digit) {
      return std::min(value * 10 + static_cast<std::uint32_t>(digit - '0'), most_counted);
    });
  }

  std::string_view rest_;
  bool is_unknown_ = false;
  bool ignores_case_ = false;  // from some `(?i)` on
};

}  // namespace

CharacterCounts counts_of(std::string_view text) {
  CharacterCounts counts;
  std::uint32_t digit_run = 0;
  std::uint32_t word_run = 0;
  for (const char c : text) {
    const auto digit = static_cast<std::uint32_t>(is_digit(c));
    const auto word = static_cast<std::uint32_t>(is_letter_or_digit(c));
    counts.digits += digit;
    digit_run = (digit_run + digit) * digit;
    word_run = (word_run + word) * word;
    counts.digit_run = std::max(counts.digit_run, digit_run);
    counts.word_run = std::max(counts.word_run, word_run);
    if (is_punctuation(c)) {
      std::uint8_t& count = counts.signs[static_cast<unsigned char>(c)];
      count = static_cast<std::uint8_t>(count + (count < 255 ? 1 : 0));
    }
  }
  return counts;
}

namespace {

// Sorts a set and leaves out what goes on where another one ends.
void simplify(Literals& set) {
  sort_unique(set);
  Literals kept;
  for (Literal& literal : set) {
    const bool is_longer = !kept.empty() && literal.text.starts_with(kept.back().text) &&
                           (literal.starts_match || !kept.back().starts_match);
    if (!is_longer) {
      kept.push_back(std::move(literal));
    }
  }
  set = std::move(kept);
}

}  // namespace

ExpressionNeeds needs_of(std::string_view expression) {
  Part whole = as_sets(Reader(expression).read());
  ExpressionNeeds needs{.counts = whole.counts};
  for (Literals& set : whole.sets) {
    for (Literal& literal : set) {
      const char first = literal.text.front();
      literal.starts_match = literal.starts_match && (is_letter(first) || is_digit(first));
    }
    simplify(set);
  }
  std::ranges::stable_sort(whole.sets, {}, expected_count);
  for (Literals& set : whole.sets) {
    // A set that every text has is no use, nor one that the digits hold already.
    constexpr double most_expected = 1;
    const bool is_digits = std::ranges::all_of(set, [](const Literal& literal) {
      return literal.text.size() == 1 && is_digit(literal.text.front());
    });
    if (needs.literals.size() < most_sets && expected_count(set) < most_expected &&
        !(is_digits && needs.counts.digits > 0) &&
        std::ranges::find(needs.literals, set) == needs.literals.end()) {
      needs.literals.push_back(std::move(set));
    }
  }
  return needs;
}

}  // namespace scruple::match

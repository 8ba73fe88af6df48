// A descent over RE2's syntax. Of each part it tells either all that the part matches, while that
// is a short list, or what every match of it holds. Along a sequence the lists are multiplied out
// until they grow too long or meet something that is no list; they are then a set of literals of
// which one must occur. Each alternative must give a set, and their union is needed. Characters
// are counted along a sequence; of alternatives the least counts.

#include "match/expression_needs.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/unique.h"
#include "text/utf8.h"

namespace scruple::match {

namespace {

using Literals = std::vector<Literal>;

// More than any text of interest holds; keeps nested repetitions from overflowing.
constexpr std::uint32_t most_counted = 64;
constexpr std::size_t most_ways = 64;  // of a part that is told as a list
constexpr std::size_t longest_way = 64;
constexpr std::size_t most_class_members = 8;
constexpr std::size_t longest_literal = 8;  // the beginning of a longer one does as well
constexpr std::size_t most_sets = 4;

constexpr bool is_ascii(char32_t c) { return c < 0x80; }

// How often a text of middling length has one of these, roughly.
double expected(const Literals& literals) {
  constexpr double length = 200;
  constexpr double share_of_word_starts = 0.2;
  const auto share_of = [](char c) {
    constexpr double letter = 0.06;
    constexpr double space = 0.16;
    constexpr double stop = 0.02;
    constexpr double other_sign = 0.004;
    constexpr double digit = 0.0004;  // where there is one there are many
    if (is_letter(c) || !is_ascii(static_cast<unsigned char>(c))) {
      return letter;
    }
    return c == ' ' ? space : c == '.' || c == ',' ? stop : is_digit(c) ? digit : other_sign;
  };
  double sum = 0;
  for (const Literal& literal : literals) {
    sum += std::accumulate(literal.text.begin(), literal.text.end(),
                           literal.starts_match ? length * share_of_word_starts : length,
                           [&](double product, char c) { return product * share_of(c); });
  }
  return sum;
}

// What is known of a part of an expression.
struct Part {
  bool is_list = false;
  std::vector<std::string> ways = {};  // when a list: all that it matches, in lower case
  std::vector<Literals> sets = {};     // else what each match holds; `starts_match`: the part's
  CharacterCounts counts = {};
  bool is_of_digits = false;  // it matches digits only, or nothing
  bool is_of_word = false;    // it matches letters and digits only, or nothing
};

Part nothing_known() { return {}; }
Part empty() { return {.is_list = true, .ways = {""}, .is_of_digits = true, .is_of_word = true}; }
Part one_digit() {
  Literals any;
  for (char digit = '0'; digit <= '9'; ++digit) {
    any.push_back({std::string(1, digit), true});
  }
  return {.sets = {any},
          .counts = {.digits = 1, .digit_run = 1, .word_run = 1},
          .is_of_digits = true,
          .is_of_word = true};
}

Part one_letter_or_digit() { return {.counts = {.word_run = 1}, .is_of_word = true}; }

template <typename Combine>
CharacterCounts combined(const CharacterCounts& a, const CharacterCounts& b, Combine combine) {
  CharacterCounts out{.digits = combine(a.digits, b.digits),
                      .digit_run = combine(a.digit_run, b.digit_run),
                      .word_run = combine(a.word_run, b.word_run)};
  for (std::size_t i = 0; i < out.signs.size(); ++i) {
    out.signs[i] =
        static_cast<std::uint8_t>(combine(std::uint32_t{a.signs[i]}, std::uint32_t{b.signs[i]}));
  }
  return out;
}

std::uint32_t least_of(std::uint32_t a, std::uint32_t b) { return std::min(a, b); }
std::uint32_t sum_of(std::uint32_t a, std::uint32_t b) { return std::min(a + b, most_counted); }

// A list as a set of literals; none when the empty text is among them.
std::optional<Literals> literals_of(const std::vector<std::string>& ways, bool is_at_start) {
  Literals literals;
  for (const std::string& way : ways) {
    if (way.empty()) {
      return std::nullopt;
    }
    literals.push_back({way.substr(0, longest_literal), is_at_start});
  }
  return literals;
}

// The parts of a sequence, put together.
class Sequence {
 public:
  void add(const Part& part) {
    add_counts(part);
    if (part.is_list && may_multiply(part)) {
      multiply(part);
      return;
    }
    end_list();
    if (part.is_list) {
      ways_ = part.ways;
      return;
    }
    for (Literals set : part.sets) {
      for (Literal& literal : set) {
        literal.starts_match = literal.starts_match && is_at_start_;
      }
      sets_.push_back(std::move(set));
    }
    is_at_start_ = false;
  }

  Part take() {
    if (!is_list_) {
      end_list();
    }
    return {.is_list = is_list_,
            .ways = std::move(ways_),
            .sets = std::move(sets_),
            .counts = counts_,
            .is_of_digits = is_of_digits_,
            .is_of_word = is_of_word_};
  }

 private:
  void add_counts(const Part& part) {
    // Each part has its longest run somewhere inside; those that are all of one run go on.
    digit_run_ = part.is_of_digits ? sum_of(digit_run_, part.counts.digit_run) : 0;
    word_run_ = part.is_of_word ? sum_of(word_run_, part.counts.word_run) : 0;
    const std::uint32_t digit_run =
        std::max({counts_.digit_run, part.counts.digit_run, digit_run_});
    const std::uint32_t word_run = std::max({counts_.word_run, part.counts.word_run, word_run_});
    counts_ = combined(counts_, part.counts, sum_of);
    counts_.digit_run = digit_run;
    counts_.word_run = word_run;
    is_of_digits_ = is_of_digits_ && part.is_of_digits;
    is_of_word_ = is_of_word_ && part.is_of_word;
  }

  [[nodiscard]] bool may_multiply(const Part& part) const {
    const auto size = [](const std::string& way) { return way.size(); };
    return ways_.size() * part.ways.size() <= most_ways &&
           size(*std::ranges::max_element(ways_, {}, size)) +
                   size(*std::ranges::max_element(part.ways, {}, size)) <=
               longest_way;
  }

  void multiply(const Part& part) {
    std::vector<std::string> longer;
    for (const std::string& way : ways_) {
      for (const std::string& end : part.ways) {
        longer.push_back(way + end);
      }
    }
    sort_unique(longer);
    ways_ = std::move(longer);
  }

  void end_list() {
    is_list_ = false;
    if (ways_.size() == 1 && ways_.front().empty()) {
      return;
    }
    if (auto literals = literals_of(ways_, is_at_start_)) {
      sets_.push_back(std::move(*literals));
    }
    ways_ = {""};
    is_at_start_ = false;
  }

  bool is_list_ = true;  // all of it up to here, in ways_; later only what comes after sets_
  std::vector<std::string> ways_ = {""};
  std::vector<Literals> sets_;
  bool is_at_start_ = true;  // nothing came before ways_
  CharacterCounts counts_;
  std::uint32_t digit_run_ = 0;  // at the end
  std::uint32_t word_run_ = 0;
  bool is_of_digits_ = true;
  bool is_of_word_ = true;
};

Part as_sets(Part part) {
  Sequence sequence;
  sequence.add(part);
  sequence.add({.is_of_digits = part.is_of_digits, .is_of_word = part.is_of_word});
  return sequence.take();
}

std::optional<Literals> rarest_set(const Part& part) {
  std::vector<Literals> sets = as_sets(part).sets;
  if (sets.empty()) {
    return std::nullopt;
  }
  return *std::ranges::min_element(sets, {}, expected);
}

Part alternatives(const std::vector<Part>& parts) {
  if (parts.size() == 1) {
    return parts.front();
  }
  Part joined{
      .is_list = true, .counts = parts.front().counts, .is_of_digits = true, .is_of_word = true};
  Literals literals;
  bool has_literals = true;
  for (const Part& part : parts) {
    joined.counts = combined(joined.counts, part.counts, least_of);
    joined.is_of_digits = joined.is_of_digits && part.is_of_digits;
    joined.is_of_word = joined.is_of_word && part.is_of_word;
    joined.is_list = joined.is_list && part.is_list;
    joined.ways.insert(joined.ways.end(), part.ways.begin(), part.ways.end());
    const auto set = rarest_set(part);
    has_literals = has_literals && set;
    if (set) {
      literals.insert(literals.end(), set->begin(), set->end());
    }
  }
  sort_unique(joined.ways);
  joined.is_list = joined.is_list && joined.ways.size() <= most_ways;
  if (!joined.is_list && has_literals) {
    joined.sets.push_back(std::move(literals));
  }
  return joined;
}

struct Times {
  std::uint32_t least = 1;
  bool is_at_most_one = true;
};

Part repeated(Part part, Times times) {
  if (times.least == 0) {
    Part optional{.is_list = part.is_list && times.is_at_most_one,
                  .is_of_digits = part.is_of_digits,
                  .is_of_word = part.is_of_word};
    if (optional.is_list) {
      optional.ways = std::move(part.ways);
      optional.ways.emplace_back();
      sort_unique(optional.ways);
    }
    return optional;
  }
  if (times.least == 1 && times.is_at_most_one) {
    return part;
  }
  Part many = as_sets(std::move(part));
  const CharacterCounts once = many.counts;
  for (std::uint32_t i = 1; i < std::min(times.least, most_counted); ++i) {
    many.counts = combined(many.counts, once, sum_of);
  }
  many.counts.digit_run = many.is_of_digits ? many.counts.digits : once.digit_run;
  many.counts.word_run = many.is_of_word ? many.counts.word_run : once.word_run;
  return many;
}

class Reader {
 public:
  explicit Reader(std::string_view expression) : rest_(expression) {}

  Part read() {
    Part part = alternation();
    return is_unknown_ ? nothing_known() : part;
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
    Sequence all;
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
      return empty();
    }
    if (skip(".")) {
      return nothing_known();
    }
    return character(next_character());
  }

  [[nodiscard]] Part character(std::string_view one) const {
    if (!is_ascii(static_cast<unsigned char>(one.front())) && ignores_case_) {
      return nothing_known();  // which others it stands for is not worked out here
    }
    Part part{.is_list = true, .ways = {std::string(one)}};
    part.ways.front().front() = to_lower(one.front());
    part.counts = counts_of(one);
    part.is_of_digits = is_digit(one.front());
    part.is_of_word = is_letter_or_digit(one.front());
    return part;
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  Part group() {
    if (skip("?P<")) {
      skip_past('>');
    } else if (at("?")) {
      const auto flags_end = rest_.find_first_of(":)");
      if (flags_end == std::string_view::npos) {
        is_unknown_ = true;
        return nothing_known();
      }
      ignores_case_ =
          ignores_case_ || rest_.substr(0, flags_end).find('i') != std::string_view::npos;
      const bool is_group = rest_[flags_end] == ':';
      rest_.remove_prefix(flags_end + 1);
      if (!is_group) {
        return empty();  // `(?i)`: only flags
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
      return nothing_known();
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
        return one_digit();
      case 'n':
        return character("\n");
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return empty();
      default:
        return nothing_known();
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
    return is_of_digits ? one_digit() : is_of_word ? one_letter_or_digit() : nothing_known();
  }

  // Whether a range holds letters or digits only: `A-z` has signs too.
  static bool is_of_one_kind(char first, char last) {
    return (is_digit(first) && is_digit(last)) || (is_lower(first) && is_lower(last)) ||
           (is_upper(first) && is_upper(last));
  }

  Part class_member() { return skip("\\") ? escape() : character(next_character()); }

  // How often the quantifiers here, if any, ask for what came before.
  Times times() {
    Times times;
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
  std::optional<Times> repetition() {
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
    return Times{.least = value_of(least), .is_at_most_one = !most.empty() && value_of(most) <= 1};
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
  std::ranges::stable_sort(whole.sets, {}, expected);
  for (Literals& set : whole.sets) {
    // A set that every text has is no use, nor one that the digits hold already.
    constexpr double most_expected = 1;
    const bool is_digits = std::ranges::all_of(set, [](const Literal& literal) {
      return literal.text.size() == 1 && is_digit(literal.text.front());
    });
    if (needs.literals.size() < most_sets && expected(set) < most_expected &&
        !(is_digits && needs.counts.digits > 0) &&
        std::ranges::find(needs.literals, set) == needs.literals.end()) {
      needs.literals.push_back(std::move(set));
    }
  }
  return needs;
}

}  // namespace scruple::match

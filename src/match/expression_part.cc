#include "match/expression_part.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/unique.h"

namespace scruple::match {

namespace {

using Literals = std::vector<Literal>;

constexpr std::size_t most_ways = 64;  // of a part that is told as a list
constexpr std::size_t longest_way = 64;
constexpr std::size_t longest_literal = 8;  // the beginning of a longer one does as well

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

std::optional<Literals> rarest_set(const ExpressionPart& part) {
  std::vector<Literals> sets = as_sets(part).sets;
  if (sets.empty()) {
    return std::nullopt;
  }
  return *std::ranges::min_element(sets, {}, expected_count);
}

}  // namespace

ExpressionPart ExpressionPart::nothing() {
  return {.is_list = true, .ways = {""}, .is_of_digits = true, .is_of_word = true};
}

ExpressionPart ExpressionPart::digit() {
  Literals any;
  for (char digit = '0'; digit <= '9'; ++digit) {
    any.push_back({std::string(1, digit), true});
  }
  return {.sets = {any},
          .counts = {.digits = 1, .digit_run = 1, .word_run = 1},
          .is_of_digits = true,
          .is_of_word = true};
}

ExpressionPart ExpressionPart::letter_or_digit() {
  return {.counts = {.word_run = 1}, .is_of_word = true};
}

ExpressionPart ExpressionPart::character(std::string one) {
  const CharacterCounts counts = counts_of(one);
  return {.is_list = true,
          .ways = {std::move(one)},
          .counts = counts,
          .is_of_digits = counts.digits > 0,
          .is_of_word = counts.word_run > 0};
}

void ExpressionSequence::add(const ExpressionPart& part) {
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

ExpressionPart ExpressionSequence::take() {
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

void ExpressionSequence::add_counts(const ExpressionPart& part) {
  // Each part has its longest run somewhere inside; those that are all of one run go on.
  digit_run_ = part.is_of_digits ? sum_of(digit_run_, part.counts.digit_run) : 0;
  word_run_ = part.is_of_word ? sum_of(word_run_, part.counts.word_run) : 0;
  const std::uint32_t digit_run = std::max({counts_.digit_run, part.counts.digit_run, digit_run_});
  const std::uint32_t word_run = std::max({counts_.word_run, part.counts.word_run, word_run_});
  counts_ = combined(counts_, part.counts, sum_of);
  counts_.digit_run = digit_run;
  counts_.word_run = word_run;
  is_of_digits_ = is_of_digits_ && part.is_of_digits;
  is_of_word_ = is_of_word_ && part.is_of_word;
}

bool ExpressionSequence::may_multiply(const ExpressionPart& part) const {
  const auto size = [](const std::string& way) { return way.size(); };
  return ways_.size() * part.ways.size() <= most_ways &&
         size(*std::ranges::max_element(ways_, {}, size)) +
                 size(*std::ranges::max_element(part.ways, {}, size)) <=
             longest_way;
}

void ExpressionSequence::multiply(const ExpressionPart& part) {
  std::vector<std::string> longer;
  for (const std::string& way : ways_) {
    for (const std::string& end : part.ways) {
      longer.push_back(way + end);
    }
  }
  sort_unique(longer);
  ways_ = std::move(longer);
}

void ExpressionSequence::end_list() {
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

ExpressionPart as_sets(const ExpressionPart& part) {
  ExpressionSequence sequence;
  sequence.add(part);
  sequence.add({.is_of_digits = part.is_of_digits, .is_of_word = part.is_of_word});
  return sequence.take();
}

ExpressionPart alternatives(const std::vector<ExpressionPart>& parts) {
  if (parts.size() == 1) {
    return parts.front();
  }
  ExpressionPart joined{
      .is_list = true, .counts = parts.front().counts, .is_of_digits = true, .is_of_word = true};
  Literals literals;
  bool has_literals = true;
  for (const ExpressionPart& part : parts) {
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

ExpressionPart repeated(ExpressionPart part, Repetition times) {
  if (times.least == 0) {
    ExpressionPart optional{.is_list = part.is_list && times.is_at_most_one,
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
  ExpressionPart many = as_sets(part);
  const CharacterCounts once = many.counts;
  for (std::uint32_t i = 1; i < std::min(times.least, most_counted); ++i) {
    many.counts = combined(many.counts, once, sum_of);
  }
  many.counts.digit_run = many.is_of_digits ? many.counts.digits : once.digit_run;
  many.counts.word_run = many.is_of_word ? many.counts.word_run : once.word_run;
  return many;
}

double expected_count(const std::vector<Literal>& literals) {
  constexpr double length = 200;
  constexpr double share_of_word_starts = 0.2;
  const auto share_of = [](char c) {
    constexpr double letter = 0.06;
    constexpr double space = 0.16;
    constexpr double stop = 0.02;
    constexpr double other_sign = 0.004;
    constexpr double digit = 0.0004;  // where there is one there are many
    if (is_letter(c) || static_cast<unsigned char>(c) >= 0x80) {
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

}  // namespace scruple::match

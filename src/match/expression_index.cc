// Most texts hold nothing that any expression needs (expression_needs.h). All literals are found in
// one pass; one of an expression's rarest set opens it, and then the rest of its needs is checked.
// Those without literals stand in order of the digits they need. What is left is tried one by one:
// one RE2::Set for many costs more, since its states tell which of them have matched so far, and on
// text it has not seen before it makes new ones all the time.

#include "match/expression_index.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/unique.h"

namespace scruple::match {

namespace {

constexpr std::uint32_t no_literal = 0xFFFF'FFFF;

}  // namespace

std::uint32_t ExpressionIndex::number_of(const Literal& literal) {
  return literals_.try_emplace(literal, static_cast<std::uint32_t>(literals_.size())).first->second;
}

void ExpressionIndex::add(std::string_view expression) {
  const ExpressionNeeds read = needs_of(expression);
  const auto number = static_cast<int>(expressions_.size());
  Needs& added = expressions_.emplace_back();
  added.digits = read.counts.digits;
  added.digit_run = read.counts.digit_run;
  added.word_run = read.counts.word_run;
  for (std::size_t sign = 0; sign < read.counts.signs.size(); ++sign) {
    if (read.counts.signs[sign] > 0) {
      added.signs.emplace_back(static_cast<std::uint8_t>(sign), read.counts.signs[sign]);
    }
  }
  for (const std::vector<Literal>& set : read.literals) {
    std::vector<std::uint32_t>& numbers = added.literals.emplace_back();
    for (const Literal& literal : set) {
      numbers.push_back(number_of(literal));
    }
  }
  opened_by_.resize(literals_.size());
  if (added.literals.empty()) {
    without_literals_.push_back(number);
    return;
  }
  for (const std::uint32_t literal : added.literals.front()) {
    opened_by_[literal].push_back(number);
  }
}

void ExpressionIndex::compile() {
  std::ranges::stable_sort(without_literals_, {}, [&](int number) { return needs(number).digits; });
  std::vector<std::string> texts;
  for (const auto& [literal, number] : literals_) {  // sorted: both variants of a text side by side
    if (texts.empty() || texts.back() != literal.text) {
      texts.push_back(literal.text);
      variants_.push_back({no_literal, no_literal});
    }
    (literal.starts_match ? variants_.back().at_start : variants_.back().anywhere) = number;
  }
  scanner_ = LiteralScanner(texts);
}

bool ExpressionIndex::Needs::are_met_by(const CharacterCounts& counts) const {
  return counts.digits >= digits && counts.digit_run >= digit_run && counts.word_run >= word_run &&
         std::ranges::all_of(
             signs, [&](const auto& sign) { return counts.signs[sign.first] >= sign.second; });
}

bool ExpressionIndex::has_literals(int number, const Memory& memory) const {
  return std::ranges::all_of(needs(number).literals, [&](const std::vector<std::uint32_t>& set) {
    return std::ranges::any_of(
        set, [&](std::uint32_t literal) { return memory.seen[literal] == memory.text; });
  });
}

void ExpressionIndex::find(std::string_view text, Memory& memory, std::vector<int>& numbers) const {
  numbers.clear();
  if (expressions_.empty()) {
    return;
  }
  memory.seen.resize(literals_.size());
  if (++memory.text == 0) {
    std::ranges::fill(memory.seen, 0U);
    memory.text = 1;
  }
  const auto see = [&](std::uint32_t literal) {
    if (literal != no_literal && memory.seen[literal] != memory.text) {
      memory.seen[literal] = memory.text;
      numbers.insert(numbers.end(), opened_by_[literal].begin(), opened_by_[literal].end());
    }
  };
  scanner_.scan(text, [&](std::uint32_t found, std::size_t begin) {
    see(variants_[found].anywhere);
    // A match begins at a word boundary, and there is none between two letters or digits.
    if (begin == 0 || !is_letter_or_digit(text[begin - 1])) {
      see(variants_[found].at_start);
    }
  });
  std::erase_if(numbers, [&](int number) { return !has_literals(number, memory); });
  const bool may_have_others =
      !without_literals_.empty() &&
      (needs(without_literals_.front()).digits == 0 || std::ranges::any_of(text, is_digit));
  if (numbers.empty() && !may_have_others) {
    return;  // the most frequent end
  }
  const CharacterCounts counts = counts_of(text);
  for (const int number : without_literals_) {
    if (needs(number).digits > counts.digits) {
      break;
    }
    numbers.push_back(number);
  }
  std::erase_if(numbers, [&](int number) { return !needs(number).are_met_by(counts); });
  sort_unique(numbers);
}

std::vector<int> ExpressionIndex::always_tried() const {
  constexpr std::uint32_t long_run = 14;  // few texts have a word of so many letters
  std::vector<int> all = without_literals_;
  std::erase_if(all, [&](int number) {
    return needs(number).digits > 0 || !needs(number).signs.empty() ||
           needs(number).word_run >= long_run;
  });
  return all;
}

}  // namespace scruple::match

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "match/expression_needs.h"

namespace scruple::match {

// The algebra of expression_needs.cc: what is known of a part of an expression, told from what is
// known of its own parts. Either all that the part matches, while that is a short list, or what
// every match of it holds.
struct ExpressionPart {
  bool is_list = false;
  std::vector<std::string> ways = {};  // when a list: all that it matches, in lower case
  std::vector<std::vector<Literal>> sets =
      {};  // else what each match holds; `starts_match`: at the part's start
  CharacterCounts counts = {};
  bool is_of_digits = false;  // it matches digits only, or nothing
  bool is_of_word = false;    // it matches letters and digits only, or nothing

  // By what they match.
  [[nodiscard]] static ExpressionPart anything() { return {}; }
  [[nodiscard]] static ExpressionPart nothing();
  [[nodiscard]] static ExpressionPart digit();
  [[nodiscard]] static ExpressionPart letter_or_digit();
  [[nodiscard]] static ExpressionPart character(std::string one);  // in lower case
};

// Puts the parts of a sequence together: lists are multiplied out until they grow too long or meet
// something that is no list; they are then a set of literals of which one must occur.
class ExpressionSequence {
 public:
  void add(const ExpressionPart& part);
  [[nodiscard]] ExpressionPart take();

 private:
  void add_counts(const ExpressionPart& part);
  [[nodiscard]] bool may_multiply(const ExpressionPart& part) const;
  void multiply(const ExpressionPart& part);
  void end_list();

  bool is_list_ = true;  // all of it up to here, in ways_; later only what comes after sets_
  std::vector<std::string> ways_ = {""};
  std::vector<std::vector<Literal>> sets_;
  bool is_at_start_ = true;  // nothing came before ways_
  CharacterCounts counts_;
  std::uint32_t digit_run_ = 0;  // at the end
  std::uint32_t word_run_ = 0;
  bool is_of_digits_ = true;
  bool is_of_word_ = true;
};

// One of these. Requires some. Each must give a set, and their union is needed; of counts the
// least.
[[nodiscard]] ExpressionPart alternatives(const std::vector<ExpressionPart>& parts);

struct Repetition {
  std::uint32_t least = 1;
  bool is_at_most_one = true;
};
[[nodiscard]] ExpressionPart repeated(ExpressionPart part, Repetition times);

// The same with its list, if it is one, as a set.
[[nodiscard]] ExpressionPart as_sets(const ExpressionPart& part);

// How often a text of middling length has one of these, roughly.
[[nodiscard]] double expected_count(const std::vector<Literal>& literals);

// More than any text of interest holds, as counts go; keeps nested repetitions from overflowing.
inline constexpr std::uint32_t most_counted = 64;

}  // namespace scruple::match

// One walk from the leaves up. For each node it is known whether it may match nothing, which gap it
// may begin and end with, and how many ways its gaps can be filled at most. Two nodes side by side
// then show at once whether gaps meet, options between them included.

#include "policy/phrase_checks.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "policy/phrase_reader.h"

namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;

// Six default gaps fit, seven do not.
constexpr std::uint64_t max_ways = 50'000;

struct Shape {
  bool may_be_empty = false;
  const PhraseNode* first_gap = nullptr;  // that it may begin with
  const PhraseNode* last_gap = nullptr;   // that it may end with
  std::uint64_t ways = 1;                 // to fill its gaps, by number of words in each
};

class Checker {
 public:
  Shape shape_of(const PhraseNode& node) {
    switch (node.kind) {
      case Kind::gap:
        return {.first_gap = &node, .last_gap = &node, .ways = node.most + std::uint64_t{1}};
      case Kind::sequence:
        return sequence(node);
      case Kind::choice:
        return choice(node);
      default:
        return {};
    }
  }

  std::optional<Error> error;

 private:
  Shape sequence(const PhraseNode& node) {
    Shape out{.may_be_empty = true};
    bool has_option = false;  // behind the last gap, without a gap at its own end
    for (const PhraseNode& child : node.children) {
      const Shape next = shape_of(child);
      if (out.last_gap != nullptr && next.first_gap != nullptr && !error) {
        error = beside(*out.last_gap, *next.first_gap, has_option);
      }
      out.first_gap = out.may_be_empty && out.first_gap == nullptr ? next.first_gap : out.first_gap;
      out.last_gap = next.last_gap != nullptr || !next.may_be_empty ? next.last_gap : out.last_gap;
      has_option = next.may_be_empty && next.last_gap == nullptr;
      out.may_be_empty = out.may_be_empty && next.may_be_empty;
      out.ways = std::min(out.ways * next.ways, max_ways + 1);
    }
    return out;
  }

  // Two gaps that meet. When an option stands between them, what it holds is words like any others
  // that the gaps may hold.
  static Error beside(const PhraseNode& left, const PhraseNode& right, bool has_option) {
    const std::uint32_t most = left.most + right.most + (has_option ? 1U : 0U);
    return phrase_error("phrase-gap-beside-gap", right.offset,
                        has_option ? "two gaps stand side by side when the option between them is "
                                     "left out, so the option changes nothing"
                                   : "two gaps stand side by side",
                        has_option
                            ? "write one gap instead of all three: ..." + std::to_string(most)
                            : "write one gap instead: ..." + std::to_string(most));
  }

  Shape choice(const PhraseNode& node) {
    Shape out;
    for (const PhraseNode& child : node.children) {
      const Shape way = shape_of(child);
      out.may_be_empty = out.may_be_empty || way.may_be_empty;
      out.first_gap = out.first_gap == nullptr ? way.first_gap : out.first_gap;
      out.last_gap = out.last_gap == nullptr ? way.last_gap : out.last_gap;
      out.ways = std::max(out.ways, way.ways);
    }
    return out;
  }
};

}  // namespace

std::optional<Error> check_gaps(const PhraseNode& tree) {
  Checker checker;
  const Shape shape = checker.shape_of(tree);
  if (const PhraseNode* gap = shape.first_gap != nullptr ? shape.first_gap : shape.last_gap) {
    return phrase_error("phrase-gap-at-edge", gap->offset,
                        "a phrase neither begins nor ends with a gap, options left out included",
                        "remove the gap, or put it into the option beside it: (...3 this)?");
  }
  if (shape.may_be_empty) {
    return phrase_error("phrase-matches-empty", 0,
                        "every part of the phrase is optional, so it matches nothing at all",
                        "make one part necessary");
  }
  if (checker.error) {
    return checker.error;
  }
  if (shape.ways > max_ways) {
    return phrase_error("phrase-too-costly", 0, "the phrase has too many or too wide gaps",
                        "write narrower gaps, or two phrases with 'near'");
  }
  return std::nullopt;
}

}  // namespace scruple::policy

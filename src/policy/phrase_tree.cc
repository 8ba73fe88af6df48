#include "policy/phrase_tree.h"

#include <algorithm>
#include <compare>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;

// An order in which two nodes are equal when they are the same way to match, wherever written.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the phrase.
std::strong_ordering order(const PhraseNode& a, const PhraseNode& b) {
  if (const auto by_own = std::tie(a.kind, a.text, a.most) <=> std::tie(b.kind, b.text, b.most);
      by_own != 0) {
    return by_own;
  }
  return std::lexicographical_compare_three_way(a.children.begin(), a.children.end(),
                                                b.children.begin(), b.children.end(), order);
}

// Keeps the first of those that are the same. Brackets inside words make thousands of ways, so they
// are sorted for it.
void drop_doubles(std::vector<PhraseNode>& ways) {
  std::vector<std::size_t> sorted(ways.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  std::ranges::stable_sort(
      sorted, [&](std::size_t a, std::size_t b) { return order(ways[a], ways[b]) < 0; });
  std::vector<bool> is_double(ways.size());
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    is_double[sorted[i]] = order(ways[sorted[i - 1]], ways[sorted[i]]) == 0;
  }
  std::vector<PhraseNode> kept;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (!is_double[i]) {
      kept.push_back(std::move(ways[i]));
    }
  }
  ways = std::move(kept);
}

}  // namespace

PhraseNode leaf(Kind kind, std::string text, std::uint32_t offset) {
  return {.kind = kind, .text = std::move(text), .offset = offset};
}

PhraseNode sequence_of(std::vector<PhraseNode> items, std::uint32_t offset) {
  PhraseNode out{.kind = Kind::sequence, .offset = offset};
  for (PhraseNode& item : items) {
    if (item.kind == Kind::sequence) {
      std::ranges::move(item.children, std::back_inserter(out.children));
    } else {
      out.children.push_back(std::move(item));
    }
  }
  if (out.children.size() == 1) {
    PhraseNode only = std::move(out.children.front());
    return only;
  }
  return out;
}

PhraseNode choice_of(std::vector<PhraseNode> ways, std::uint32_t offset) {
  PhraseNode out{.kind = Kind::choice, .offset = offset};
  for (PhraseNode& way : ways) {
    if (way.kind == Kind::choice) {
      std::ranges::move(way.children, std::back_inserter(out.children));
    } else {
      out.children.push_back(std::move(way));
    }
  }
  drop_doubles(out.children);
  if (out.children.size() == 1) {
    PhraseNode only = std::move(out.children.front());
    return only;
  }
  return out;
}

std::size_t leaf_count(const PhraseNode& node) {
  std::size_t count = node.children.empty() ? 1 : 0;
  for (const PhraseNode& child : node.children) {
    count += leaf_count(child);
  }
  return count;
}

}  // namespace scruple::policy

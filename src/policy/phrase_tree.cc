#include "policy/phrase_tree.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;

// The same way to match, wherever it is written.
bool is_same(const PhraseNode& a, const PhraseNode& b) {
  return a.kind == b.kind && a.text == b.text && a.most == b.most &&
         std::ranges::equal(a.children, b.children, is_same);
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
  const auto add = [&out](PhraseNode way) {
    const bool is_double =
        std::ranges::any_of(out.children, [&](const PhraseNode& one) { return is_same(one, way); });
    if (!is_double) {
      out.children.push_back(std::move(way));
    }
  };
  for (PhraseNode& way : ways) {
    if (way.kind == Kind::choice) {
      std::ranges::for_each(way.children, [&](PhraseNode& inner) { add(std::move(inner)); });
    } else {
      add(std::move(way));
    }
  }
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

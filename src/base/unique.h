#pragma once

#include <algorithm>
#include <vector>

namespace scruple {

// Drops what equals its left neighbour. (std::ranges::unique returns a subrange, which clang 14
// cannot take from this standard library.)
template <typename Item>
void drop_repeats(std::vector<Item>& items) {
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// Sorts, and keeps one of each.
template <typename Item>
void sort_unique(std::vector<Item>& items) {
  std::ranges::sort(items);
  drop_repeats(items);
}

}  // namespace scruple

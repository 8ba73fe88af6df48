// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost
// one, on bytes. Names are short, so the full table of three rows is cheap; long ones are not
// compared at all.

#include "policy/suggest.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace scruple::policy {

namespace {

constexpr std::size_t max_name_bytes = 64;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> older(b.size() + 1);
  std::vector<std::size_t> old(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    old[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = old[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      now[j] = std::min({old[j] + 1, now[j - 1] + 1, substitution});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) {
        now[j] = std::min(now[j], older[j - 2] + 1);
      }
    }
    std::swap(older, old);
    std::swap(old, now);
  }
  return old[b.size()];
}

}  // namespace

std::string_view closest(std::string_view name, std::span<const std::string_view> candidates) {
  std::string_view best;
  if (name.size() > max_name_bytes) {
    return best;
  }
  // A third of the letters may be wrong: more would be a guess.
  std::size_t best_distance = std::max<std::size_t>(name.size() / 3, 1) + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > max_name_bytes || candidate.size() >= name.size() + best_distance ||
        name.size() >= candidate.size() + best_distance) {
      continue;
    }
    const std::size_t one = distance(name, candidate);
    if (one < best_distance) {
      best_distance = one;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates,
                         std::string otherwise) {
  const std::string_view best = closest(name, candidates);
  return best.empty() ? std::move(otherwise) : "did you mean '" + std::string(best) + "'?";
}

}  // namespace scruple::policy

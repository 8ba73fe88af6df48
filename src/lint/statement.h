#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "policy/phrase.h"

namespace scruple::lint {

// The words of mandated wording, one list for each way the phrase can be read; punctuation is left
// out. At most 64 ways.
[[nodiscard]] std::vector<std::vector<std::string>> wordings(const policy::PhraseNode& tree);

// How a stretch of a text's words resembles a wording: the longest common subsequence.
struct Resemblance {
  std::size_t first = 0;  // words [first, last) of the text
  std::size_t last = 0;
  std::size_t common = 0;  // words of the wording found there, in order
  std::string difference;  // "without 'x y'; with 'z'"; empty when it is the wording itself
};

// The stretch that resembles the wording most. O(words x wording).
[[nodiscard]] Resemblance best_resemblance(const std::vector<std::string_view>& words,
                                           const std::vector<std::string>& wording);

}  // namespace scruple::lint

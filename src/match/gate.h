#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "match/vocabulary.h"
#include "policy/library.h"

namespace scruple::match {

// What a block must hold for a phrase to be worth trying there: one key at least of each set. The
// key of a slot stands for its terms or, for a built-in class, its matches.
struct Gate {
  std::vector<std::vector<Key>> sets;  // the best to look for first in front. None: always try
};

// Works out the gate of a phrase and adds its words to the vocabulary. Requires resolved slots.
[[nodiscard]] Gate make_gate(const policy::PhraseNode& tree, const std::vector<policy::Slot>& slots,
                             Vocabulary& vocabulary);

// The gates of many phrases. They stand in one piece of memory, since dozens of them are tried on
// every text.
class Gates {
 public:
  // Adds that of the next phrase.
  void add(const Gate& gate);

  // Whether has(key) holds for some key of each set of a phrase but the first `known`.
  template <typename Has>
  [[nodiscard]] bool all_sets(std::uint32_t phrase, std::uint32_t known, Has has) const {
    const Sets sets = by_phrase_[phrase];
    for (std::uint32_t i = sets.begin + known; i < sets.end; ++i) {
      const std::span keys = std::span(keys_).subspan(ends_[i], ends_[i + 1] - ends_[i]);
      if (!std::ranges::any_of(keys, has)) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool is_open(std::uint32_t phrase) const {
    return by_phrase_[phrase].begin == by_phrase_[phrase].end;
  }

 private:
  struct Sets {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::vector<Sets> by_phrase_;
  std::vector<std::uint32_t> ends_ = {
      0};  // of the sets, in keys_; a set begins where the last ends
  std::vector<Key> keys_;
};

}  // namespace scruple::match

#pragma once

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

}  // namespace scruple::match

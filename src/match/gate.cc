// Every way through a phrase passes some elements; those are its necessary ones. A word, a prefix
// and a lexicon slot give a set of one key. Of a choice, each way must give a set, and their union
// is necessary. Sets are ordered by how often texts will have one of their keys: the rarest becomes
// the gate, a few others are checked when it opens.

#include "match/gate.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/unique.h"
#include "match/pattern.h"

namespace scruple::match {

namespace {

using policy::PhraseNode;
using Kind = PhraseNode::Kind;

constexpr std::size_t most_sets = 6;
constexpr double frequent_word_cost = 50;
constexpr double class_cost = 200;  // an expression is run for it

// Words too frequent to be a good gate, in the languages of the shipped policies.
constexpr std::array<std::string_view, 148> frequent_words = {
    "the",   "a",    "an",   "of",   "to",    "in",     "and",  "or",    "is",   "are",  "was",
    "be",    "been", "it",   "its",  "it's",  "this",   "that", "these", "for",  "on",   "with",
    "as",    "at",   "by",   "from", "you",   "your",   "we",   "our",   "us",   "i",    "my",
    "me",    "he",   "she",  "they", "their", "his",    "her",  "have",  "has",  "had",  "do",
    "does",  "did",  "can",  "will", "would", "should", "may",  "might", "not",  "no",   "if",
    "but",   "so",   "all",  "any",  "more",  "most",   "new",  "now",   "one",  "up",   "out",
    "about", "who",  "what", "when", "how",   "get",    "take", "make",  "than", "then", "them",
    "there", "here", "de",   "la",   "el",    "los",    "las",  "un",    "una",  "unos", "unas",
    "y",     "o",    "en",   "que",  "es",    "son",    "del",  "al",    "se",   "su",   "sus",
    "tu",    "tus",  "te",   "lo",   "le",    "les",    "por",  "para",  "con",  "sin",  "si",
    "como",  "mas",  "muy",  "ha",   "han",   "he",     "hay",  "este",  "esta", "esto", "mi",
    "mis",   "nos",  "ya",   "من",   "في",    "علي",    "الي",  "عن",    "ان",   "لا",   "ما",
    "هذا",   "هذه",  "هو",   "هي",   "او",    "ثم",     "مع",   "كل",    "لم",   "لن",   "قد",
    "التي",  "الذي", "بعد",  "قبل",  "بين"};

struct Costed {
  std::vector<Key> keys;
  double cost = 0;
};

class GateMaker {
 public:
  GateMaker(const std::vector<policy::Slot>& slots, Vocabulary& vocabulary)
      : slots_(slots), vocabulary_(vocabulary) {}

  std::vector<Costed> necessary(const PhraseNode& node) {
    switch (node.kind) {
      case Kind::word: {
        const bool is_frequent =
            std::ranges::find(frequent_words, node.text) != frequent_words.end();
        return {{{vocabulary_.add_word(node.text)}, is_frequent ? frequent_word_cost : 1.0}};
      }
      case Kind::prefix:
        return {{{vocabulary_.add_prefix(node.text)}, 1.5}};
      case Kind::slot: {
        const auto& slot = slots_[static_cast<std::uint32_t>(node.slot)];
        if (slot.kind != policy::Slot::Class::lexicon) {
          return {{{Vocabulary::slot_key(node.slot)}, class_cost}};
        }
        return {{{Vocabulary::slot_key(node.slot)},
                 2.0 + 0.01 * static_cast<double>(slot.terms.size())}};
      }
      case Kind::sequence: {
        std::vector<Costed> all;
        for (const PhraseNode& child : node.children) {
          std::vector<Costed> one = necessary(child);
          all.insert(all.end(), one.begin(), one.end());
        }
        return all;
      }
      case Kind::choice:
        return of_choice(node);
      case Kind::gap:
      case Kind::symbol:
        return {};
    }
    return {};
  }

 private:
  std::vector<Costed> of_choice(const PhraseNode& node) {
    Costed joined;
    bool has_free_way = is_nullable(node);
    for (const PhraseNode& way : node.children) {
      // Also when there is a free way: the words must get into the vocabulary.
      std::vector<Costed> sets = necessary(way);
      if (sets.empty()) {
        has_free_way = true;
        continue;
      }
      const Costed& best = *std::ranges::min_element(sets, {}, &Costed::cost);
      joined.cost += best.cost;
      joined.keys.insert(joined.keys.end(), best.keys.begin(), best.keys.end());
    }
    if (has_free_way) {
      return {};
    }
    sort_unique(joined.keys);
    return {joined};
  }

  const std::vector<policy::Slot>& slots_;
  Vocabulary& vocabulary_;
};

}  // namespace

Gate make_gate(const PhraseNode& tree, const std::vector<policy::Slot>& slots,
               Vocabulary& vocabulary) {
  std::vector<Costed> sets = GateMaker(slots, vocabulary).necessary(tree);
  std::ranges::stable_sort(sets, {}, &Costed::cost);
  Gate gate;
  for (Costed& set : sets) {
    if (gate.sets.size() == most_sets) {
      break;
    }
    if (std::ranges::find(gate.sets, set.keys) == gate.sets.end()) {
      gate.sets.push_back(std::move(set.keys));
    }
  }
  return gate;
}

void Gates::add(const Gate& gate) {
  const auto begin = static_cast<std::uint32_t>(ends_.size() - 1);
  for (const std::vector<Key>& set : gate.sets) {
    keys_.insert(keys_.end(), set.begin(), set.end());
    ends_.push_back(static_cast<std::uint32_t>(keys_.size()));
  }
  by_phrase_.push_back({begin, static_cast<std::uint32_t>(ends_.size() - 1)});
}

}  // namespace scruple::match

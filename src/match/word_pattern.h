#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "match/block.h"
#include "match/vocabulary.h"
#include "policy/library.h"
#include "policy/phrase.h"

namespace scruple::match {

// A phrase as it is tried on the words of a block, by their keys. It says the same as the
// expression of pattern.h, many times faster, and needs no compiling. Immutable; shared by threads.
class WordPattern {
 public:
  // Where a match may have got to.
  struct State {
    std::uint32_t word = 0;     // the next to be taken
    bool is_after_gap = false;  // it may stand behind anything but a sentence end
    friend auto operator<=>(const State&, const State&) = default;
  };
  using States = std::vector<State>;  // sorted, unique

  // One thread's working memory.
  class Memory {
   public:
    // A list that is empty, and stays where it is until give_back() is called as often.
    States& borrow();
    void give_back() { --used_; }

    std::vector<std::uint32_t> starts;  // of find()

   private:
    std::deque<States> lists_;
    std::size_t used_ = 0;
  };

  // Whether a phrase is of words, gaps and slots alone. Signs, and classes that take in a sign,
  // cannot be told from words: those phrases need their expression.
  [[nodiscard]] static bool can_hold(const policy::PhraseNode& tree,
                                     const std::vector<policy::Slot>& slots);

  // Requires can_hold(). Adds the words to the vocabulary.
  WordPattern(const policy::PhraseNode& tree, const std::vector<policy::Slot>& slots,
              Vocabulary& vocabulary);

  // Appends the leftmost-longest, non-overlapping hits, each as its first word and the one behind
  // its last. In long blocks only the words that a match can begin with are looked at.
  void find(const ReadingView& view, Memory& memory, std::vector<Span>& hits) const;

 private:
  // Ways on, one after another or one of several. Words and slots are ways of a choice.
  struct Step {
    enum class Kind : std::uint8_t { choice, sequence, gap };
    Kind kind = Kind::sequence;
    std::uint32_t most = 0;                         // of a gap: words
    std::vector<Key> keys = {};                     // of a choice: words and prefixes, sorted
    std::vector<policy::SlotIndex> slots = {};      // of a choice: lexicons, sorted
    std::vector<policy::Slot::Class> classes = {};  // of a choice: built-in classes
    std::vector<Step> children = {};                // other ways of a choice; parts of a sequence
  };
  class Maker;
  class Search;

  static bool add_starts(const Step& step, Step& starts);
  void find_starts(const ReadingView& view, std::vector<std::uint32_t>& words) const;

  Step step_;
  Step starts_;  // a choice of all that a match can begin with
};

}  // namespace scruple::match

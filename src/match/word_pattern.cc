// The set of all places a match may have got to is carried through the phrase, part by part, from
// each word at which it may begin. Sets are small (options and gaps alone make them more than one)
// and never hold a place twice, so there is no backtracking to run away.

#include "match/word_pattern.h"

#include <algorithm>

#include "base/unique.h"

namespace scruple::match {

namespace {

using policy::PhraseNode;
using NodeKind = PhraseNode::Kind;
using Class = policy::Slot::Class;

const policy::Slot& slot_of(const PhraseNode& node, const std::vector<policy::Slot>& slots) {
  return slots[static_cast<std::uint32_t>(node.slot)];
}

// In blocks of so few words each is tried: an index of their keys would cost more.
constexpr std::uint32_t few_words = 64;

bool takes_in_sign(Class kind) {
  return kind == Class::money || kind == Class::percent || kind == Class::url ||
         kind == Class::hashtag || kind == Class::mention;
}

}  // namespace

WordPattern::States& WordPattern::Memory::borrow() {
  if (used_ == lists_.size()) {
    lists_.emplace_back();
  }
  States& list = lists_[used_++];
  list.clear();
  return list;
}

bool WordPattern::can_hold(const PhraseNode& tree, const std::vector<policy::Slot>& slots) {
  switch (tree.kind) {
    case NodeKind::symbol:
      return false;
    case NodeKind::slot:
      return !takes_in_sign(slot_of(tree, slots).kind);
    default:
      return std::ranges::all_of(tree.children,
                                 [&](const PhraseNode& child) { return can_hold(child, slots); });
  }
}

class WordPattern::Maker {
 public:
  Maker(const std::vector<policy::Slot>& slots, Vocabulary& vocabulary)
      : slots_(slots), vocabulary_(vocabulary) {}

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the phrase, which the parser limits.
  Step step(const PhraseNode& node) {
    Step made;
    switch (node.kind) {
      case NodeKind::gap:
        made.kind = Step::Kind::gap;
        made.most = node.most;
        break;
      case NodeKind::sequence:
        for (const PhraseNode& child : node.children) {
          made.children.push_back(step(child));
        }
        break;
      default:
        made.kind = Step::Kind::choice;
        add_way(node, made);
        sort_unique(made.keys);
        sort_unique(made.slots);
        break;
    }
    return made;
  }

 private:
  // NOLINTNEXTLINE(misc-no-recursion)
  void add_way(const PhraseNode& node, Step& choice) {
    switch (node.kind) {
      case NodeKind::word:
        choice.keys.push_back(vocabulary_.add_word(node.text));
        break;
      case NodeKind::prefix:
        choice.keys.push_back(vocabulary_.add_prefix(node.text));
        break;
      case NodeKind::slot: {
        const Class kind = slot_of(node, slots_).kind;
        if (kind == Class::lexicon) {
          choice.slots.push_back(node.slot);
        } else {
          choice.classes.push_back(kind);
        }
        break;
      }
      case NodeKind::choice:
        for (const PhraseNode& way : node.children) {
          add_way(way, choice);
        }
        break;
      default:
        choice.children.push_back(step(node));
        break;
    }
  }

  const std::vector<policy::Slot>& slots_;
  Vocabulary& vocabulary_;
};

WordPattern::WordPattern(const PhraseNode& tree, const std::vector<policy::Slot>& slots,
                         Vocabulary& vocabulary)
    : step_(Maker(slots, vocabulary).step(tree)), starts_{.kind = Step::Kind::choice} {
  add_starts(step_, starts_);
  sort_unique(starts_.keys);
  sort_unique(starts_.slots);
  sort_unique(starts_.classes);
}

// Adds what a match of the step can begin with. Returns whether it can be empty; a gap at the begin
// of a match is.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the phrase.
bool WordPattern::add_starts(const Step& step, Step& starts) {
  switch (step.kind) {
    case Step::Kind::gap:
      return true;
    case Step::Kind::sequence:
      return std::ranges::all_of(step.children,
                                 [&](const Step& part) { return add_starts(part, starts); });
    case Step::Kind::choice: {
      starts.keys.insert(starts.keys.end(), step.keys.begin(), step.keys.end());
      starts.slots.insert(starts.slots.end(), step.slots.begin(), step.slots.end());
      starts.classes.insert(starts.classes.end(), step.classes.begin(), step.classes.end());
      bool can_be_empty = false;
      for (const Step& way : step.children) {
        can_be_empty = add_starts(way, starts) || can_be_empty;
      }
      return can_be_empty;
    }
  }
  return true;
}

void WordPattern::find_starts(const ReadingView& view, std::vector<std::uint32_t>& words) const {
  words.clear();
  for (const Key key : starts_.keys) {
    view.append_words_with(key, words);
  }
  for (const policy::SlotIndex slot : starts_.slots) {
    view.append_words_with(Vocabulary::slot_key(slot), words);
  }
  for (const Class kind : starts_.classes) {
    for (const Span range : view.class_ranges(kind)) {
      words.push_back(range.begin);
    }
  }
  sort_unique(words);
}

class WordPattern::Search {
 public:
  Search(const ReadingView& view, Memory& memory)
      : view_(view),
        memory_(memory),
        word_count_(static_cast<std::uint32_t>(view.reading().words.size())) {}

  // Whether a match that begins with one of `starts` can begin at a word.
  [[nodiscard]] bool may_begin_at(const Step& starts, std::uint32_t word) const {
    const Reading& reading = view_.reading();
    return std::ranges::any_of(
               reading.keys_of(reading.words[word]),
               [&](Key key) { return std::ranges::binary_search(starts.keys, key); }) ||
           (!starts.slots.empty() && std::ranges::any_of(view_.terms_at(word),
                                                         [&](const SlotHit& term) {
                                                           return std::ranges::binary_search(
                                                               starts.slots, term.slot);
                                                         })) ||
           std::ranges::any_of(starts.classes, [&](Class kind) {
             return std::ranges::any_of(view_.class_ranges(kind),
                                        [&](Span range) { return range.begin == word; });
           });
  }

  // Where the longest match that begins at `first` ends; `first` itself when there is none.
  std::uint32_t longest_at(const Step& step, std::uint32_t first) {
    first_ = first;
    States& from = memory_.borrow();
    States& to = memory_.borrow();
    from.push_back({first, false});
    advance(step, from, to);
    std::uint32_t longest = first;
    for (const State& state : to) {
      longest = state.is_after_gap ? longest : std::max(longest, state.word);
    }
    memory_.give_back();
    memory_.give_back();
    return longest;
  }

 private:
  // Appends to `to` where `step` leads from the places of `from`, and leaves it sorted.
  // NOLINTNEXTLINE(misc-no-recursion): as deep as the phrase.
  void advance(const Step& step, const States& from, States& to) {
    switch (step.kind) {
      case Step::Kind::choice:
        for (const State& state : from) {
          take(step, state, to);
        }
        for (const Step& way : step.children) {
          advance(way, from, to);
        }
        break;
      case Step::Kind::sequence:
        advance_all(step.children, from, to);
        break;
      case Step::Kind::gap:
        for (const State& state : from) {
          skip(step.most, state, to);
        }
        break;
    }
    if (to.size() > 1) {
      sort_unique(to);
    }
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  void advance_all(const std::vector<Step>& steps, const States& from, States& to) {
    States& current = memory_.borrow();
    States& next = memory_.borrow();
    current = from;
    for (const Step& step : steps) {
      if (current.empty()) {
        break;
      }
      next.clear();
      advance(step, current, next);
      std::swap(current, next);
    }
    to.insert(to.end(), current.begin(), current.end());
    memory_.give_back();
    memory_.give_back();
  }

  // The words, terms and class matches of a choice.
  void take(const Step& choice, const State& state, States& to) {
    if (!may_take(state)) {
      return;
    }
    const Reading& reading = view_.reading();
    for (const Key key : reading.keys_of(reading.words[state.word])) {
      if (std::ranges::binary_search(choice.keys, key)) {
        to.push_back({state.word + 1, false});
        break;
      }
    }
    if (!choice.slots.empty()) {
      for (const SlotHit& term : view_.terms_at(state.word)) {
        if (std::ranges::binary_search(choice.slots, term.slot)) {
          to.push_back({state.word + term.word_count, false});
        }
      }
    }
    for (const Class kind : choice.classes) {
      for (const Span range : view_.class_ranges(kind)) {
        if (range.begin == state.word) {
          to.push_back({range.end, false});
        }
      }
    }
  }

  // A gap at the very begin of a match is none: what it would skip is not part of the hit.
  void skip(std::uint32_t most, const State& state, States& to) {
    if (state.word == first_) {
      to.push_back(state);
      return;
    }
    State next{state.word, true};
    to.push_back(next);
    for (std::uint32_t taken = 0; taken < most && may_take(next); ++taken) {
      ++next.word;
      to.push_back(next);
    }
  }

  [[nodiscard]] bool may_take(const State& state) const {
    if (state.word >= word_count_) {
      return false;
    }
    if (state.word == first_) {
      return true;
    }
    const std::uint32_t before = state.word - 1;
    return state.is_after_gap ? !view_.has_sentence_break(before)
                              : view_.reading().words[before].joins_next;
  }

  const ReadingView& view_;
  Memory& memory_;
  std::uint32_t word_count_;
  std::uint32_t first_ = 0;
};

void WordPattern::find(const ReadingView& view, Memory& memory, std::vector<Span>& hits) const {
  Search search(view, memory);
  std::uint32_t end = 0;  // of the last hit
  const auto try_at = [&](std::uint32_t first) {
    if (first < end) {
      return;
    }
    if (const std::uint32_t found = search.longest_at(step_, first); found > first) {
      hits.push_back({first, found});
      end = found;
    }
  };
  const auto count = static_cast<std::uint32_t>(view.reading().words.size());
  if (count <= few_words) {
    for (std::uint32_t first = 0; first < count; ++first) {
      if (search.may_begin_at(starts_, first)) {
        try_at(first);
      }
    }
    return;
  }
  find_starts(view, memory.starts);
  for (const std::uint32_t first : memory.starts) {
    try_at(first);
  }
}

}  // namespace scruple::match

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "match/classes.h"
#include "match/expression.h"
#include "match/expression_index.h"
#include "match/gate.h"
#include "match/matcher.h"
#include "match/vocabulary.h"
#include "match/word_pattern.h"

namespace re2 {
class RE2;
}

namespace scruple::match {

// A layer and view of text, with the phrases that are looked for there.
struct Channel {
  Channel(std::size_t the_number, std::uint32_t slot_count)
      : number(the_number), vocabulary(slot_count), has_slot(slot_count) {}

  std::size_t number;
  Vocabulary vocabulary;
  std::vector<bool> has_slot;  // whose terms are in the vocabulary
  // Word phrases by a key of their gate, and those whose gate is no word or term.
  struct Gated {
    std::vector<std::vector<std::uint32_t>> by_key;
    std::vector<std::uint32_t> ungated;
  };
  Gated openers;  // the opening phrases (policy::opening_phrases)
  Gated others;
  ExpressionIndex expression_index;
  std::vector<std::uint32_t> expressions;      // phrase numbers, as in expression_index
  std::vector<policy::SlotIndex> class_slots;  // built-in classes that phrases name

  [[nodiscard]] bool has_word_phrases() const {
    return vocabulary.has_words() || !class_slots.empty();
  }
};

inline constexpr std::size_t channel_count = policy::layer_count * text::view_count;

[[nodiscard]] constexpr std::size_t channel_number(policy::Layer layer, text::View view) {
  return static_cast<std::size_t>(layer) * text::view_count + static_cast<std::size_t>(view);
}

struct Database::Impl {
  Impl(const policy::Library& the_library, Method the_method);

  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl();

  // The expression of a word phrase (pattern.h). Safe to call from several threads.
  [[nodiscard]] const re2::RE2& compiled(std::uint32_t phrase) const;

  // Whether the key is that of a built-in class.
  [[nodiscard]] bool is_class(Key key) const {
    const auto number = static_cast<std::uint32_t>(key);
    return number < is_class_slot.size() && is_class_slot[number] != 0;
  }

  [[nodiscard]] std::size_t channel_of(std::uint32_t phrase) const {
    return channel_number(library.phrase_layers[phrase], library.phrases[phrase].view);
  }

  struct PhraseState {
    PhraseState();
    PhraseState(const PhraseState&) = delete;
    PhraseState& operator=(const PhraseState&) = delete;
    ~PhraseState();

    bool is_opener = false;
    bool may_be_part_of_hashtag = false;  // what is near may stand in the hashtag that is the hit
    std::unique_ptr<Expression> expression;  // of a `/…/` phrase
    std::optional<WordPattern> words;        // of a word phrase that can be told from words
    // Of any other word phrase; made when first needed, since most never are. Each of its matches
    // holds `signs`.
    std::vector<std::string> signs;
    mutable std::once_flag once;
    mutable std::unique_ptr<re2::RE2> re;
  };

  const policy::Library& library;
  Method method;
  std::array<std::unique_ptr<Channel>, channel_count> channels;  // null where no phrase is
  std::vector<PhraseState> phrases;
  Gates gates;  // of the phrases
  std::vector<Error> errors;
  std::vector<Error> warnings;
  Classes classes;
  std::vector<std::uint8_t> is_class_slot;  // by slot: whether it is a built-in class

 private:
  void add(std::uint32_t phrase);
  void allow_in_hashtags(policy::PhraseSet set);
  void add_words(std::uint32_t phrase, Channel& channel);
  void add_expression(std::uint32_t phrase, Channel& channel);
  void add_slot(policy::SlotIndex slot, Channel& channel);
  void warn_of_always_tried(const Channel& channel);
};

}  // namespace scruple::match

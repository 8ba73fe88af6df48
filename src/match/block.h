#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "match/classes.h"
#include "match/vocabulary.h"
#include "policy/library.h"
#include "text/normal_text.h"

namespace scruple::match {

// A word of a block as the matcher sees it.
struct TextWord {
  Span span;  // in NormalText::text
  std::vector<std::string>
      readings;             // besides the plain one; those only that some phrase or term can use
  std::vector<Key> keys;    // of all its readings
  bool joins_next = false;  // a phrase may go on to the next word
};

// A lexicon term or a match of a built-in class in a list of words.
struct SlotHit {
  std::uint32_t word = 0;  // its first
  std::uint32_t word_count = 1;
  policy::SlotIndex slot{};
};

// A block written down for RE2 (pattern.h), with the way back.
struct MarkedText {
  struct Anchor {
    std::uint32_t marked = 0;  // offset in `text`
    std::uint32_t source = 0;  // offset in NormalText::text
  };
  std::string text;
  std::vector<Anchor> anchors;  // sorted; between two of them both texts run in step

  [[nodiscard]] std::uint32_t source_offset(std::uint32_t marked) const;
};

// The words of a block in one way of reading them.
struct Reading {
  std::vector<TextWord> words;
  std::vector<SlotHit> terms;
  std::optional<MarkedText> marked;  // made when first needed
};

// A block of a text, looked up.
struct Block {
  Span span;  // in NormalText::text
  bool is_hashtag =
      false;  // an undivided hashtag read as words: only phrases without gaps that match all of it
  Reading plain;
  std::optional<Reading>
      second;  // with look-alikes and digits read as letters too, where that gives known words
};

// Looks up the block at `span`, appends it to `blocks`, and behind it one block for each way to
// read an undivided hashtag.
void analyse_block(const text::NormalText& text, Span span, const Vocabulary& vocabulary,
                   std::vector<Block>& blocks);

// Writes the block down. `class_slots` are the slots of built-in classes that phrases use.
[[nodiscard]] MarkedText mark(const text::NormalText& text, const Block& block,
                              const Reading& reading, const Classes& classes,
                              const std::vector<policy::Slot>& slots,
                              const std::vector<policy::SlotIndex>& class_slots);

}  // namespace scruple::match

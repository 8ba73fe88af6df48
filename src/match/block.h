#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "match/classes.h"
#include "match/vocabulary.h"
#include "policy/library.h"
#include "text/normal_text.h"
#include "text/words.h"

namespace scruple::match {

// A word of a block as the matcher sees it. Keys and readings stand in the lists of its Reading.
struct TextWord {
  Span span;                // in NormalText::text
  Span keys;                // of all its readings
  Span readings;            // besides the plain one; those only that some phrase or term can use
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
  void clear();
};

// The words of a block in one way of reading them. What is worked out only when first needed, and
// only by ReadingView, stands behind the blank line.
struct Reading {
  std::vector<TextWord> words;
  std::vector<Key> keys;
  std::vector<std::string> readings;
  std::vector<SlotHit> terms;  // of lexicons, sorted by word

  std::bitset<class_count> has_class_ranges;
  std::array<std::vector<Span>, class_count> class_ranges;
  bool has_sentence_breaks = false;
  std::vector<bool> sentence_breaks;
  bool has_key_places = false;
  std::vector<std::pair<Key, std::uint32_t>> key_places;  // of words and of slots, sorted
  bool is_marked = false;
  MarkedText marked;

  [[nodiscard]] std::span<const Key> keys_of(const TextWord& word) const {
    return std::span(keys).subspan(word.keys.begin, word.keys.size());
  }
  [[nodiscard]] std::span<const std::string> readings_of(const TextWord& word) const {
    return std::span(readings).subspan(word.readings.begin, word.readings.size());
  }
  // Keeps the memory, as all clear() here do: blocks are used again for the next text.
  void clear();
};

// The matches of the built-in classes in a block, each looked for when first asked.
class ClassSpans {
 public:
  // Those of one class, sorted, signs left out.
  const std::vector<Span>& of(policy::Slot::Class kind, const Classes& classes,
                              const text::NormalText& text, Span block);
  void clear();

 private:
  bool has_possible_ = false;
  std::bitset<class_count> possible_;
  ExpressionIndex::Memory memory_;
  std::bitset<class_count> is_known_;
  std::array<std::vector<Span>, class_count> spans_;
};

// A block of a text, looked up.
struct Block {
  Span span;                // in NormalText::text
  bool is_hashtag = false;  // an undivided hashtag, or a part of one, read as words: only phrases
                            // without gaps that match all of it
  bool is_second_reading = false;  // a hashtag with look-alikes and digits read as letters
  Reading plain;
  Reading second;           // with look-alikes and digits read as letters too
  bool has_second = false;  // where that gives known words
  ClassSpans classes;
  void clear();
};

// The blocks of a text. Their memory is used again from text to text.
class Blocks {
 public:
  void clear() { size_ = 0; }
  Block& append();
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] Block& operator[](std::uint32_t i) { return blocks_[i]; }

 private:
  std::deque<Block> blocks_;
  std::uint32_t size_ = 0;
};

// Looks up blocks: one thread's working memory. `vocabulary` must outlive it.
class BlockReader {
 public:
  explicit BlockReader(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  // Looks up the block at `span`, appends it to `blocks`, and behind it one block for each way to
  // read an undivided hashtag.
  void read(const text::NormalText& text, Span span, Blocks& blocks);

 private:
  void read_plain(const text::NormalText& text, Span span, Reading& reading);
  bool read_second(const text::NormalText& text, const Reading& plain, Reading& second);
  bool add_second_readings(std::string_view letters, Reading& reading);
  void read_hashtags(const text::NormalText& text, Blocks& blocks);
  void read_undivided(const text::NormalText& text, Span part, Blocks& blocks);
  void add_divisions(const text::NormalText& text, Span part, const std::string& reading,
                     Blocks& blocks);
  void add_word_of_hashtag(std::string_view letters, const std::string& word, Reading& reading);

  const Vocabulary& vocabulary_;
  text::Words found_;
  std::vector<Key> keys_;
};

// A reading of a block with what can be told of it. A handle: all it is made of must outlive it.
class ReadingView {
 public:
  ReadingView(const text::NormalText& text, Block& block, Reading& reading, const Classes& classes)
      : text_(text), block_(block), reading_(reading), classes_(classes) {}

  [[nodiscard]] const text::NormalText& text() const { return text_; }
  [[nodiscard]] const Block& block() const { return block_; }
  [[nodiscard]] const Reading& reading() const { return reading_; }

  // The lexicon terms that begin at a word.
  [[nodiscard]] std::span<const SlotHit> terms_at(std::uint32_t word) const;

  // The matches of a built-in class, each as its first word and the one behind its last; sorted.
  // Those of more than most_slot_words words, or that do not begin and end with a word, are left
  // out.
  [[nodiscard]] const std::vector<Span>& class_ranges(policy::Slot::Class kind) const;

  // Appends the words that have a key, or at which a term of the slot behind it begins. O(log keys)
  // and the words appended, after the first.
  void append_words_with(Key key, std::vector<std::uint32_t>& words) const;

  // Whether a sentence ends between a word and the next.
  [[nodiscard]] bool has_sentence_break(std::uint32_t word) const;

  // The block written down for RE2. `class_slots` are the slots of built-in classes that phrases
  // use.
  [[nodiscard]] const MarkedText& marked(const std::vector<policy::Slot>& slots,
                                         const std::vector<policy::SlotIndex>& class_slots) const;

 private:
  const text::NormalText& text_;
  Block& block_;
  Reading& reading_;
  const Classes& classes_;
};

// Writes a reading down as pattern.h describes. `class_slots` as above.
void mark(const ReadingView& view, const std::vector<policy::Slot>& slots,
          const std::vector<policy::SlotIndex>& class_slots, MarkedText& out);

}  // namespace scruple::match

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/library.h"
#include "policy/phrase.h"

namespace scruple::match {

// How a block of text is written down for RE2 (see marked_text.h), byte by byte:
//
//   word       word_begin  (slot_mark, slot in two bytes, its length in words)*  (reading_mark
//   reading)+ reading_mark  word_end between    joint_mark? and the folded text that stands there,
//   with sentence_mark where a sentence ends
//
//   "a free tin.  Now"  with <sample> holding "tin":
//   [a] J [free] J [S1 tin] ". " E [now]
//
// joint_mark says that only white space, quotes, brackets, or one unspaced hyphen stand between two
// words, so that a phrase may go on. Expressions work on these bytes (RE2's Latin-1 mode), which
// keeps classes like "anything but the end of the word" one byte wide.
inline constexpr char word_begin = '\x01';
inline constexpr char word_end = '\x02';
inline constexpr char reading_mark = '\x04';
inline constexpr char joint_mark = '\x05';
inline constexpr char sentence_mark = '\x06';
inline constexpr char slot_mark = '\x0E';

// Longest term and longest match of a built-in class, in words.
inline constexpr std::uint32_t most_slot_words = 24;

// The mark for a slot whose hit is `word_count` words long.
void append_slot_mark(std::string& out, policy::SlotIndex slot, std::uint32_t word_count);

// The RE2 expression of a phrase over marked text. Requires a word phrase with resolved slots. The
// hit is whole words: the expression begins at a word_begin and ends at a word_end, or at a symbol
// of the phrase.
[[nodiscard]] std::string expression_of(const policy::PhraseNode& tree,
                                        const std::vector<policy::Slot>& slots);

// Whether the tree matches the empty string.
[[nodiscard]] bool is_nullable(const policy::PhraseNode& node);

// Whether the tree holds a gap.
[[nodiscard]] bool has_gap(const policy::PhraseNode& node);

}  // namespace scruple::match

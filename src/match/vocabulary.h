#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/word_table.h"
#include "policy/library.h"

namespace scruple::match {

// What a word of a text can be to the policies: a lexicon term or a match of a built-in class
// begins there (keys below slot_count), a word of a phrase or a term, or one that begins like a
// `word*`.
enum class Key : std::uint32_t {};

// All words that the phrases and lexicons of one view use.
class Vocabulary {
 public:
  explicit Vocabulary(std::uint32_t slot_count);

  Key add_word(std::string_view word);
  Key add_prefix(std::string_view prefix);
  void add_term(policy::SlotIndex slot, const policy::Term& term);

  [[nodiscard]] static Key slot_key(policy::SlotIndex slot) {
    return static_cast<Key>(static_cast<std::uint32_t>(slot));
  }
  [[nodiscard]] std::uint32_t key_count() const {
    return static_cast<std::uint32_t>(letter_counts_.size());
  }
  // Whether there is any word to look for.
  [[nodiscard]] bool has_words() const { return key_count() > slot_count_; }

  // Appends the keys of a word: itself and all prefixes it begins with. Returns whether there are
  // any.
  bool find(std::string_view word, std::vector<Key>& keys) const;

  // Fewest letters (code points) of the phrase word or prefix behind a key: second readings are for
  // long ones only.
  [[nodiscard]] std::uint32_t letter_count(Key key) const {
    return letter_counts_[static_cast<std::uint32_t>(key)];
  }

  // The trie of lexicon terms, walked word by word from node 0. No node: 0.
  [[nodiscard]] std::uint32_t next_node(std::uint32_t node, Key key) const;
  // Whether terms go on behind a node.
  [[nodiscard]] bool goes_on(std::uint32_t node) const { return has_edges_[node]; }
  [[nodiscard]] const std::vector<policy::SlotIndex>& slots_at(std::uint32_t node) const {
    return term_slots_[node];
  }
  [[nodiscard]] bool has_terms() const { return term_slots_.size() > 1; }

  // Ways to cut an undivided hashtag wholly into known words, those with fewest words first; at
  // most four. Each is the ends of its words. O(bytes x words that begin alike).
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> divide(std::string_view hashtag) const;

 private:
  Key new_key(std::string_view text);
  [[nodiscard]] std::vector<std::uint32_t> known_ends(std::string_view text,
                                                      std::uint32_t begin) const;

  std::uint32_t slot_count_;
  std::vector<std::uint32_t> letter_counts_;  // by key
  WordTable words_;
  std::vector<Key> word_keys_;                     // by number in words_
  WordTable beginnings_;                           // first three bytes of words (all, when shorter)
  std::vector<std::vector<std::uint32_t>> alike_;  // by number in beginnings_: numbers in words_
  WordTable prefixes_;                             // whole
  std::vector<Key> prefix_keys_;                   // by number in prefixes_
  WordTable prefix_beginnings_;                    // their first four bytes
  std::vector<std::vector<std::uint32_t>> prefixes_alike_;  // by number in prefix_beginnings_
  std::bitset<1U << 16U> may_have_prefix_;                  // by a hash of the first four bytes
  std::vector<std::uint32_t> first_nodes_;  // by key: the node that the trie's root leads to
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // those of all other nodes
  std::vector<bool> has_edges_;                             // by node
  std::vector<std::vector<policy::SlotIndex>> term_slots_;  // by node
};

}  // namespace scruple::match

// A word is found by one hash look-up; a prefix by the hash of its first four bytes, then compared.
// Terms of lexicons stand in one trie over keys, so that terms of one word cost nothing extra and
// longer ones a look-up a word. The trie is a hash map of (node, key) pairs: most nodes have one
// edge, and a table per node would waste megabytes.

#include "match/vocabulary.h"

#include <algorithm>

#include "text/utf8.h"

namespace scruple::match {

namespace {

constexpr std::size_t beginning_size = 3;
constexpr std::size_t prefix_beginning_size = 4;
constexpr std::size_t most_divisions = 4;
constexpr std::uint32_t unreachable = 0xFFFF'FFFF;

std::uint64_t edge(std::uint32_t node, Key key) {
  return (std::uint64_t{node} << 32U) | static_cast<std::uint32_t>(key);
}

}  // namespace

Vocabulary::Vocabulary(std::uint32_t slot_count)
    : key_count_(slot_count), letter_counts_(slot_count, 0), term_slots_(1) {}

Key Vocabulary::new_key(std::string_view text) {
  letter_counts_.push_back(static_cast<std::uint32_t>(text::code_point_count(text)));
  return static_cast<Key>(key_count_++);
}

Key Vocabulary::add_word(std::string_view word) {
  if (const auto known = words_.find(word); known != words_.end()) {
    return known->second;
  }
  const Key key = new_key(word);
  words_.emplace(word, key);
  by_beginning_[std::string(word.substr(0, beginning_size))].emplace_back(word);
  return key;
}

Key Vocabulary::add_prefix(std::string_view prefix) {
  if (const auto known = prefixes_.find(prefix); known != prefixes_.end()) {
    return known->second;
  }
  const Key key = new_key(prefix);
  prefixes_.emplace(prefix, key);
  prefixes_by_beginning_[std::string(prefix.substr(0, prefix_beginning_size))].emplace_back(prefix,
                                                                                            key);
  return key;
}

void Vocabulary::add_term(policy::SlotIndex slot, const policy::Term& term) {
  std::uint32_t node = 0;
  for (const policy::TermWord& word : term) {
    const Key key = word.is_prefix ? add_prefix(word.text) : add_word(word.text);
    const auto [place, is_new] =
        term_edges_.try_emplace(edge(node, key), static_cast<std::uint32_t>(term_slots_.size()));
    if (is_new) {
      term_slots_.emplace_back();
    }
    node = place->second;
  }
  std::vector<policy::SlotIndex>& slots = term_slots_[node];
  if (node != 0 && std::ranges::find(slots, slot) == slots.end()) {
    slots.push_back(slot);
  }
}

bool Vocabulary::find(std::string_view word, std::vector<Key>& keys) const {
  const std::size_t before = keys.size();
  if (const auto known = words_.find(word); known != words_.end()) {
    keys.push_back(known->second);
  }
  if (word.size() >= prefix_beginning_size && !prefixes_by_beginning_.empty()) {
    const auto known = prefixes_by_beginning_.find(word.substr(0, prefix_beginning_size));
    if (known != prefixes_by_beginning_.end()) {
      for (const auto& [prefix, key] : known->second) {
        if (word.starts_with(prefix)) {
          keys.push_back(key);
        }
      }
    }
  }
  return keys.size() > before;
}

std::uint32_t Vocabulary::next_node(std::uint32_t node, Key key) const {
  const auto found = term_edges_.find(edge(node, key));
  return found == term_edges_.end() ? 0 : found->second;
}

// Ends of the known words that begin at `begin`.
std::vector<std::uint32_t> Vocabulary::known_ends(std::string_view text,
                                                  std::uint32_t begin) const {
  std::vector<std::uint32_t> ends;
  const std::string_view rest = text.substr(begin);
  for (std::size_t size = 1; size <= std::min(beginning_size, rest.size()); ++size) {
    const auto found = by_beginning_.find(rest.substr(0, size));
    if (found == by_beginning_.end()) {
      continue;
    }
    for (const std::string& word : found->second) {
      if (rest.starts_with(word)) {
        ends.push_back(begin + static_cast<std::uint32_t>(word.size()));
      }
    }
  }
  return ends;
}

std::vector<std::vector<std::uint32_t>> Vocabulary::divide(std::string_view hashtag) const {
  const auto size = static_cast<std::uint32_t>(hashtag.size());
  // From the back: how few words the rest takes, and which ends lead there.
  std::vector<std::uint32_t> fewest(size + 1, unreachable);
  std::vector<std::vector<std::uint32_t>> best_ends(size + 1);
  fewest[size] = 0;
  for (std::uint32_t begin = size; begin-- > 0;) {
    for (const std::uint32_t end : known_ends(hashtag, begin)) {
      if (fewest[end] == unreachable || fewest[end] + 1 > fewest[begin]) {
        continue;
      }
      if (fewest[end] + 1 < fewest[begin]) {
        fewest[begin] = fewest[end] + 1;
        best_ends[begin].clear();
      }
      best_ends[begin].push_back(end);
    }
  }
  std::vector<std::vector<std::uint32_t>> divisions;
  if (size == 0 || fewest[0] == unreachable) {
    return divisions;
  }
  divisions.emplace_back();
  for (std::size_t i = 0; i < divisions.size();) {
    const std::uint32_t reached = divisions[i].empty() ? 0 : divisions[i].back();
    if (reached == size) {
      ++i;
      continue;
    }
    for (std::size_t j = 1; j < best_ends[reached].size(); ++j) {
      if (divisions.size() < most_divisions) {
        divisions.push_back(divisions[i]);
        divisions.back().push_back(best_ends[reached][j]);
      }
    }
    divisions[i].push_back(best_ends[reached][0]);
  }
  return divisions;
}

}  // namespace scruple::match

// A word is found by one hash look-up; a prefix by the hash of its first four bytes, then compared.
// Terms of lexicons stand in one trie over keys, so that terms of one word cost nothing extra and
// longer ones a look-up a word. The root's edges are an array by key, since every word asks there;
// all others one hash map of (node, key) pairs: most nodes have one edge, and a table per node
// would waste megabytes.

#include "match/vocabulary.h"

#include <algorithm>
#include <cstring>

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

// Requires at least four bytes.
std::uint16_t beginning_hash(std::string_view text) {
  std::uint32_t bytes = 0;
  std::memcpy(&bytes, text.data(), sizeof bytes);
  return static_cast<std::uint16_t>((bytes * 0x9E37'79B1U) >> 16U);
}

void add_alike(std::string_view beginning, std::uint32_t number, WordTable& beginnings,
               std::vector<std::vector<std::uint32_t>>& alike) {
  const std::uint32_t place = beginnings.add(beginning);
  if (place == alike.size()) {
    alike.emplace_back();
  }
  alike[place].push_back(number);
}

}  // namespace

Vocabulary::Vocabulary(std::uint32_t slot_count)
    : slot_count_(slot_count),
      letter_counts_(slot_count, 0),
      first_nodes_(slot_count, 0),
      has_edges_(1),
      term_slots_(1) {}

Key Vocabulary::new_key(std::string_view text) {
  const Key key{key_count()};
  letter_counts_.push_back(static_cast<std::uint32_t>(text::code_point_count(text)));
  first_nodes_.push_back(0);
  return key;
}

Key Vocabulary::add_word(std::string_view word) {
  const std::uint32_t number = words_.add(word);
  if (number == word_keys_.size()) {
    word_keys_.push_back(new_key(word));
    add_alike(word.substr(0, beginning_size), number, beginnings_, alike_);
  }
  return word_keys_[number];
}

Key Vocabulary::add_prefix(std::string_view prefix) {
  const std::uint32_t number = prefixes_.add(prefix);
  if (number == prefix_keys_.size()) {
    prefix_keys_.push_back(new_key(prefix));
    may_have_prefix_.set(beginning_hash(prefix));
    add_alike(prefix.substr(0, prefix_beginning_size), number, prefix_beginnings_, prefixes_alike_);
  }
  return prefix_keys_[number];
}

void Vocabulary::add_term(policy::SlotIndex slot, const policy::Term& term) {
  std::uint32_t node = 0;
  for (const policy::TermWord& word : term) {
    const Key key = word.is_prefix ? add_prefix(word.text) : add_word(word.text);
    std::uint32_t& next =
        node == 0 ? first_nodes_[static_cast<std::uint32_t>(key)] : edges_[edge(node, key)];
    if (next == 0) {
      next = static_cast<std::uint32_t>(term_slots_.size());
      term_slots_.emplace_back();
      has_edges_.push_back(false);
      has_edges_[node] = true;
    }
    node = next;
  }
  std::vector<policy::SlotIndex>& slots = term_slots_[node];
  if (node != 0 && std::ranges::find(slots, slot) == slots.end()) {
    slots.push_back(slot);
  }
}

bool Vocabulary::find(std::string_view word, std::vector<Key>& keys) const {
  const std::size_t before = keys.size();
  if (const std::uint32_t number = words_.find(word); number != WordTable::none) {
    keys.push_back(word_keys_[number]);
  }
  if (word.size() >= prefix_beginning_size && may_have_prefix_[beginning_hash(word)]) {
    const std::uint32_t place = prefix_beginnings_.find(word.substr(0, prefix_beginning_size));
    if (place != WordTable::none) {
      for (const std::uint32_t number : prefixes_alike_[place]) {
        if (word.starts_with(prefixes_.word(number))) {
          keys.push_back(prefix_keys_[number]);
        }
      }
    }
  }
  return keys.size() > before;
}

std::uint32_t Vocabulary::next_node(std::uint32_t node, Key key) const {
  if (node == 0) {
    return first_nodes_[static_cast<std::uint32_t>(key)];
  }
  const auto found = edges_.find(edge(node, key));
  return found == edges_.end() ? 0 : found->second;
}

// Ends of the known words that begin at `begin`.
std::vector<std::uint32_t> Vocabulary::known_ends(std::string_view text,
                                                  std::uint32_t begin) const {
  std::vector<std::uint32_t> ends;
  const std::string_view rest = text.substr(begin);
  for (std::size_t size = 1; size <= std::min(beginning_size, rest.size()); ++size) {
    const std::uint32_t place = beginnings_.find(rest.substr(0, size));
    if (place == WordTable::none) {
      continue;
    }
    for (const std::uint32_t number : alike_[place]) {
      const std::string_view word = words_.word(number);
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

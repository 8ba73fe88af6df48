// Open addressing with linear steps. The hash is kept beside the number, so that growing needs no
// word and a look-up compares letters only when all 32 bits agree.

#include "match/word_table.h"

#include <functional>

namespace scruple::match {

namespace {

std::uint32_t hash_of(std::string_view word) {
  const std::size_t hash = std::hash<std::string_view>{}(word);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

std::size_t WordTable::entry_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = hash & mask;
  while (entries_[at].number != none &&
         (entries_[at].hash != hash || word(entries_[at].number) != text)) {
    at = (at + 1) & mask;
  }
  return at;
}

void WordTable::grow() {
  const std::vector<Entry> old = std::move(entries_);
  entries_ = std::vector<Entry>(old.size() * 2);
  const std::size_t mask = entries_.size() - 1;
  for (const Entry& entry : old) {
    if (entry.number == none) {
      continue;
    }
    std::size_t at = entry.hash & mask;
    while (entries_[at].number != none) {
      at = (at + 1) & mask;
    }
    entries_[at] = entry;
  }
}

std::uint32_t WordTable::add(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  std::size_t at = entry_of(text, hash);
  if (entries_[at].number != none) {
    return entries_[at].number;
  }
  const std::uint32_t number = size();
  if ((std::size_t{number} + 1) * 2 > entries_.size()) {
    grow();
    at = entry_of(text, hash);
  }
  letters_ += text;
  begins_.push_back(static_cast<std::uint32_t>(letters_.size()));
  entries_[at] = {hash, number};
  return number;
}

std::uint32_t WordTable::find(std::string_view text) const {
  return entries_[entry_of(text, hash_of(text))].number;
}

}  // namespace scruple::match

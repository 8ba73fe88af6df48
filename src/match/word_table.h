#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scruple::match {

// A set of words, numbered from 0 in the order they came. Looked up once for every word of every
// text, so it is a flat table: a look-up that fails, as most do, reads one cache line.
class WordTable {
 public:
  static constexpr std::uint32_t none = 0xFFFF'FFFF;

  // The number of the word, which is added when it is new. Amortised O(bytes).
  std::uint32_t add(std::string_view word);

  // The number of the word, or `none`. O(bytes).
  [[nodiscard]] std::uint32_t find(std::string_view word) const;

  [[nodiscard]] std::string_view word(std::uint32_t number) const {
    return std::string_view(letters_).substr(begins_[number],
                                             begins_[number + 1] - begins_[number]);
  }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(begins_.size() - 1);
  }

 private:
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t number = none;  // none: the entry is free
  };

  // The entry of the word, or the free one where it would stand.
  [[nodiscard]] std::size_t entry_of(std::string_view word, std::uint32_t hash) const;
  void grow();

  std::vector<Entry> entries_ = std::vector<Entry>(64);  // a power of two; at most half in use
  std::string letters_;                                  // of all words, one behind another
  std::vector<std::uint32_t> begins_ = {0};              // where each begins in `letters_`
};

}  // namespace scruple::match

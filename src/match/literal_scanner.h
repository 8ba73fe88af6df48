#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scruple::match {

// Finds all places of many literals in one pass over a text: the automaton of Aho and Corasick
// ("Efficient string matching", CACM 18, 1975), with all its transitions written out. ASCII letters
// match in both cases.
class LiteralScanner {
 public:
  LiteralScanner() = default;
  // Requires literals that are not empty and hold no ASCII capitals. O(bytes * bytes that differ).
  explicit LiteralScanner(const std::vector<std::string>& literals);

  // Calls visit(number, begin) for each place of a literal. O(bytes of text
  // and visits). Safe to call from several threads.
  template <typename Visit>
  void scan(std::string_view text, Visit visit) const {
    if (states_.empty()) {
      return;
    }
    std::uint32_t row = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::uint32_t next = next_[row + class_of_[static_cast<unsigned char>(text[i])]];
      row = next & ~has_found;
      if ((next & has_found) != 0) {
        const State& reached = states_[row / class_count_];
        for (std::uint32_t at = reached.found_begin; at < reached.found_end; ++at) {
          visit(found_[at].number, i + 1 - found_[at].size);
        }
      }
    }
  }

 private:
  struct Found {
    std::uint32_t number = 0;
    std::uint32_t size = 0;
  };
  struct State {
    std::uint32_t found_begin = 0;  // in found_: the literals that end here
    std::uint32_t found_end = 0;
  };

  std::array<std::uint16_t, 256> class_of_{};  // 0: in no literal
  std::uint32_t class_count_ = 1;
  // By the row of a state and a class: the row of the next state, marked when literals end there,
  // since most bytes lead nowhere and should cost one look only. State i has row i * class_count_.
  static constexpr std::uint32_t has_found = 0x8000'0000;
  std::vector<std::uint32_t> next_;
  std::vector<State> states_;
  std::vector<Found> found_;
};

}  // namespace scruple::match

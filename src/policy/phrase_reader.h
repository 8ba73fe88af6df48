#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace scruple::policy {

// A piece of a phrase as it is written, before words are known. parse_phrase makes PhraseNodes of
// them.
struct PhrasePiece {
  enum class Kind : std::uint8_t { text, hyphen, star, space, slot, gap, group };

  Kind kind = Kind::text;
  std::string text = {};                                    // of a text and a slot
  std::uint32_t number = 0;                                 // of a gap: most words
  bool is_optional = false;                                 // of a group
  std::vector<std::vector<PhrasePiece>> alternatives = {};  // of a group
  std::uint32_t offset = 0;  // where it begins in the phrase, in bytes
};
using PhrasePieces = std::vector<PhrasePiece>;

// An error of a phrase, at a byte of its text.
[[nodiscard]] Error phrase_error(std::string code, std::size_t offset, std::string message,
                                 std::string hint = {});

// Takes a word phrase apart at its marks. Requires valid UTF-8 that is not empty.
[[nodiscard]] Result<PhrasePieces> read_phrase(std::string_view phrase);

}  // namespace scruple::policy

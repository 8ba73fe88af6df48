#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/phrase.h"
#include "policy/phrase_reader.h"

namespace scruple::policy {

// Letters glued together, with the place of each byte in the phrase.
struct PhraseChunk {
  std::string text;
  std::vector<std::uint32_t> offsets;
  std::optional<std::uint32_t> star;  // where the star behind it stands

  void append(const PhrasePiece& piece);
  void append(const PhraseChunk& other);
};

// Whether a text is one word that folding changes at most in case: ASCII letters and digits.
[[nodiscard]] bool is_plain_word(std::string_view text);

// Its leaf. The same as words_of would make, without folding.
[[nodiscard]] PhraseNode plain_word(std::string word, std::uint32_t offset, text::View view);

// The words and symbols of a chunk, folded; the last one a prefix when a star stands behind it.
// Errors: "phrase-matches-nothing", "phrase-short-prefix".
[[nodiscard]] Result<PhraseNode> words_of(const PhraseChunk& chunk, text::View view);

// Whether a byte belongs to a word, as far as a byte can tell.
[[nodiscard]] bool is_word_byte(char byte);

}  // namespace scruple::policy

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/language.h"
#include "base/result.h"
#include "text/normal_text.h"

namespace scruple::policy {

enum class SlotIndex : std::uint32_t {};

// A phrase, taken apart. Leaves are whole folded words: options inside words and hyphen variants
// are expanded, so that any matcher can work word by word.
//
//   sample(s)?        choice(word "sample", word "samples")
//   breast-milk       choice(sequence(word "breast", word "milk"), word "breastmilk")
//   (probably)? not   sequence(choice(word "probably", sequence()), word "not")
//   free ...3 <gift>  sequence(word "free", gap 3, slot "gift")
struct PhraseNode {
  enum class Kind : std::uint8_t {
    word,      // `text`: one folded word
    prefix,    // `text`: how a word begins, at least four letters
    slot,      // `text`: name of a lexicon or built-in class; `slot`: its index, once resolved
    gap,       // up to `most` words, never across a sentence end
    symbol,    // `text`: folded punctuation that must stand here
    sequence,  // `children`, one after another; may be empty
    choice,    // one of `children`; an option is a choice with an empty sequence
  };

  Kind kind = Kind::sequence;
  std::string text = {};
  SlotIndex slot = {};
  std::uint32_t most = 0;
  std::vector<PhraseNode> children = {};
  std::uint32_t offset = 0;  // where it begins in the phrase's text, in bytes, for carets

  friend bool operator==(const PhraseNode&, const PhraseNode&) = default;
};

// A phrase of a policy.
struct Phrase {
  std::string text;  // as written
  Language language = Language::any;
  text::View view = text::View::folded;
  PhraseNode tree;         // of a word phrase
  std::string expression;  // of a `/…/` phrase: the RE2 expression; then `tree` is empty
  std::string path;        // where it is written
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  [[nodiscard]] bool is_expression() const { return !expression.empty(); }
};

inline constexpr std::uint32_t default_gap = 5;

// Parses the text of a phrase as the policy language, section 2, defines it. Slots keep their
// names, unresolved. Errors have `column` = 1-based offset in `phrase` and no path or line:
// "phrase-empty", "phrase-empty-alternative", "phrase-unclosed-group", "phrase-unexpected-close",
// "phrase-bad-slot", "phrase-short-prefix", "phrase-star-inside", "phrase-question-mark-alone",
// "phrase-matches-nothing" (characters that folding removes), "phrase-matches-empty",
// "phrase-gap-at-edge", "phrase-gap-beside-gap", "phrase-gap-too-wide", "phrase-double-space",
// "phrase-bad-escape", "phrase-too-many-variants", "phrase-too-deep", "phrase-too-long",
// "phrase-bad-expression" is reported by whoever compiles it.
[[nodiscard]] Result<Phrase> parse_phrase(std::string_view phrase, Language language,
                                          text::View view = text::View::folded);

}  // namespace scruple::policy

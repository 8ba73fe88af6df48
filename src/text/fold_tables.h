#pragma once

#include <cstdint>

#include "text/code_point_table.h"
#include "text/normal_text.h"

namespace scruple::text {

// What folding does with one code point that stands alone or begins a cluster, and what has to be
// known where it stands beside others. Made by fold_tables_generator.cc.
struct FoldAction {
  enum class Kind : std::uint8_t {
    keep,         // it stands for itself
    replace,      // its text stands for it
    space,        // white space
    drop,         // nothing, as if it had not been there
    drop_mark,    // nothing, but its source belongs to the character before
    mark,         // its text, or, where the base sheds its marks, as drop_mark
    superscript,  // white space directly after a letter, else its text
  };
  // Flags.
  static constexpr std::uint16_t joins = 1;        // may compose or reorder with what is before it
  static constexpr std::uint16_t is_mark = 2;      // folds to nothing but combining marks
  static constexpr std::uint16_t is_inert = 4;     // dropped, and never composes with a base
  static constexpr std::uint16_t sheds = 8;        // marks behind it are dropped
  static constexpr std::uint16_t absorbs = 16;     // so are those that would compose with it
  static constexpr std::uint16_t is_letter = 32;   // the last character it folds to is a letter
  static constexpr std::uint16_t is_capital = 64;  // upper or title case
  static constexpr std::uint16_t is_verbatim = 128;  // one character of the same size in bytes
  static constexpr std::uint16_t is_unified = 256;   // its text, not itself, takes part in clusters
  static constexpr std::uint16_t is_series = 512;    // its text is to be folded in turn: it holds
                                                     // white space or begins with a mark

  std::uint16_t text_begin;  // in FoldTables::texts
  std::uint8_t text_size;    // in bytes; 0 where the code point stands for itself
  Kind kind;
  std::uint16_t flags;

  [[nodiscard]] constexpr bool has(std::uint16_t flag) const { return (flags & flag) != 0; }
};

struct FoldTables {
  CodePointTable<std::uint16_t> numbers;  // of the actions
  const FoldAction* actions;
  const char* texts;

  [[nodiscard]] const FoldAction& action_of(char32_t code_point) const {
    return actions[numbers[code_point]];
  }
};

[[nodiscard]] const FoldTables& fold_tables(View view);

}  // namespace scruple::text

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/builder.h"

namespace scruple::document {

// The text of a quoted, plain or block scalar of YAML or TOML, piece by piece with its place.
struct ScalarText {
  struct Piece {
    enum class Kind : std::uint8_t {
      verbatim,
      replaced,       // an escape, a line wrap: `text` stands for it
      paragraph_end,  // a blank line
    };
    Kind kind = Kind::verbatim;
    Span source;
    std::string text = {};
  };
  std::vector<Piece> pieces;
  std::uint32_t end = 0;  // behind the scalar with its delimiters

  // From the first piece to the last; empty at `end` when there is none.
  [[nodiscard]] Span source() const;
};

// Appends it, a block for each paragraph, as builder.context says.
void append_scalar(Builder& builder, const ScalarText& scalar);

// All of them read a scalar at `begin` of `source`, no further than `limit`. A quotation that is
// not closed ends there.

// "...": the escapes of YAML, which are those of TOML and more.
[[nodiscard]] ScalarText read_escaped_scalar(std::string_view source, std::uint32_t begin,
                                             std::uint32_t limit);

// YAML's '...', in which '' is one quotation mark.
[[nodiscard]] ScalarText read_single_quoted_scalar(std::string_view source, std::uint32_t begin,
                                                   std::uint32_t limit);

// YAML's | and >, in a map or list whose lines are indented by `parent_indent`.
[[nodiscard]] ScalarText read_block_scalar(std::string_view source, std::uint32_t begin,
                                           std::uint32_t limit, std::uint32_t parent_indent);

// A plain scalar that reads as `value`, which may be wrapped over lines.
[[nodiscard]] ScalarText read_plain_scalar(std::string_view source, std::uint32_t begin,
                                           std::uint32_t limit, std::string_view value);

// TOML's '...', '''...''' and """...""".
[[nodiscard]] ScalarText read_literal_scalar(std::string_view source, std::uint32_t begin,
                                             std::uint32_t limit);
[[nodiscard]] ScalarText read_multiline_scalar(std::string_view source, std::uint32_t begin,
                                               std::uint32_t limit);

}  // namespace scruple::document

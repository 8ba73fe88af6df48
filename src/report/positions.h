#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/line_index.h"

namespace scruple::report {

// A place in a text as people and programs name it. All 1-based. A byte order mark at the start of
// the text is no column.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;        // in UTF-8 bytes
  std::uint32_t utf16_column = 1;  // in UTF-16 code units

  friend bool operator==(const Position&, const Position&) = default;
};

// Lines, columns and UTF-16 offsets of one text, which must be valid UTF-8 and outlive this. A
// look-up costs the logarithm of the lines and one block of text, however long the lines are.
class Positions {
 public:
  explicit Positions(std::string_view text);

  [[nodiscard]] Position at(std::uint32_t offset) const;

  // In UTF-16 code units from the start of the text; a byte order mark is one.
  [[nodiscard]] std::uint32_t utf16_offset(std::uint32_t offset) const;

  [[nodiscard]] const text::LineIndex& lines() const { return lines_; }

 private:
  std::string_view text_;
  text::LineIndex lines_;
  std::vector<std::uint32_t> utf16_at_block_;  // at the start of each block of bytes
};

}  // namespace scruple::report

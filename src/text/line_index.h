#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scruple::text {

// The lines of a text; \n, \r\n and a lone \r end one.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // 0-based line that holds the offset (the text's size is in the last line). O(log lines).
  [[nodiscard]] std::uint32_t line_at(std::uint32_t offset) const;

  // A line without its line break. Requires line < line_count().
  [[nodiscard]] Span line_span(std::uint32_t line) const;

  [[nodiscard]] std::uint32_t line_count() const;

 private:
  std::vector<Span> lines_;
};

}  // namespace scruple::text

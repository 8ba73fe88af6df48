// One pass that notes where each line begins and ends; a look-up is a binary search.
#include "text/line_index.h"

#include <algorithm>

#include "base/assert.h"

namespace scruple::text {

LineIndex::LineIndex(std::string_view text) {
  std::size_t begin = 0;
  const auto end_line = [&](std::size_t end) {
    lines_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos;
       at = text.find_first_of("\r\n", begin)) {
    end_line(at);
    begin = at + (text.substr(at, 2) == "\r\n" ? 2 : 1);
  }
  end_line(text.size());
}

std::uint32_t LineIndex::line_at(std::uint32_t offset) const {
  const auto next = std::ranges::upper_bound(lines_, offset, {}, &Span::begin);
  return static_cast<std::uint32_t>(next - lines_.begin()) - 1;
}

Span LineIndex::line_span(std::uint32_t line) const {
  SCRUPLE_ASSERT(line < lines_.size(), "a line behind the last one was asked for");
  return lines_[line];
}

std::uint32_t LineIndex::line_count() const { return static_cast<std::uint32_t>(lines_.size()); }

}  // namespace scruple::text

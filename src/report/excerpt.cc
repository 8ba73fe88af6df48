#include "report/excerpt.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "report/printable.h"
#include "text/display_width.h"

// A line is taken apart into cells, one for each character or mask; masks are never cut. Only a
// neighbourhood of the mark is looked at, since a line may be the whole file. When the cells are
// wider than there is room, the mark's are kept from its beginning, then some before it, then what
// follows. Widths of single cells may add up to more than the whole takes (a family emoji is many
// characters of its own width), which only makes the line shorter than it could be; the column of
// the mark is measured on the finished text.

namespace scruple::report {

namespace {

constexpr std::string_view ellipsis = "…";

struct Cell {
  std::string text;
  std::size_t width = 0;
  bool is_marked = false;
};

std::uint32_t character_begin(std::string_view text, std::uint32_t offset) {
  while (offset > 0 && offset < text.size() &&
         (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
    --offset;
  }
  return offset;
}

// What may be shown of a line: at most some bytes around the mark.
Span neighbourhood(std::string_view text, Span line, Span mark, std::size_t width) {
  constexpr std::uint32_t bytes_for_column = 16;
  const auto reach = static_cast<std::uint32_t>(width) * bytes_for_column;
  const std::uint32_t center = std::clamp(mark.begin, line.begin, line.end);
  const std::uint32_t begin = center - std::min(reach, center - line.begin);
  const std::uint32_t end = center + std::min(reach, line.end - center);
  return {character_begin(text, begin), character_begin(text, end)};
}

class Cells {
 public:
  Cells(std::string_view text, Span part, Span mark, const Redaction& redaction)
      : text_(text), mark_(mark) {
    const auto& masks = redaction.masks();
    std::size_t mask = redaction.mask_after(part.begin);
    for (std::uint32_t at = part.begin; at < part.end;) {
      if (mask < masks.size() && masks[mask].span.begin <= at) {
        add(masks[mask].placeholder, masks[mask].span);
        at = std::max(at + 1, masks[mask].span.end);
        ++mask;
      } else {
        std::uint32_t end = at + 1;
        while (end < part.end && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
          ++end;
        }
        add(text_.substr(at, end - at), {at, end});
        at = end;
      }
    }
  }

  std::vector<Cell> take() { return std::move(cells_); }

 private:
  void add(std::string_view shown, Span source) {
    const bool is_place = mark_.is_empty() && source.begin == mark_.begin;
    Cell cell{.text = printable(shown, column_), .is_marked = is_place || source.overlaps(mark_)};
    cell.width = text::display_width(cell.text, column_);
    column_ += cell.width;
    cells_.push_back(std::move(cell));
  }

  std::string_view text_;
  Span mark_;
  std::size_t column_ = 0;
  std::vector<Cell> cells_;
};

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The cells to show around the one where the mark begins.
Window window_of(const std::vector<Cell>& cells, std::size_t anchor, std::size_t width) {
  Window window{anchor, anchor};
  std::size_t used = 0;
  const auto take_right = [&](std::size_t room, bool only_marked) {
    while (window.end < cells.size() && used + cells[window.end].width <= room &&
           (!only_marked || cells[window.end].is_marked)) {
      used += cells[window.end++].width;
    }
  };
  const auto take_left = [&](std::size_t room) {
    while (window.begin > 0 && used + cells[window.begin - 1].width <= room) {
      used += cells[--window.begin].width;
    }
  };
  take_right(width, true);
  take_left(used + (width - used) / 2);
  take_right(width, false);
  take_left(width);
  return window;
}

ExcerptLine line_of(const std::vector<Cell>& cells, std::size_t width, bool starts_line,
                    bool ends_line) {
  const auto marked = std::ranges::find(cells, true, &Cell::is_marked);
  const auto anchor = static_cast<std::size_t>(marked == cells.end() ? 0 : marked - cells.begin());
  std::size_t total = 0;
  for (const Cell& cell : cells) {
    total += cell.width;
  }
  Window window{0, cells.size()};
  if (total > width || !starts_line || !ends_line) {
    window = window_of(cells, anchor, width - 2);  // room for an ellipsis on either side
  }
  std::string before = window.begin > 0 || !starts_line ? std::string(ellipsis) : "";
  std::string mark;
  std::string after;
  for (std::size_t i = window.begin; i < window.end; ++i) {
    std::string& part = cells[i].is_marked ? mark : mark.empty() ? before : after;
    part += cells[i].text;
  }
  if (window.end < cells.size() || !ends_line) {
    after += ellipsis;
  }
  ExcerptLine line;
  line.mark_column = text::display_width(before);
  line.mark_width = text::display_width(before + mark) - line.mark_column;
  line.text = before + mark + after;
  return line;
}

// A byte order mark is no part of the line.
ExcerptLine excerpt_line(std::string_view text, Span line, Span mark, const Redaction& redaction,
                         std::size_t width) {
  if (line.begin == 0) {
    line.begin = static_cast<std::uint32_t>(byte_order_mark_size(text));
  }
  const Span part = neighbourhood(text, line, mark, width);
  ExcerptLine out = line_of(Cells(text, part, mark, redaction).take(), width,
                            part.begin == line.begin, part.end == line.end);
  while (out.text.ends_with(' ') && out.text.size() > out.mark_column + out.mark_width) {
    out.text.pop_back();
  }
  return out;
}

}  // namespace

std::vector<ExcerptLine> excerpt_of(std::string_view text, Span mark, const Positions& positions,
                                    const Redaction& redaction, std::size_t width) {
  constexpr std::uint32_t most_lines = 3;
  constexpr std::size_t least_width = 20;
  const text::LineIndex& lines = positions.lines();
  const std::uint32_t first = lines.line_at(mark.begin);
  const std::uint32_t last = lines.line_at(mark.is_empty() ? mark.end : mark.end - 1);
  std::vector<ExcerptLine> out;
  for (std::uint32_t line = first; line <= last; ++line) {
    if (last - first >= most_lines && line == first + 2) {
      out.push_back({});
      line = last;
    }
    out.push_back(
        excerpt_line(text, lines.line_span(line), mark, redaction, std::max(width, least_width)));
    out.back().number = line + 1;
  }
  if (out.front().mark_width == 0) {  // behind the end of its line
    out.front().mark_width = 1;
  }
  return out;
}

}  // namespace scruple::report

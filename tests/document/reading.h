#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "base/span.h"
#include "document/document.h"

namespace scruple::document {

// How the tests write a document down.

[[nodiscard]] inline Source source_of(std::string text) {
  Source source;
  source.name = "test";
  source.text = std::move(text);
  return source;
}

[[nodiscard]] inline std::string_view name_of(BlockKind kind) {
  constexpr std::string_view names[] = {"heading",      "paragraph", "list_item", "table_cell",
                                        "caption",      "alt",       "title",     "attribute",
                                        "front_matter", "url",       "code"};
  return names[static_cast<std::size_t>(kind)];
}

// The text of a block within `limits`: addresses read [url], code [code].
[[nodiscard]] inline std::string reading(const Document& document, std::uint32_t block,
                                         Span limits = {0, UINT32_MAX}) {
  std::string text;
  for (const Segment& segment : document.segments) {
    if (segment.block != block || !limits.overlaps(segment.source)) continue;
    if (segment.kind == SegmentKind::url) {
      text += "[url]";
    } else if (segment.kind == SegmentKind::code) {
      text += "[code]";
    } else if (segment.kind == SegmentKind::replaced) {
      text += text_of(document, segment);
    } else {
      const std::uint32_t begin = std::max(segment.source.begin, limits.begin);
      const std::uint32_t end = std::min(segment.source.end, limits.end);
      text += document.source.text.substr(begin, end - begin);
    }
  }
  return text;
}

// One line a block, in order: "heading: A cure". White space is written as folding reads it.
[[nodiscard]] inline std::vector<std::string> readings(const Document& document) {
  std::vector<std::string> lines;
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    std::string line(name_of(document.blocks[block].kind));
    if (document.blocks[block].is_quoted) line += " quoted";
    line += ":";
    bool is_space = true;
    for (const char c : reading(document, block)) {
      const bool is_white = c == ' ' || ('\t' <= c && c <= '\r');
      if (!is_white && is_space) line += ' ';
      if (!is_white) line += c;
      is_space = is_white;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

// A text and the readings of its blocks.
struct ReadingCase {
  std::string text;
  std::vector<std::string> lines;
};

inline void check_readings(Document (*parse)(Source), const std::vector<ReadingCase>& cases) {
  const auto joined = [](const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
      text += line + "\n";
    }
    return text;
  };
  for (const ReadingCase& one : cases) {
    CAPTURE(one.text);
    CHECK(joined(readings(parse(source_of(one.text)))) == joined(one.lines));
  }
}

// What the first block of prose that reaches from the first to the last byte of the span says
// there.
[[nodiscard]] inline std::string reading_at(const Document& document, Span span) {
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    bool holds_first = false;
    bool holds_last = false;
    for (const Segment& segment : document.segments) {
      if (segment.block != block || !is_prose(document.blocks[block].kind)) continue;
      holds_first = holds_first || segment.source.holds(span.begin);
      holds_last = holds_last || segment.source.holds(span.end - 1);
    }
    if (holds_first && holds_last) return reading(document, block, span);
  }
  return "(in no block)";
}

}  // namespace scruple::document

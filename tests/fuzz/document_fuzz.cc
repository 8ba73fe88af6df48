#include "fuzz/document_fuzz.h"

#include <string>

#include "base/assert.h"
#include "document/formats.h"
#include "text/utf8.h"

namespace scruple::fuzz {

namespace {

void check_segments(const document::Document& document) {
  using document::SegmentKind;
  const std::string& text = document.source.text;
  std::uint32_t reached = 0;
  Span marked{};
  for (const document::Segment& segment : document.segments) {
    SCRUPLE_ASSERT(segment.source.begin <= segment.source.end && segment.source.end <= text.size(),
                   "segments lie inside the source");
    SCRUPLE_ASSERT(segment.block < document.blocks.size(), "segments name a block");
    const bool repeats_mark = marked.holds(segment.source);
    SCRUPLE_ASSERT(repeats_mark || segment.source.begin >= reached,
                   "segments are sorted and apart");
    reached = repeats_mark ? reached : segment.source.end;
    if (segment.kind == SegmentKind::url || segment.kind == SegmentKind::code) {
      marked = segment.source;
    }
    if (segment.kind == SegmentKind::verbatim) {
      SCRUPLE_ASSERT(document::text_of(document, segment) ==
                         std::string_view(text).substr(segment.source.begin, segment.source.size()),
                     "verbatim segments are their source");
    }
    if (segment.kind == SegmentKind::replaced) {
      SCRUPLE_ASSERT(!text::find_invalid_utf8(document::text_of(document, segment)),
                     "replacements are UTF-8");
    }
  }
}

}  // namespace

void check_format(std::string_view format, std::string_view bytes) {
  auto source = document::make_source("fuzz", std::string(bytes));
  if (!source) {
    return;
  }
  check_segments(document::format_named(format)->parse(*std::move(source)));
}

}  // namespace scruple::fuzz

#include "document/document.h"

#include <algorithm>

#include "base/ascii.h"

namespace scruple::document {

std::string_view text_of(const Document& document, const Segment& segment) {
  const bool is_replaced = segment.kind == SegmentKind::replaced;
  const std::string_view store = is_replaced ? std::string_view(document.replacements)
                                             : std::string_view(document.source.text);
  const Span span = is_replaced ? segment.replacement : segment.source;
  return store.substr(span.begin, span.size());
}

bool has_text(const Document& document) {
  return std::any_of(document.segments.begin(), document.segments.end(),
                     [&](const Segment& segment) {
                       const std::string_view text = text_of(document, segment);
                       return segment.kind != SegmentKind::code &&
                              document.blocks[segment.block].kind != BlockKind::code &&
                              !std::all_of(text.begin(), text.end(), is_white_space);
                     });
}

}  // namespace scruple::document

#include "document/document.h"

namespace scruple::document {

std::string_view text_of(const Document& document, const Segment& segment) {
  const bool is_replaced = segment.kind == SegmentKind::replaced;
  const std::string_view store = is_replaced ? std::string_view(document.replacements)
                                             : std::string_view(document.source.text);
  const Span span = is_replaced ? segment.replacement : segment.source;
  return store.substr(span.begin, span.size());
}

}  // namespace scruple::document

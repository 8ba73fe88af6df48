#include "lint/folding.h"

#include <algorithm>
#include <string_view>

#include "text/fold.h"

namespace scruple::lint {

std::vector<std::string> folding_of(const Place& place, Span source,
                                    const document::Document& document) {
  using document::SegmentKind;
  std::vector<std::string> steps;
  const auto add = [&](std::string_view step) {
    if (std::ranges::find(steps, step) == steps.end()) {
      steps.emplace_back(step);
    }
  };
  std::uint32_t reached = source.begin;
  for (const document::Segment& segment : document.segments) {
    if (!segment.source.overlaps(source)) {
      continue;
    }
    if (segment.source.begin > reached) {
      add("markup");
    }
    reached = std::max(reached, segment.source.end);
    if (segment.kind == SegmentKind::replaced) {
      const bool is_break = document::text_of(document, segment) == " ";
      add(is_break ? "line break" : "entity or escape");
    } else if (segment.kind == SegmentKind::verbatim) {
      const Span shared{std::max(segment.source.begin, source.begin),
                        std::min(segment.source.end, source.end)};
      const std::string_view bytes =
          std::string_view(document.source.text).substr(shared.begin, shared.size());
      std::ranges::for_each(text::folding_steps(bytes), add);
    }
  }
  if (place.hit.is_second_reading) {
    add("look-alike characters");
  }
  return steps;
}

}  // namespace scruple::lint

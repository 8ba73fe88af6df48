// Bare addresses are found in the source as a whole and then cut out of the prose segments that
// hold them, whatever the format. An address goes on into the next segment of its block where the
// source does, across an entity that stands for one of its characters, but never ends inside one:
// only verbatim segments are ever cut. Linear: how far the source goes on is worked out once for a
// stretch.

#include "document/address_splitter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "document/bare_urls.h"

namespace scruple::document {
namespace {

bool stands_apart(const Segment& segment) {
  return segment.kind == SegmentKind::code || segment.kind == SegmentKind::url;
}

class AddressSplitter {
 public:
  AddressSplitter(Document& document, std::vector<std::uint32_t> starts)
      : document_(document),
        starts_(std::move(starts)),
        segments_(std::exchange(document.segments, {})) {
    document_.segments.reserve(segments_.size() + 2 * starts_.size());
  }

  void run() {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Segment& segment = segments_[i];
      if (stands_apart(segment)) {
        add_apart(segment);
      } else if (segment.source.end > taken_) {
        split(i);
      }
    }
  }

 private:
  void split(std::size_t index);
  void add_apart(const Segment& segment);
  [[nodiscard]] std::uint32_t reach(std::size_t index) const;
  [[nodiscard]] bool goes_on_in(std::size_t index) const;
  [[nodiscard]] std::uint32_t address_end(std::size_t index, std::uint32_t begin);

  Document& document_;
  const std::vector<std::uint32_t> starts_;
  const std::vector<Segment> segments_;
  std::size_t next_start_ = 0;
  std::uint32_t taken_ = 0;        // addresses cover the source up to here
  std::uint32_t known_reach_ = 0;  // of the stretch looked at last
};

void AddressSplitter::split(std::size_t index) {
  Segment rest = segments_[index];
  rest.source.begin = std::max(rest.source.begin, taken_);
  const bool is_searched =
      rest.kind == SegmentKind::verbatim && is_prose(document_.blocks[rest.block].kind);
  while (is_searched && next_start_ < starts_.size() && starts_[next_start_] < rest.source.end) {
    const std::uint32_t begin = starts_[next_start_++];
    if (begin < rest.source.begin) {
      continue;
    }
    const std::uint32_t end = address_end(index, begin);
    if (end == begin) {
      continue;
    }
    Segment before = rest;
    before.source.end = begin;
    if (!before.source.is_empty()) {
      document_.segments.push_back(before);
    }
    add_apart({.source = {begin, end}, .block = rest.block, .kind = SegmentKind::url});
    taken_ = end;
    rest.source.begin = std::min(end, rest.source.end);
  }
  if (!rest.source.is_empty()) {
    document_.segments.push_back(rest);
  }
}

// Adds a segment that stands for an address or code, and the block that holds its text.
void AddressSplitter::add_apart(const Segment& segment) {
  Block block = document_.blocks[segment.block];
  block.kind = segment.kind == SegmentKind::code ? BlockKind::code : BlockKind::url;
  block.key.clear();
  document_.segments.push_back(segment);
  document_.segments.push_back(
      {.source = segment.source, .block = static_cast<std::uint32_t>(document_.blocks.size())});
  document_.blocks.push_back(std::move(block));
}

std::uint32_t AddressSplitter::address_end(std::size_t index, std::uint32_t begin) {
  if (known_reach_ < segments_[index].source.end) {
    known_reach_ = reach(index);
  }
  std::uint32_t end = bare_url_end(document_.source.text, begin, known_reach_);
  while (segments_[index].source.end < end) {
    ++index;
  }
  const Segment& last = segments_[index];
  const bool ends_inside = last.kind != SegmentKind::verbatim && last.source.end != end;
  return ends_inside ? last.source.begin : end;
}

// How far the source goes on without a gap in the block of the segment.
std::uint32_t AddressSplitter::reach(std::size_t index) const {
  while (index + 1 < segments_.size() && goes_on_in(index + 1)) {
    ++index;
  }
  return segments_[index].source.end;
}

bool AddressSplitter::goes_on_in(std::size_t index) const {
  const Segment& segment = segments_[index];
  const Segment& before = segments_[index - 1];
  if (segment.block != before.block || segment.source.begin != before.source.end) {
    return false;
  }
  if (segment.kind == SegmentKind::verbatim) {
    return true;
  }
  const std::string_view reading = text_of(document_, segment);
  return segment.kind == SegmentKind::replaced && reading.size() == 1 &&
         (reading[0] == '&' || is_letter_or_digit(reading[0]));
}

}  // namespace

void split_off_addresses_and_code(Document& document) {
  std::vector<std::uint32_t> starts = bare_url_starts(document.source.text);
  if (starts.empty() &&
      std::none_of(document.segments.begin(), document.segments.end(), stands_apart)) {
    return;
  }
  AddressSplitter(document, std::move(starts)).run();
}

}  // namespace scruple::document

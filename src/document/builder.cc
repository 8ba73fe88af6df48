// Parsers meet text nearly, but not quite, in the order of the source: the title of a link comes
// behind its text, a link's definition at the end of the file. So segments are collected as they
// come and sorted once; for documents that are already in order that is a single check.
//
// Bare addresses are found in the source as a whole and then cut out of the prose segments that
// hold them, whatever the format. An address goes on into the next segment of its block where the
// source does, across an entity that stands for one of its characters.
//
// The promise that segments do not overlap is enforced here and not in each parser: a parser that
// misjudges odd markup loses a few bytes of text, and nothing worse.

#include "document/builder.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/assert.h"
#include "document/ascii.h"
#include "document/bare_urls.h"

namespace scruple::document {
namespace {

bool is_all_white_space(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_white_space);
}

}  // namespace

Builder::Builder(Source source) {
  document_.source = std::move(source);
  document_.segments.reserve(text().size() / 48 + 8);
  document_.blocks.reserve(text().size() / 128 + 8);
}

void Builder::append(Span source) {
  if (source.is_empty()) return;
  SCRUPLE_ASSERT(source.begin < source.end && source.end <= text().size(),
                 "a piece of a document lies in its source");
  if (!block_ && is_all_white_space(text().substr(source.begin, source.size()))) return;
  push({.source = source, .block = open_block()});
}

void Builder::append_replaced(Span source, std::string_view replacement) {
  if (source.is_empty() || (!block_ && is_all_white_space(replacement))) return;
  if (replacement == " ") {
    append_space(source);
    return;
  }
  std::string& store = document_.replacements;
  const auto begin = static_cast<std::uint32_t>(store.size());
  store += replacement;
  push({.source = source,
        .block = open_block(),
        .kind = SegmentKind::replaced,
        .replacement = {begin, static_cast<std::uint32_t>(store.size())}});
}

void Builder::append_space(Span source) {
  if (source.is_empty() || !block_) return;
  if (!space_) {
    const auto begin = static_cast<std::uint32_t>(document_.replacements.size());
    document_.replacements += ' ';
    space_ = Span{begin, begin + 1};
  }
  push({.source = source, .block = *block_, .kind = SegmentKind::replaced, .replacement = *space_});
}

void Builder::append_code(Span source) {
  if (source.is_empty()) return;
  push({.source = source, .block = open_block(), .kind = SegmentKind::code});
}

void Builder::append_url(Span source) {
  if (source.is_empty()) return;
  push({.source = source, .block = open_block(), .kind = SegmentKind::url});
}

void Builder::end_block() { block_.reset(); }

void Builder::enter_aside(Block block) {
  suspended_.push_back({block_, std::exchange(context, std::move(block))});
  block_.reset();
}

void Builder::leave_aside() {
  SCRUPLE_ASSERT(!suspended_.empty(), "an aside is left that was entered");
  block_ = suspended_.back().block;
  context = std::move(suspended_.back().context);
  suspended_.pop_back();
}

void Builder::add_address(Span source) {
  Block block = context;
  block.kind = BlockKind::url;
  block.key.clear();
  enter_aside(std::move(block));
  append(source);
  leave_aside();
}

std::size_t Builder::checkpoint() {
  join_floor_ = document_.segments.size();
  return join_floor_;
}

void Builder::retract(std::size_t checkpoint) {
  if (checkpoint < document_.segments.size()) document_.segments.resize(checkpoint);
}

void Builder::add_mark(MarkKind kind, Span source) {
  if (!source.is_empty()) document_.marks.push_back({kind, source});
}

void Builder::add_comment(Span source, Span text) { document_.comments.push_back({source, text}); }

void Builder::add_metadata(MetadataValue value) { document_.metadata.push_back(std::move(value)); }

void Builder::add_problem(Error problem) {
  if (problem.path.empty()) problem.path = document_.source.name;
  document_.problems.push_back(std::move(problem));
}

Document Builder::finish() && {
  sort_segments();
  split_off_addresses();
  number_blocks();
  std::stable_sort(document_.marks.begin(), document_.marks.end(),
                   [](const Mark& a, const Mark& b) { return a.source < b.source; });
  std::stable_sort(document_.comments.begin(), document_.comments.end(),
                   [](const Comment& a, const Comment& b) { return a.source < b.source; });
  return std::move(document_);
}

std::uint32_t Builder::open_block() {
  if (!block_) {
    block_ = static_cast<std::uint32_t>(document_.blocks.size());
    document_.blocks.push_back(context);
  }
  return *block_;
}

void Builder::push(Segment segment) {
  std::vector<Segment>& segments = document_.segments;
  if (segments.size() > join_floor_) {
    Segment& last = segments.back();
    if (last.block == segment.block && last.kind == SegmentKind::verbatim &&
        segment.kind == SegmentKind::verbatim && last.source.end == segment.source.begin) {
      last.source.end = segment.source.end;
      return;
    }
  }
  segments.push_back(segment);
}

void Builder::sort_segments() {
  std::vector<Segment>& segments = document_.segments;
  const auto is_before = [](const Segment& a, const Segment& b) {
    return a.source.begin < b.source.begin;
  };
  if (!std::is_sorted(segments.begin(), segments.end(), is_before)) {
    std::stable_sort(segments.begin(), segments.end(), is_before);
  }
  std::uint32_t end = 0;
  std::erase_if(segments, [&](Segment& segment) {
    if (segment.source.begin < end) {
      if (segment.kind != SegmentKind::verbatim || segment.source.end <= end) return true;
      segment.source.begin = end;
    }
    end = segment.source.end;
    return false;
  });
}

// A segment of prose that stands for an address or code, and the block that holds its text.
void Builder::emit_apart(Segment segment, BlockKind kind, std::vector<Segment>& out) {
  Block block = document_.blocks[segment.block];
  block.kind = kind;
  block.key.clear();
  out.push_back(segment);
  segment.block = static_cast<std::uint32_t>(document_.blocks.size());
  segment.kind = SegmentKind::verbatim;
  out.push_back(segment);
  document_.blocks.push_back(std::move(block));
}

void Builder::split_off_addresses() {
  const std::vector<std::uint32_t> starts = bare_url_starts(text());
  const auto stands_alone = [](const Segment& segment) {
    return segment.kind == SegmentKind::verbatim || segment.kind == SegmentKind::replaced;
  };
  if (starts.empty() &&
      std::all_of(document_.segments.begin(), document_.segments.end(), stands_alone)) {
    return;
  }
  const std::vector<Segment> segments = std::exchange(document_.segments, {});
  std::vector<Segment>& out = document_.segments;
  out.reserve(segments.size() + 2 * starts.size());

  // How far the source goes on without a gap in the block of segments[index].
  const auto reach = [&](std::size_t index) {
    Span covered = segments[index].source;
    for (++index; index < segments.size(); ++index) {
      const Segment& next = segments[index];
      const std::string_view stands_for = text_of(document_, next);
      const bool is_part = next.kind == SegmentKind::verbatim ||
                           (next.kind == SegmentKind::replaced && stands_for.size() == 1 &&
                            (stands_for == "&" || is_letter_or_digit(stands_for[0])));
      if (next.block != segments[index - 1].block || next.source.begin != covered.end || !is_part) {
        break;
      }
      covered.end = next.source.end;
    }
    return covered.end;
  };

  auto start = starts.begin();
  std::uint32_t taken = 0;  // everything before this offset is in `out`
  std::uint32_t known_reach = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    Segment segment = segments[i];
    if (segment.kind == SegmentKind::code || segment.kind == SegmentKind::url) {
      emit_apart(segment, segment.kind == SegmentKind::code ? BlockKind::code : BlockKind::url,
                 out);
      continue;
    }
    if (segment.source.end <= taken) continue;
    // An address never ends inside an entity, so only a verbatim segment is ever cut.
    segment.source.begin = std::max(segment.source.begin, taken);
    const bool is_searched =
        segment.kind == SegmentKind::verbatim && is_prose(document_.blocks[segment.block].kind);
    while (is_searched && start != starts.end() && *start < segment.source.end) {
      const std::uint32_t begin = *start++;
      if (begin < segment.source.begin) continue;
      if (known_reach < segment.source.end) known_reach = reach(i);
      std::uint32_t end = bare_url_end(text(), begin, known_reach);
      if (end > segment.source.end) {
        // Back to the beginning of the entity it would end in.
        std::size_t j = i;
        while (segments[j].source.end < end) ++j;
        if (segments[j].kind != SegmentKind::verbatim && segments[j].source.end != end) {
          end = segments[j].source.begin;
        }
      }
      if (end == begin) continue;
      Segment before = segment;
      before.source.end = begin;
      if (!before.source.is_empty()) out.push_back(before);
      Segment address = segment;
      address.source = {begin, end};
      address.kind = SegmentKind::url;
      emit_apart(address, BlockKind::url, out);
      taken = end;
      if (end >= segment.source.end) {
        segment.source.begin = segment.source.end;
        break;
      }
      segment.source.begin = end;
    }
    if (!segment.source.is_empty()) out.push_back(segment);
  }
}

void Builder::number_blocks() {
  constexpr auto unnumbered = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> numbers(document_.blocks.size(), unnumbered);
  std::vector<Block> blocks;
  blocks.reserve(document_.blocks.size());
  for (Segment& segment : document_.segments) {
    std::uint32_t& number = numbers[segment.block];
    if (number == unnumbered) {
      number = static_cast<std::uint32_t>(blocks.size());
      blocks.push_back(std::move(document_.blocks[segment.block]));
    }
    segment.block = number;
  }
  document_.blocks = std::move(blocks);
}

}  // namespace scruple::document

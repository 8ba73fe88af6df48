// Parsers meet text nearly, but not quite, in the order of the source: the title of a link comes
// behind its text, a link's definition at the end of the file. So segments are collected as they
// come and sorted once; for documents that are already in order that is a single check.
//
// The promise that segments do not overlap is enforced here and not in each parser: a parser that
// misjudges odd markup loses a few bytes of text, and nothing worse.

#include "document/builder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/ascii.h"
#include "base/assert.h"
#include "document/address_splitter.h"

namespace scruple::document {
namespace {

// White space of any script, and characters that nobody sees: a paragraph of `&nbsp;` is none.
bool is_all_white_space(std::string_view text) {
  constexpr std::array<std::string_view, 5> wide = {"\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\xAF",
                                                    "\xE3\x80\x80", "\xEF\xBB\xBF"};
  while (!text.empty()) {
    if (is_white_space(text[0])) {
      text.remove_prefix(1);
      continue;
    }
    const auto* found = std::find_if(wide.begin(), wide.end(), [&](std::string_view character) {
      return text.starts_with(character);
    });
    if (found == wide.end()) {
      return false;
    }
    text.remove_prefix(found->size());
  }
  return true;
}

}  // namespace

Builder::Builder(Source source) {
  document_.source = std::move(source);
  document_.segments.reserve(text().size() / 48 + 8);
  document_.blocks.reserve(text().size() / 128 + 8);
}

void Builder::append(Span source) {
  if (source.is_empty()) {
    return;
  }
  SCRUPLE_ASSERT(source.begin < source.end && source.end <= text().size(),
                 "a piece of a document lies in its source");
  if (!block_ && is_all_white_space(text().substr(source.begin, source.size()))) {
    return;
  }
  push({.source = source, .block = open_block()});
}

void Builder::append_replaced(Span source, std::string_view replacement) {
  if (source.is_empty() || (!block_ && is_all_white_space(replacement))) {
    return;
  }
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
  if (source.is_empty() || !block_) {
    return;
  }
  if (!space_) {
    const auto begin = static_cast<std::uint32_t>(document_.replacements.size());
    document_.replacements += ' ';
    space_ = Span{begin, begin + 1};
  }
  push({.source = source, .block = *block_, .kind = SegmentKind::replaced, .replacement = *space_});
}

void Builder::append_code(Span source) {
  if (source.is_empty()) {
    return;
  }
  push({.source = source, .block = open_block(), .kind = SegmentKind::code});
}

void Builder::append_url(Span source) {
  if (source.is_empty()) {
    return;
  }
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
  if (checkpoint < document_.segments.size()) {
    document_.segments.resize(checkpoint);
  }
}

void Builder::add_mark(MarkKind kind, Span source) {
  if (!source.is_empty()) {
    document_.marks.push_back({kind, source});
  }
}

void Builder::add_comment(Span source, Span text) { document_.comments.push_back({source, text}); }

void Builder::add_metadata(MetadataValue value) { document_.metadata.push_back(std::move(value)); }

void Builder::add_problem(Error problem) {
  if (problem.path.empty()) {
    problem.path = document_.source.name;
  }
  document_.problems.push_back(std::move(problem));
}

Document Builder::finish() && {
  sort_segments();
  split_off_addresses_and_code(document_);
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
      if (segment.kind != SegmentKind::verbatim || segment.source.end <= end) {
        return true;
      }
      segment.source.begin = end;
    }
    end = segment.source.end;
    return false;
  });
}

bool Builder::is_numbered() const {
  std::size_t next = 0;
  for (const Segment& segment : document_.segments) {
    if (segment.block > next) {
      return false;
    }
    next = std::max<std::size_t>(next, segment.block + std::size_t{1});
  }
  return next == document_.blocks.size();
}

void Builder::number_blocks() {
  if (is_numbered()) {
    return;
  }
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

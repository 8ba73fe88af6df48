#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/span.h"
#include "document/document.h"

namespace scruple::document {

// Collects what a parser finds and makes a Document of it. The parser sets `context`, appends
// pieces of text as it meets them and ends blocks; the builder opens them, joins pieces that touch,
// takes bare addresses out of prose, and puts everything in order.
//
//   Builder builder(std::move(source));
//   builder.context = {.kind = BlockKind::heading, .section = 1};
//   builder.append({2, 12});
//   builder.end_block();
//   return std::move(builder).finish();
class Builder {
 public:
  explicit Builder(Source source);

  // The source text; stays where it is as long as the builder does.
  [[nodiscard]] std::string_view text() const { return document_.source.text; }

  [[nodiscard]] const std::string& name() const { return document_.source.name; }

  // What the next block that opens is; a block under way stays what it was.
  Block context;

  // Appends to the block under way, else to a new one; white space opens none. All spans are in the
  // source; empty ones are ignored.
  void append(Span source);
  void append_replaced(Span source, std::string_view replacement);

  // Appends white space for markup that separates words; never opens a block.
  void append_space(Span source);

  // Appends inline code, which also gets a block of its own, or an address, likewise.
  void append_code(Span source);
  void append_url(Span source);

  void end_block();
  [[nodiscard]] bool is_in_block() const { return block_.has_value(); }

  // What is appended until leave_aside() goes to a block of its own, in the midst of the one under
  // way: the alternative text of an image, an attribute. Asides may nest.
  void enter_aside(Block block);
  void leave_aside();

  // The address of a link or an image.
  void add_address(Span source);

  // A place to come back to: retract() forgets all text appended since.
  [[nodiscard]] std::size_t checkpoint();
  void retract(std::size_t checkpoint);

  void add_mark(MarkKind kind, Span source);
  void add_comment(Span source, Span text);
  void add_metadata(MetadataValue value);
  void add_problem(Error problem);

  // Requires that every span lies in the source. Segments may have been appended in any order;
  // where two claim the same bytes the later one yields.
  [[nodiscard]] Document finish() &&;

 private:
  struct Suspended {
    std::optional<std::uint32_t> block;
    Block context;
  };

  [[nodiscard]] std::uint32_t open_block();
  void push(Segment segment);
  void sort_segments();
  // Whether blocks stand in the order of their first segments, each with one: the usual case.
  [[nodiscard]] bool is_numbered() const;
  void number_blocks();

  Document document_;
  std::optional<std::uint32_t> block_;
  std::vector<Suspended> suspended_;
  std::size_t join_floor_ = 0;  // segments before this one are not joined with new ones
  std::optional<Span> space_;   // " " in the replacements
};

}  // namespace scruple::document

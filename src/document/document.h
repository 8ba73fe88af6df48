#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/span.h"
#include "document/source.h"

namespace scruple::document {

// What a block of text is to its reader.
enum class BlockKind : std::uint8_t {
  heading,
  paragraph,
  list_item,
  table_cell,
  caption,       // figcaption, table caption
  alt,           // alternative text of an image
  title,         // title of a link, an image, an HTML page
  attribute,     // other attributes that people get to read: aria-label, placeholder
  front_matter,  // a prose value of the front matter; meta description of an HTML page
  url,           // an address: link target or bare URL. Not prose
  code,          // code block or inline code. Not prose
};
[[nodiscard]] constexpr bool is_prose(BlockKind kind) {
  return kind != BlockKind::url && kind != BlockKind::code;
}

// One unit of text that phrases may match in: a paragraph, a cell, an alt text. Its segments, read
// in order, are its text.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  bool is_quoted = false;     // inside a block quote
  std::uint32_t section = 0;  // number of headings that came before, this one included
  std::uint32_t list = 0;     // 1-based number of the innermost list around it; 0 outside lists
  std::uint32_t table = 0;    // 1-based number of the table around it; 0 outside tables
  std::uint32_t row = 0;      // 0-based, of the table, the header row included
  std::uint32_t column = 0;
  std::string key =
      {};  // front matter: path of the value, "seo.description"; HTML attributes: the name
};

enum class SegmentKind : std::uint8_t {
  verbatim,  // the source bytes stand for themselves
  replaced,  // `replacement` stands for the source bytes: an entity, an escape, a line break
  url,       // an address inside prose, folded to one mark; its text is a block of its own
  code,      // inline code inside prose, likewise
};

// A piece of a block's text. In a document segments are sorted by source, inside it, and do not
// overlap, save that a url or code segment has the same source as the one segment of its own block,
// which follows it.
struct Segment {
  Span source;              // in Source::text
  std::uint32_t block = 0;  // index into Document::blocks
  SegmentKind kind = SegmentKind::verbatim;
  Span replacement = {};  // in Document::replacements
};

enum class MarkKind : std::uint8_t { link, emphasis };

// An inline range inside blocks: the text of a link, emphasised text.
struct Mark {
  MarkKind kind = MarkKind::link;
  Span source;
};

// A comment of the format, without its delimiters: where suppressions are written.
struct Comment {
  Span source;  // the whole comment with its delimiters
  Span text;    // what stands between them
};

// A value of the front matter as metadata: "audience: [mothers, public]" gives two.
struct MetadataValue {
  std::string key;  // dotted path
  std::string value;
  Span source;
};

// A Source taken apart.
struct Document {
  Source source;
  std::vector<Block> blocks;  // in the order of their first segment
  std::vector<Segment> segments;
  std::string replacements;             // storage of all replacement texts
  std::vector<Mark> marks;              // sorted by source
  std::vector<Comment> comments;        // sorted
  std::vector<MetadataValue> metadata;  // in the order of the file
  std::vector<Error>
      problems;  // what could not be understood: broken front matter. The text was still read
};

// What stands for the source bytes of a verbatim or replaced segment.
[[nodiscard]] std::string_view text_of(const Document& document, const Segment& segment);

// Whether there is anything to read: prose or an address. Code alone is nothing.
[[nodiscard]] bool has_text(const Document& document);

}  // namespace scruple::document

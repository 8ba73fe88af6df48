#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/builder.h"

namespace scruple::document {

// What follows the text of an inline link, `(address "title")`. Both as written, without their
// delimiters; empty where there is none.
struct LinkTail {
  Span address;
  Span title;
  std::uint32_t end = 0;  // behind the closing parenthesis
};

// The tail at `offset`, if it says what the Markdown parser understood: `address` and `title` are
// what it made of it, with escapes resolved and entities as written. Linear in these.
[[nodiscard]] std::optional<LinkTail> link_tail_at(std::string_view source, std::uint32_t offset,
                                                   std::string_view address,
                                                   std::string_view title);

// A definition, `[label]: address "title"`, or a footnote, whose text stands in `title`.
struct LinkDefinition {
  Span address;
  Span title;
  bool is_footnote = false;
};

// The definitions in `source` from `begin` on: they stand on lines of their own, in which no offset
// of `used`, which is sorted, lies. Linear.
[[nodiscard]] std::vector<LinkDefinition> find_link_definitions(
    std::string_view source, std::uint32_t begin, const std::vector<std::uint32_t>& used);

// Appends an address or a title as written: escapes and entities resolved, line breaks and what
// stands before the next line read as one space.
void append_link_text(Builder& builder, Span text);

// The next mark of a footnote, "[^1]" or "[^1]:", at or behind `from`. O(bytes to it).
[[nodiscard]] std::optional<Span> find_footnote_mark(std::string_view text, std::size_t from);

}  // namespace scruple::document

#pragma once

#include <cstdint>
#include <string_view>

namespace scruple::document {

// What an HTML element means to a reader of the text.
enum class HtmlRole : std::uint8_t {
  none,
  quote,
  list,
  item,
  table,
  row,
  cell,
  heading,
  caption,
  title,
  code,
  preformatted,
  link,
  emphasis,
  line_break,
  raised,   // sup and sub
  foreign,  // svg and math: the root of a subtree in another vocabulary
  island,   // an element of those that holds HTML again
};

// How the tokeniser reads what follows a start tag.
enum class HtmlContent : std::uint8_t { markup, rcdata, raw_text, script, plain_text };

struct HtmlElement {
  std::string_view name;
  HtmlRole role = HtmlRole::none;
  HtmlContent content = HtmlContent::markup;
  bool is_block = false;        // begins and ends blocks of text
  bool is_spacer = false;       // something in a line that words do not run through: an image
  bool is_hidden = false;       // its content is not shown
  bool leaves_foreign = false;  // its start tag ends svg and math
};

// Requires a lower-case name. Names that are not known have no role and are part of the line.
[[nodiscard]] const HtmlElement& html_element(std::string_view name);

}  // namespace scruple::document

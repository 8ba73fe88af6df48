// A whole HTML file. Everything is in html_reader.cc, which Markdown uses too.

#include <utility>

#include "document/ascii.h"
#include "document/builder.h"
#include "document/excerpt.h"
#include "document/formats.h"
#include "document/html_reader.h"
#include "document/outline.h"

namespace scruple::document {

Document parse_html(Source source) {
  Builder builder(std::move(source));
  const std::string_view text = builder.text();
  const auto begin = static_cast<std::uint32_t>(byte_order_mark_size(text));
  if (begin < text.size()) {
    Outline outline;
    HtmlReader reader(builder, outline);
    reader.read(Excerpt(text, {{begin, static_cast<std::uint32_t>(text.size())}}));
  }
  return std::move(builder).finish();
}

}  // namespace scruple::document

// A whole HTML file, before which site generators allow a front matter. Everything else is in
// html_reader.cc, which Markdown uses too.

#include <utility>

#include "document/builder.h"
#include "document/excerpt.h"
#include "document/formats.h"
#include "document/front_matter.h"
#include "document/html_reader.h"
#include "document/outline.h"

namespace scruple::document {

Document parse_html(Source source) {
  Builder builder(std::move(source));
  const std::string_view text = builder.text();
  const std::uint32_t begin = read_front_matter(builder);
  if (begin < text.size()) {
    Outline outline;
    HtmlReader reader(builder, outline);
    reader.read(Excerpt(text, {{begin, static_cast<std::uint32_t>(text.size())}}));
  }
  return std::move(builder).finish();
}

}  // namespace scruple::document

// Plain text has one rule: blank lines divide paragraphs. A single line break is a soft wrap, since
// posts and letters are wrapped by hand as often as not.

#include "document/plain_text.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "document/formats.h"

namespace scruple::document {

void append_paragraphs(Builder& builder, std::uint32_t begin) {
  const std::string_view text = builder.text();
  std::size_t paragraph = begin;
  std::size_t paragraph_end = paragraph;
  for (std::size_t line = paragraph; line < text.size();) {
    const std::size_t end = line_end(text, line);
    std::size_t first = line;
    while (first < end && is_white_space(text[first])) {
      ++first;
    }
    if (first == end) {
      builder.append(
          {static_cast<std::uint32_t>(paragraph), static_cast<std::uint32_t>(paragraph_end)});
      builder.end_block();
      paragraph = skip_newline(text, end);
    }
    line = skip_newline(text, end);
    paragraph_end = first == end ? paragraph : end;
  }
  builder.append(
      {static_cast<std::uint32_t>(paragraph), static_cast<std::uint32_t>(paragraph_end)});
  builder.end_block();
}

Document parse_text(Source source) {
  Builder builder(std::move(source));
  append_paragraphs(builder, static_cast<std::uint32_t>(byte_order_mark_size(builder.text())));
  return std::move(builder).finish();
}

}  // namespace scruple::document

#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "document/document.h"

namespace scruple::document {

// An input format: one row of the table in formats.cc, one file of its own.
struct Format {
  std::string_view name;                         // "markdown", as in --as and `as:` of examples
  std::span<const std::string_view> extensions;  // without the dot, lower case
  std::string_view description;
  Document (*parse)(Source source);  // cannot fail: what is not understood becomes `problems`
};

[[nodiscard]] std::span<const Format> formats();

// By name or by extension ("md"); null when there is none.
[[nodiscard]] const Format* format_named(std::string_view name);

// By the extension of the path; null when the extension is unknown or there is none.
[[nodiscard]] const Format* format_for_path(std::string_view path);

// The format for text of unknown kind: HTML when it begins as only a page of HTML does, else the
// one named `otherwise`, which must be in the table.
[[nodiscard]] const Format& sniff(std::string_view text, std::string_view otherwise);

[[nodiscard]] Document parse_text(Source source);
[[nodiscard]] Document parse_markdown(Source source);
[[nodiscard]] Document parse_html(Source source);

}  // namespace scruple::document

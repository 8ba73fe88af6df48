// The table of input formats. A new one is a file with its parse function and a row here.

#include "document/formats.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/ascii.h"

namespace scruple::document {
namespace {

constexpr std::array<std::string_view, 4> markdown_extensions = {"md", "markdown", "mdown", "mkd"};
constexpr std::array<std::string_view, 2> text_extensions = {"txt", "text"};

constexpr std::array all_formats = {
    Format{"markdown", markdown_extensions, "Markdown, GitHub's dialect, with front matter",
           parse_markdown},
    Format{"text", text_extensions, "plain text, blank lines between paragraphs", parse_text},
};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  return lower;
}

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* format_named(std::string_view name) {
  const std::string wanted = lower_case(name);
  for (const Format& format : all_formats) {
    if (format.name == wanted) return &format;
    if (std::find(format.extensions.begin(), format.extensions.end(), wanted) !=
        format.extensions.end()) {
      return &format;
    }
  }
  return nullptr;
}

const Format* format_for_path(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return nullptr;
  const std::string extension = lower_case(file.substr(dot + 1));
  for (const Format& format : all_formats) {
    if (std::find(format.extensions.begin(), format.extensions.end(), extension) !=
        format.extensions.end()) {
      return &format;
    }
  }
  return nullptr;
}

const Format& sniff(std::string_view) { return all_formats.front(); }

}  // namespace scruple::document

// The table of input formats. A new one is a file with its parse function and a row here.

#include "document/formats.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/assert.h"

namespace scruple::document {
namespace {

constexpr std::array<std::string_view, 4> markdown_extensions = {"md", "markdown", "mdown", "mkd"};
constexpr std::array<std::string_view, 3> html_extensions = {"html", "htm", "xhtml"};
constexpr std::array<std::string_view, 2> text_extensions = {"txt", "text"};

constexpr std::array all_formats = {
    Format{"markdown", markdown_extensions, "Markdown, GitHub's dialect, with front matter",
           parse_markdown},
    Format{"html", html_extensions, "HTML pages and fragments", parse_html},
    Format{"text", text_extensions, "plain text, blank lines between paragraphs", parse_text},
};

// Whether a text begins as only a page of HTML does. Markdown may begin with any other tag, and
// reads the HTML it holds just as well.
bool begins_like_html(std::string_view text) {
  std::size_t at = byte_order_mark_size(text);
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (is_white_space(rest[0])) {
      ++at;
    } else if (rest.starts_with("<!--") || rest.starts_with("<?xml")) {
      const std::string_view close = rest[1] == '!' ? "-->" : "?>";
      const std::size_t end = text.find(close, at);
      if (end == std::string_view::npos) {
        return false;
      }
      at = end + close.size();
    } else {
      break;
    }
  }
  for (const std::string_view start : {"<!doctype html", "<html", "<head", "<body"}) {
    const std::size_t end = at + start.size();
    if (has_word_at(text, at, start) &&
        (end == text.size() || text[end] == '>' || is_white_space(text[end]))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* format_named(std::string_view name) {
  const std::string wanted = lowered(name);
  for (const Format& format : all_formats) {
    if (format.name == wanted) {
      return &format;
    }
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
  if (dot == std::string_view::npos || dot == 0) {
    return nullptr;
  }
  const std::string extension = lowered(file.substr(dot + 1));
  for (const Format& format : all_formats) {
    if (std::find(format.extensions.begin(), format.extensions.end(), extension) !=
        format.extensions.end()) {
      return &format;
    }
  }
  return nullptr;
}

const Format& sniff(std::string_view text, std::string_view otherwise) {
  const Format* format = format_named(begins_like_html(text) ? "html" : otherwise);
  SCRUPLE_ASSERT(format != nullptr, "the formats that are sniffed stand in the table");
  return *format;
}

}  // namespace scruple::document

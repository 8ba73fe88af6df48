// Such a file read as plain text has its words cut up by commands or packed, and nothing is found
// in it. Bytes that no text holds are refused when they are decoded; these formats can be plain
// ASCII.

#include "document/foreign_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace scruple::document {
namespace {

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array magics = {
    Magic{"{\\rtf", "a document in RTF"},
    Magic{"%PDF-", "a PDF"},
    Magic{"%!PS", "PostScript"},
    Magic{"PK\x03\x04", "an archive or an office document"},
    Magic{"\xD0\xCF\x11\xE0", "an office document"},
};

constexpr std::array<std::string_view, 16> foreign_extensions = {
    "doc", "docm", "docx", "epub",  "key", "odp", "ods",  "odt",
    "pdf", "ppt",  "pptx", "pages", "rtf", "xls", "xlsx", "zip",
};

bool has_foreign_extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) {
    return false;
  }
  const std::string_view extension = name.substr(dot + 1);
  return std::any_of(
      foreign_extensions.begin(), foreign_extensions.end(), [&](std::string_view foreign) {
        return extension.size() == foreign.size() && has_word_at(extension, 0, foreign);
      });
}

}  // namespace

std::optional<Error> foreign_format(std::string_view name, std::string_view bytes) {
  std::size_t begin = byte_order_mark_size(bytes);
  while (begin < bytes.size() && is_white_space(bytes[begin])) {
    ++begin;
  }
  const std::string_view content = bytes.substr(begin);
  for (const Magic& magic : magics) {
    if (content.starts_with(magic.bytes)) {
      return Error{.code = "foreign-format",
                   .message = "this is " + std::string(magic.what) + ", which is not read",
                   .path = std::string(name),
                   .hint = "export it as text, Markdown or HTML"};
    }
  }
  if (has_foreign_extension(name)) {
    return Error{.code = "foreign-format",
                 .message = "it is named as an office document, which is not read",
                 .path = std::string(name),
                 .hint =
                     "export it as text, Markdown or HTML; if it is text already, say so with"
                     " --as text"};
  }
  return std::nullopt;
}

}  // namespace scruple::document

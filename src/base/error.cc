#include "base/error.h"

#include <fmt/format.h>

namespace scruple {

namespace {

// The line with a caret below the column. Tabs are kept in the padding, so the caret stands right
// whatever their width.
std::string excerpt(const Error& error) {
  std::string out = fmt::format("{:5} | {}\n", error.line, error.source_line);
  if (error.column == 0 || error.column > error.source_line.size() + 1) {
    return out;
  }
  out += "      | ";
  for (std::size_t i = 0; i + 1 < error.column; ++i) {
    const auto byte = static_cast<unsigned char>(error.source_line[i]);
    const bool continues_character = (byte & 0xC0U) == 0x80U;
    if (!continues_character) {
      out += byte == '\t' ? '\t' : ' ';
    }
  }
  return out + "^\n";
}

}  // namespace

std::string describe(const Error& error) {
  std::string out;
  if (!error.path.empty()) {
    out += error.path + ":";
    if (error.line != 0) {
      out += fmt::format("{}:", error.line);
      if (error.column != 0) {
        out += fmt::format("{}:", error.column);
      }
    }
    out += " ";
  }
  out += fmt::format("error: {}", error.message);
  if (!error.code.empty()) {
    out += fmt::format(" [{}]", error.code);
  }
  out += "\n";
  if (!error.source_line.empty()) {
    out += excerpt(error);
  }
  if (!error.hint.empty()) {
    out += fmt::format("  hint: {}\n", error.hint);
  }
  return out;
}

}  // namespace scruple

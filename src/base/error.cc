#include "base/error.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

namespace scruple {

namespace {

constexpr std::size_t max_excerpt_size = 160;  // in bytes
constexpr std::string_view ellipsis = "…";

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The line with a caret below the column; of a long line the part around it. Tabs are kept in the
// padding, so the caret stands right whatever their width.
std::string excerpt(const Error& error) {
  std::string_view line = error.source_line;
  const bool has_caret = error.column != 0 && error.column <= line.size() + 1;
  std::size_t caret = has_caret ? error.column - 1 : 0;
  std::string_view before;
  std::string_view after;
  if (line.size() > max_excerpt_size) {
    std::size_t begin = caret - std::min(caret, max_excerpt_size / 2);
    while (begin > 0 && continues_character(line[begin])) {
      --begin;
    }
    std::size_t end = std::min(begin + max_excerpt_size, line.size());
    while (end < line.size() && continues_character(line[end])) {
      ++end;
    }
    before = begin > 0 ? ellipsis : "";
    after = end < line.size() ? ellipsis : "";
    line = line.substr(begin, end - begin);
    caret -= begin;
  }
  std::string out = fmt::format("{:5} | {}{}{}\n", error.line, before, line, after);
  if (!has_caret) {
    return out;
  }
  out += before.empty() ? "      | " : "      |  ";
  for (const char c : line.substr(0, caret)) {
    if (!continues_character(c)) {
      out += c == '\t' ? '\t' : ' ';
    }
  }
  return out + "^\n";
}

}  // namespace

std::string_view line_of(std::string_view text, std::uint32_t number) {
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t line_end = text.find('\n', begin);
    if (line_end == std::string_view::npos) {
      return {};
    }
    begin = line_end + 1;
  }
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

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

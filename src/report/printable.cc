#include "report/printable.h"

#include <algorithm>

#include "text/display_width.h"
#include "text/utf8.h"

namespace scruple::report {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t tab_width = 8;

// Characters that reorder what stands around them; the "Trojan Source" set and the marks.
bool is_bidi_control(char32_t value) {
  return value == 0x061C || value == 0x200E || value == 0x200F ||
         (0x202A <= value && value <= 0x202E) || (0x2066 <= value && value <= 0x2069);
}

char32_t stand_in(char32_t value) {
  constexpr char32_t control_pictures = 0x2400;  // one for each C0 control, in order
  if (value < 0x20) {
    return control_pictures + value;
  }
  if (value == 0x7F) {
    return 0x2421;
  }
  const bool is_c1 = 0x80 <= value && value <= 0x9F;
  const bool breaks_line = value == 0x2028 || value == 0x2029;
  return is_c1 || breaks_line || is_bidi_control(value) ? replacement : value;
}

void append_valid(std::string& out, std::string_view text, std::size_t start) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [value, size] = text::code_point_at(text, offset);
    if (value == '\t') {
      const std::size_t column = text::display_width(out, start);
      out.append(tab_width - (start + column) % tab_width, ' ');
    } else if (const char32_t shown = stand_in(value); shown == value) {
      out += text.substr(offset, size);
    } else {
      text::append_utf8(out, shown);
    }
    offset += size;
  }
}

}  // namespace

std::string printable(std::string_view text, std::size_t start) {
  std::string out;
  while (!text.empty()) {
    const std::size_t valid = text::find_invalid_utf8(text).value_or(text.size());
    append_valid(out, text.substr(0, valid), start);
    if (valid < text.size()) {
      text::append_utf8(out, replacement);
    }
    text.remove_prefix(std::min(valid + 1, text.size()));
  }
  return out;
}

std::string on_one_line(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t line_end = line.find_last_not_of(blanks) + 1;  // 0 where there is nothing
    if (line_end > 0 && !out.empty()) {
      out += ' ';
    }
    out += line.substr(0, line_end);
    text.remove_prefix(std::min(text.find_first_not_of(blanks, end), text.size()));
  }
  return out;
}

}  // namespace scruple::report

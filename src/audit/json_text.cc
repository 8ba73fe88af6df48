#include "audit/json_text.h"

#include <array>
#include <charconv>

#include "text/utf8.h"

namespace scruple::audit {

namespace {

void append_unit(std::string& out, std::uint32_t unit) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u";
  for (std::uint32_t shift = 16; shift > 0; shift -= 4) {
    out += digits[(unit >> (shift - 4)) & 0xFU];
  }
}

void append_escaped(std::string& out, char32_t value) {
  if (value >= 0x10000) {
    append_unit(out, 0xD800U + ((value - 0x10000U) >> 10U));
    append_unit(out, 0xDC00U + ((value - 0x10000U) & 0x3FFU));
  } else if (value == '"' || value == '\\') {
    out += '\\';
    out += static_cast<char>(value);
  } else if (value == '\n') {
    out += "\\n";
  } else {
    append_unit(out, value);
  }
}

bool is_plain(char character) {
  return ' ' <= character && character <= '~' && character != '"' && character != '\\';
}

}  // namespace

void append_json_string(std::string& out, std::string_view utf8) {
  out += '"';
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t end = at;
    while (end < utf8.size() && is_plain(utf8[end])) {
      ++end;
    }
    out.append(utf8, at, end - at);
    at = end;
    if (at < utf8.size()) {
      const auto [value, size] = text::code_point_at(utf8, at);
      append_escaped(out, value);
      at += size;
    }
  }
  out += '"';
}

void append_json_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits = {};
  const auto [end, failure] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

}  // namespace scruple::audit

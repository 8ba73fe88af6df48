#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scruple {

// ASCII only, and independent of the locale: what the grammars of markup, phrases and profiles are
// written in.

[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] constexpr bool is_newline(char c) { return c == '\n' || c == '\r'; }
[[nodiscard]] constexpr bool is_white_space(char c) {
  return is_blank(c) || is_newline(c) || c == '\f' || c == '\v';
}
[[nodiscard]] constexpr bool is_digit(char c) { return '0' <= c && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) { return 'A' <= c && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) { return 'a' <= c && c <= 'z'; }
[[nodiscard]] constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
[[nodiscard]] constexpr bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }
[[nodiscard]] constexpr bool is_punctuation(char c) {
  return '!' <= c && c <= '~' && !is_letter_or_digit(c);
}
[[nodiscard]] constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr char to_upper(char c) {
  return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] inline std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = to_lower(c);
  }
  return out;
}

[[nodiscard]] inline std::string raised(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = to_upper(c);
  }
  return out;
}

// Without the white space around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_white_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_white_space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

// Whether `text` has `lower` at `offset`, upper case taken for lower. Requires `lower` to be so.
[[nodiscard]] constexpr bool has_word_at(std::string_view text, std::size_t offset,
                                         std::string_view lower) {
  if (offset > text.size() || text.size() - offset < lower.size()) {
    return false;
  }
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (to_lower(text[offset + i]) != lower[i]) {
      return false;
    }
  }
  return true;
}

// Behind the line break at `offset`, if there is one there: \r\n counts as one.
[[nodiscard]] constexpr std::size_t skip_newline(std::string_view text, std::size_t offset) {
  if (offset < text.size() && text[offset] == '\r') {
    ++offset;
    return offset < text.size() && text[offset] == '\n' ? offset + 1 : offset;
  }
  return offset < text.size() && text[offset] == '\n' ? offset + 1 : offset;
}

// The end of the line that holds `offset`, its line break not included.
[[nodiscard]] constexpr std::size_t line_end(std::string_view text, std::size_t offset) {
  while (offset < text.size() && !is_newline(text[offset])) {
    ++offset;
  }
  return offset;
}

// Makes a line feed of each carriage return that stands alone; the text keeps its length.
inline void mend_line_breaks(std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) {
      text[i] = '\n';
    }
  }
}

// The size of a UTF-8 byte order mark at the start of a text; 0 without one.
[[nodiscard]] constexpr std::size_t byte_order_mark_size(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

}  // namespace scruple

// A front matter that its parser refuses is read line by line, so that one missing quotation mark
// does not hide the rest. Quotations are trusted no further than the end of their line.

#include <algorithm>

#include "document/ascii.h"
#include "document/front_matter.h"

namespace scruple::document {
namespace {

bool is_key_character(char c) {
  return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.' || c == ' ' || c == '"' ||
         c == '\'' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

// Where the value begins on the line [begin, end), and its key; nothing when it is no such line.
struct KeyAndValue {
  std::string key;
  std::size_t value = 0;
};
std::optional<KeyAndValue> split_line(std::string_view text, std::size_t begin, std::size_t end,
                                      char separator) {
  for (std::size_t i = begin; i < end; ++i) {
    const bool separates =
        text[i] == separator && (separator == '=' || i + 1 == end || is_blank(text[i + 1]));
    if (separates) {
      std::string key(text.substr(begin, i - begin));
      std::erase_if(key, [](char c) { return is_blank(c) || c == '"' || c == '\''; });
      if (key.empty()) return std::nullopt;
      std::size_t value = i + 1;
      while (value < end && is_blank(text[value])) ++value;
      return KeyAndValue{std::move(key), value};
    }
    if (!is_key_character(text[i])) return std::nullopt;
  }
  return std::nullopt;
}

ScalarText read_value(std::string_view text, std::size_t begin, std::size_t end, Span content,
                      std::size_t indent) {
  const auto from = static_cast<std::uint32_t>(begin);
  const auto to = static_cast<std::uint32_t>(end);
  const char first = begin < end ? text[begin] : '\0';
  if (first == '"') return read_escaped_scalar(text, from, to);
  if (first == '\'') return read_single_quoted_scalar(text, from, to);
  if (first == '|' || first == '>') {
    return read_block_scalar(text, from, content.end, static_cast<std::uint32_t>(indent));
  }
  std::string_view value = text.substr(begin, end - begin);
  value = value.substr(0, value.find(" #"));
  return read_plain_scalar(text, from, to, value);
}

std::string value_of(std::string_view text, const ScalarText& scalar) {
  std::string value;
  for (const ScalarText::Piece& piece : scalar.pieces) {
    if (piece.kind == ScalarText::Piece::Kind::verbatim) {
      value += text.substr(piece.source.begin, piece.source.size());
    } else {
      value += piece.kind == ScalarText::Piece::Kind::replaced ? piece.text : "\n";
    }
  }
  return value;
}

}  // namespace

std::vector<FrontMatterValue> salvage_front_matter(std::string_view source, Span content,
                                                   char separator) {
  const std::string_view text = source.substr(0, content.end);
  std::vector<FrontMatterValue> values;
  bool has_keys = false;
  std::string key;
  for (std::size_t line = content.begin; line < text.size();) {
    std::size_t end = line_end(text, line);
    std::size_t begin = line;
    while (begin < end && is_blank(text[begin])) ++begin;
    const std::size_t indent = begin - line;
    bool is_item = false;
    while (separator == ':' && begin + 1 < end && text[begin] == '-' && is_blank(text[begin + 1])) {
      is_item = true;
      ++begin;
      while (begin < end && is_blank(text[begin])) ++begin;
    }
    const bool is_header = separator == '=' && begin < end && text[begin] == '[';
    if (begin < end && text[begin] != '#' && !is_header) {
      std::optional<KeyAndValue> pair = split_line(text, begin, end, separator);
      has_keys = has_keys || pair.has_value();
      if (pair) key = pair->key;
      const std::size_t value_begin = pair ? pair->value : begin;
      ScalarText scalar = read_value(text, value_begin, end, content, indent);
      if (scalar.end > end) end = line_end(text, scalar.end);
      if (!scalar.pieces.empty()) {
        std::string value = value_of(source, scalar);
        values.push_back({key, std::move(value), std::move(scalar), !pair && !is_item});
      }
    }
    line = skip_newline(text, end);
    if (line == end) break;
  }
  if (!has_keys) values.clear();
  return values;
}

}  // namespace scruple::document

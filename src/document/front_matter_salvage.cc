// A front matter that its parser refuses is read line by line, so that one missing quotation mark
// does not hide the rest. Quotations are trusted no further than the end of their line.

#include <algorithm>

#include "base/ascii.h"
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
      if (key.empty()) {
        return std::nullopt;
      }
      std::size_t value = i + 1;
      while (value < end && is_blank(text[value])) {
        ++value;
      }
      return KeyAndValue{std::move(key), value};
    }
    if (!is_key_character(text[i])) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

ScalarText read_value(std::string_view text, std::size_t begin, std::size_t end, Span content,
                      std::size_t indent) {
  const auto from = static_cast<std::uint32_t>(begin);
  const auto to = static_cast<std::uint32_t>(end);
  const char first = begin < end ? text[begin] : '\0';
  if (first == '"') {
    return read_escaped_scalar(text, from, to);
  }
  if (first == '\'') {
    return read_single_quoted_scalar(text, from, to);
  }
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

// Reads line by line, remembering the key that items and stray lines belong to.
class Salvager {
 public:
  Salvager(std::string_view source, Span content, char separator)
      : text_(source.substr(0, content.end)), content_(content), separator_(separator) {}

  [[nodiscard]] std::vector<FrontMatterValue> read() {
    for (std::size_t line = content_.begin; line < text_.size();) {
      const std::size_t end = read_line(line);
      line = skip_newline(text_, end);
      if (line == end) {
        break;
      }
    }
    if (!has_keys_) {
      values_.clear();
    }
    return std::move(values_);
  }

 private:
  // Returns where the line ends, or the last one of a block scalar.
  std::size_t read_line(std::size_t line) {
    const std::size_t end = line_end(text_, line);
    const std::size_t content = skip_blanks(line, end);
    const std::size_t item = skip_dashes(content, end);
    const bool is_table_header = separator_ == '=' && item < end && text_[item] == '[';
    if (item >= end || text_[item] == '#' || is_table_header) {
      return end;
    }
    std::optional<KeyAndValue> pair = split_line(text_, item, end, separator_);
    if (pair) {
      has_keys_ = true;
      key_ = std::move(pair->key);
    }
    ScalarText scalar = read_value(text_, pair ? pair->value : item, end, content_, content - line);
    const std::size_t scalar_end = std::max<std::size_t>(end, line_end(text_, scalar.end));
    if (!scalar.pieces.empty()) {
      const bool is_stray = !pair && item == content;
      std::string value = value_of(text_, scalar);
      values_.push_back({key_, std::move(value), std::move(scalar), is_stray});
    }
    return scalar_end;
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t begin, std::size_t end) const {
    while (begin < end && is_blank(text_[begin])) {
      ++begin;
    }
    return begin;
  }

  // Behind the dashes of YAML's list items.
  [[nodiscard]] std::size_t skip_dashes(std::size_t begin, std::size_t end) const {
    while (separator_ == ':' && begin + 1 < end && text_[begin] == '-' &&
           is_blank(text_[begin + 1])) {
      begin = skip_blanks(begin + 1, end);
    }
    return begin;
  }

  std::string_view text_;
  Span content_;
  char separator_;
  std::string key_;
  bool has_keys_ = false;
  std::vector<FrontMatterValue> values_;
};

}  // namespace

std::vector<FrontMatterValue> salvage_front_matter(std::string_view source, Span content,
                                                   char separator) {
  return Salvager(source, content, separator).read();
}

}  // namespace scruple::document

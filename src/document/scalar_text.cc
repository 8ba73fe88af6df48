// The parsers of YAML and TOML give the values of scalars and where they begin, but not which byte
// a character came from. Their quotations are simple enough to be read a second time for that.
// White space is not reproduced to the letter: folding makes one space of any run of it anyway.
// What matters is that a wrapped line is no boundary and a blank line is.

#include "document/scalar_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "text/utf8.h"

namespace scruple::document {
namespace {

using Kind = ScalarText::Piece::Kind;

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Collects pieces behind a cursor.
class ScalarReader {
 public:
  ScalarReader(std::string_view source, std::size_t at, std::size_t limit)
      : source_(source.substr(0, limit)), at_(std::min(at, source_.size())), run_(at_) {}

  [[nodiscard]] bool is_at_end() const { return at_ >= source_.size(); }
  [[nodiscard]] char current() const { return source_[at_]; }
  [[nodiscard]] std::string_view rest() const { return source_.substr(at_); }
  [[nodiscard]] std::size_t at() const { return at_; }

  // The next `size` bytes stand for themselves, for `text`, or for nothing.
  void take(std::size_t size = 1) { at_ = std::min(at_ + size, source_.size()); }
  void replace(std::size_t size, std::string text) {
    end_run();
    const std::size_t begin = at_;
    skip(size);
    scalar_.pieces.push_back({Kind::replaced, span_of(begin, at_), std::move(text)});
  }
  void skip(std::size_t size) {
    end_run();
    take(size);
    run_ = at_;
  }

  // White space with at least one line break in it: a wrap, or the end of a paragraph.
  void wrap() {
    std::size_t end = at_;
    std::size_t newline_count = 0;
    while (end < source_.size() && is_white_space(source_[end])) {
      const std::size_t next = skip_newline(source_, end);
      if (next > end) {
        ++newline_count;
      }
      end = std::max(next, end + 1);
    }
    if (newline_count < 2) {
      replace(end - at_, " ");
    } else {
      const std::size_t begin = at_;
      skip(end - at_);
      scalar_.pieces.push_back({Kind::paragraph_end, span_of(begin, at_)});
    }
  }

  // A backslash and what it makes of the characters behind it.
  void escape();

  [[nodiscard]] ScalarText finish() {
    end_run();
    scalar_.end = static_cast<std::uint32_t>(at_);
    return std::move(scalar_);
  }

 private:
  void escape_white_space();
  void escape_number(std::size_t digit_count);

  void end_run() {
    if (run_ < at_) {
      scalar_.pieces.push_back({Kind::verbatim, span_of(run_, at_)});
    }
    run_ = at_;
  }

  std::string_view source_;
  std::size_t at_;
  std::size_t run_;  // begin of what stands for itself
  ScalarText scalar_;
};

void ScalarReader::escape() {
  const char c = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
  if (is_newline(c) || is_blank(c)) {
    escape_white_space();
    return;
  }
  if (const std::size_t digit_count = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0) {
    escape_number(digit_count);
    return;
  }
  constexpr std::string_view letters = "abtnvfre0N_LP\"\\/'";
  constexpr std::array<std::string_view, 17> meanings = {
      "\a",       "\b",       "\t",           "\n",           "\v", "\f", "\r", "\x1B", " ",
      "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9", "\"", "\\", "/",  "'"};
  static_assert(letters.size() == meanings.size());
  const std::size_t letter = letters.find(c);
  if (letter != std::string_view::npos) {
    replace(2, std::string(meanings[letter]));
  } else {
    take();
  }
}

// At the end of a line: the break and the indentation behind it are not there.
void ScalarReader::escape_white_space() {
  std::size_t end = at_ + 1;
  while (end < source_.size() && is_blank(source_[end])) {
    ++end;
  }
  if (end >= source_.size() || !is_newline(source_[end])) {
    replace(2, " ");
    return;
  }
  while (end < source_.size() && is_white_space(source_[end])) {
    ++end;
  }
  skip(end - at_);
}

// The number of a code point in hexadecimal digits, of which some may be missing.
void ScalarReader::escape_number(std::size_t digit_count) {
  const std::size_t begin = at_ + 2;
  const std::size_t limit = std::min(source_.size(), begin + digit_count);
  std::uint32_t code_point = 0;
  const char* end =
      std::from_chars(source_.data() + begin, source_.data() + limit, code_point, 16).ptr;
  const bool is_surrogate = 0xD800 <= code_point && code_point < 0xE000;
  std::string text;
  text::append_utf8(text, code_point > 0x10FFFF || is_surrogate ? 0xFFFD : code_point);
  replace(static_cast<std::size_t>(end - source_.data()) - at_, std::move(text));
}

// What stands at `at` when a scalar in quotation marks, `mark`, is read up to the next one.
ScalarText read_multiline(ScalarReader reader, std::string_view mark, bool has_escapes) {
  reader.skip(mark.size());
  if (!reader.is_at_end()) {
    reader.skip(skip_newline(reader.rest(), 0));
  }
  while (!reader.is_at_end()) {
    if (reader.rest().starts_with(mark)) {
      // Up to two more marks before the closing ones belong to the text.
      while (reader.rest().size() > mark.size() && reader.rest()[mark.size()] == mark[0]) {
        reader.take();
      }
      reader.skip(mark.size());
      break;
    }
    if (is_newline(reader.current())) {
      reader.wrap();
    } else if (has_escapes && reader.current() == '\\') {
      reader.escape();
    } else {
      reader.take();
    }
  }
  return reader.finish();
}

}  // namespace

Span ScalarText::source() const {
  if (pieces.empty()) {
    return {end, end};
  }
  return {pieces.front().source.begin, pieces.back().source.end};
}

void append_scalar(Builder& builder, const ScalarText& scalar) {
  for (const ScalarText::Piece& piece : scalar.pieces) {
    switch (piece.kind) {
      case Kind::verbatim:
        builder.append(piece.source);
        break;
      case Kind::replaced:
        builder.append_replaced(piece.source, piece.text);
        break;
      case Kind::paragraph_end:
        builder.end_block();
        break;
    }
  }
  builder.end_block();
}

ScalarText read_escaped_scalar(std::string_view source, std::uint32_t begin, std::uint32_t limit) {
  ScalarReader reader(source, begin, limit);
  reader.skip(1);
  while (!reader.is_at_end() && reader.current() != '"') {
    if (reader.current() == '\\') {
      reader.escape();
    } else if (is_newline(reader.current())) {
      reader.wrap();
    } else {
      reader.take();
    }
  }
  reader.skip(1);
  return reader.finish();
}

ScalarText read_single_quoted_scalar(std::string_view source, std::uint32_t begin,
                                     std::uint32_t limit) {
  ScalarReader reader(source, begin, limit);
  reader.skip(1);
  while (!reader.is_at_end()) {
    if (reader.rest().starts_with("''")) {
      reader.replace(2, "'");
    } else if (reader.current() == '\'') {
      break;
    } else if (is_newline(reader.current())) {
      reader.wrap();
    } else {
      reader.take();
    }
  }
  reader.skip(1);
  return reader.finish();
}

ScalarText read_block_scalar(std::string_view source, std::uint32_t begin, std::uint32_t limit,
                             std::uint32_t parent_indent) {
  ScalarReader reader(source, begin, limit);
  const std::string_view text = source.substr(0, limit);
  const std::size_t header_end = line_end(text, begin);
  std::size_t indent = 0;
  for (std::size_t i = begin + std::size_t{1}; i < header_end && !is_blank(text[i]); ++i) {
    if (is_digit(text[i])) {
      indent = parent_indent + static_cast<std::size_t>(text[i] - '0');
    }
  }
  reader.skip(skip_newline(text, header_end) - begin);
  bool is_first = true;
  bool is_paragraph_end = false;
  std::size_t last_end = reader.at();
  for (std::size_t line = reader.at(); line < text.size();) {
    const std::size_t end = line_end(text, line);
    std::size_t first = line;
    while (first < end && text[first] == ' ') {
      ++first;
    }
    if (std::all_of(text.begin() + static_cast<std::ptrdiff_t>(first),
                    text.begin() + static_cast<std::ptrdiff_t>(end), is_blank)) {
      is_paragraph_end = !is_first;
    } else {
      if (indent == 0) {
        indent = std::max<std::size_t>(first - line, 1);
      }
      if (first - line < indent) {
        break;
      }
      const std::size_t content = line + indent;
      if (is_first) {
        reader.skip(content - reader.at());
      } else if (is_paragraph_end) {
        reader.wrap();
      } else {
        reader.replace(content - reader.at(), " ");
      }
      reader.take(end - reader.at());
      is_first = is_paragraph_end = false;
      last_end = end;
    }
    line = skip_newline(text, end);
    if (line == end) {
      break;
    }
  }
  ScalarText scalar = reader.finish();
  scalar.end = static_cast<std::uint32_t>(last_end);
  return scalar;
}

ScalarText read_plain_scalar(std::string_view source, std::uint32_t begin, std::uint32_t limit,
                             std::string_view value) {
  ScalarReader reader(source, begin, limit);
  for (const char c : value) {
    if (is_white_space(c)) {
      continue;
    }
    std::size_t space = 0;
    const std::string_view rest = reader.rest();
    while (space < rest.size() && is_white_space(rest[space])) {
      ++space;
    }
    if (space >= rest.size() || rest[space] != c) {
      break;
    }
    if (std::any_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(space), is_newline)) {
      reader.wrap();
      reader.take();
    } else {
      reader.take(space + 1);
    }
  }
  return reader.finish();
}

ScalarText read_literal_scalar(std::string_view source, std::uint32_t begin, std::uint32_t limit) {
  ScalarReader reader(source, begin, limit);
  reader.skip(1);
  while (!reader.is_at_end() && reader.current() != '\'') {
    reader.take();
  }
  reader.skip(1);
  return reader.finish();
}

ScalarText read_multiline_scalar(std::string_view source, std::uint32_t begin,
                                 std::uint32_t limit) {
  const bool has_escapes = source[begin] == '"';
  return read_multiline(ScalarReader(source, begin, limit), has_escapes ? R"(""")" : "'''",
                        has_escapes);
}

}  // namespace scruple::document

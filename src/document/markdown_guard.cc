// Measured with md4c 0.4.8 on 97 kinds of hostile input, four grow faster than the text: bare
// addresses in one paragraph (each is compared with all others), brackets in a paragraph of many
// lines (each is looked up line by line), links to one long definition (which is gone through at
// each use), and tables of many columns whose rows are short (missing cells are made up). All but
// the third depend on what stands in one paragraph, and here a paragraph is estimated from above:
// lines up to a blank one, or one that begins with a list marker or a heading.
//
// Where a paragraph is beyond all reason, its brackets, addresses or column marks are hidden from
// md4c. Its text is read all the same, and bare addresses are still found, by the builder.

#include "document/markdown_guard.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/ascii.h"

namespace scruple::document {
namespace {

// Each of these takes md4c some tenths of a second.
constexpr std::uint64_t max_address_count = 10'000;              // in a paragraph
constexpr std::uint64_t max_brackets_times_lines = 400'000'000;  // in a paragraph
constexpr std::uint64_t max_brackets_times_definition = 200'000'000;
constexpr std::uint64_t max_cell_count = 2'000'000;  // in a table, beyond those that are written

constexpr std::size_t always_harmless_size = 4096;

struct Paragraph {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint64_t line_count = 0;
  std::uint64_t bracket_count = 0;
  std::uint64_t longest_definition = 0;  // in bytes
  std::uint64_t pipe_count = 0;
  std::uint64_t column_count =
      0;  // of the widest line that may divide a table's head from its rows
};

// The first character of a line behind indentation and the marks of block quotes.
std::size_t line_content(std::string_view text, std::size_t line, std::size_t end) {
  std::size_t indent = 0;
  while (line < end && (is_blank(text[line]) || text[line] == '>') && indent < 4) {
    indent = text[line] == '>' ? 0 : indent + 1;
    ++line;
  }
  return line;
}

bool begins_block(std::string_view text, std::size_t content, std::size_t end) {
  if (content + 2 >= end) {
    return content >= end;
  }
  const char first = text[content];
  if (first == '#') {
    return true;
  }
  return (first == '-' || first == '*' || first == '+') && text[content + 1] == ' ' &&
         !is_white_space(text[content + 2]);
}

// By searches: what is counted is rare, and a search skips the rest many bytes at a time.
std::uint64_t count_of(std::string_view text, char c) {
  std::uint64_t count = 0;
  for (std::size_t at = text.find(c); at != std::string_view::npos; at = text.find(c, at + 1)) {
    ++count;
  }
  return count;
}

std::vector<Paragraph> find_paragraphs(std::string_view text) {
  std::vector<Paragraph> paragraphs(1);
  std::size_t definition = 0;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = line_end(text, line);
    const std::size_t content = line_content(text, line, end);
    if (begins_block(text, content, end)) {
      paragraphs.push_back({.begin = line, .end = line});
      definition = line;
    }
    Paragraph& paragraph = paragraphs.back();
    paragraph.end = end;
    ++paragraph.line_count;
    const std::string_view written = text.substr(line, end - line);
    paragraph.bracket_count += count_of(written, '[') + count_of(written, ']');
    const std::uint64_t pipe_count = count_of(written, '|');
    paragraph.pipe_count += pipe_count;
    if (written.find_first_not_of("|:- \t>") == std::string_view::npos) {
      paragraph.column_count = std::max(paragraph.column_count, pipe_count + 1);
    }
    if (content < end && text[content] == '[') {
      definition = line;
    }
    paragraph.longest_definition =
        std::max<std::uint64_t>(paragraph.longest_definition, end - definition);
    line = skip_newline(text, end);
  }
  return paragraphs;
}

// Where the characters stand that make md4c look for an address, if there can be too many.
std::vector<std::size_t> find_address_marks(std::string_view text) {
  std::vector<std::size_t> marks;
  if (text.size() / 4 <= max_address_count) {
    return marks;
  }
  for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at)) {
    marks.push_back(at);
    at += 3;
  }
  for (std::size_t at = text.find("www."); at != std::string_view::npos;
       at = text.find("www.", at)) {
    at += 3;
    marks.push_back(at);
  }
  std::sort(marks.begin(), marks.end());
  return marks;
}

}  // namespace

std::string guarded_markdown(std::string_view text) {
  const std::uint64_t size = text.size();
  if (size <= always_harmless_size) {
    return {};
  }
  const bool may_have_many_brackets = size * size > max_brackets_times_definition;
  const std::uint64_t bracket_count = may_have_many_brackets ? count_of(text, '[') : 0;
  const std::vector<std::size_t> addresses = find_address_marks(text);
  const std::uint64_t pipe_count = count_of(text, '|');
  const bool has_many_cells =
      pipe_count * size > max_cell_count &&
      pipe_count * (count_of(text, '\n') + count_of(text, '\r') + 1) > max_cell_count;
  if (bracket_count * size <= max_brackets_times_definition && !has_many_cells &&
      addresses.size() <= max_address_count) {
    return {};
  }
  std::string copy;
  const auto hide = [&](std::size_t offset) {
    if (copy.empty()) {
      copy = text;
    }
    copy[offset] = ';';  // punctuation too, but no mark
  };
  const auto hide_all = [&](const Paragraph& paragraph, char c) {
    for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
      if (text[i] == c) {
        hide(i);
      }
    }
  };
  for (const Paragraph& paragraph : find_paragraphs(text)) {
    const bool has_too_many_brackets =
        paragraph.bracket_count * paragraph.line_count > max_brackets_times_lines;
    const bool has_long_definition =
        paragraph.longest_definition * bracket_count > max_brackets_times_definition &&
        text.substr(paragraph.begin, paragraph.end - paragraph.begin).find("]:") !=
            std::string_view::npos;
    if (has_too_many_brackets || has_long_definition) {
      hide_all(paragraph, '[');
    }
    if (paragraph.column_count * paragraph.line_count > max_cell_count + 4 * paragraph.pipe_count) {
      hide_all(paragraph, '|');
    }
    const auto first = std::lower_bound(addresses.begin(), addresses.end(), paragraph.begin);
    const auto last = std::lower_bound(first, addresses.end(), paragraph.end);
    if (static_cast<std::uint64_t>(last - first) > max_address_count) {
      std::for_each(first, last, hide);
    }
  }
  return copy;
}

}  // namespace scruple::document

// The Markdown parser resolves escapes in addresses and titles before it hands them out, so their
// positions are lost. What it understood is known, though, and so is the place where the tail of a
// link begins: walking along both texts finds the positions, and a difference means that the link
// has no tail but refers to a definition.
//
// Definitions are recognised line by line. Labels and titles that are wrapped over more than
// max_definition_size bytes are passed over, which keeps this linear.

#include "document/markdown_links.h"

#include <algorithm>

#include "base/ascii.h"
#include "document/character_reference.h"

namespace scruple::document {
namespace {

constexpr std::size_t max_definition_size = 4096;

bool is_escape(std::string_view text, std::size_t offset) {
  return text[offset] == '\\' && offset + 1 < text.size() &&
         (is_punctuation(text[offset + 1]) || is_newline(text[offset + 1]));
}

// Behind white space, line breaks, and what a block quote puts before a line.
std::size_t skip_line_wrap(std::string_view text, std::size_t offset) {
  bool is_line_start = false;
  while (offset < text.size()) {
    const char c = text[offset];
    if (is_newline(c)) {
      is_line_start = true;
    } else if (!is_blank(c) && !(is_line_start && c == '>')) {
      break;
    }
    ++offset;
  }
  return offset;
}

// The end of the stretch of `source` from `offset` on that reads as `text`.
std::optional<std::size_t> end_of_match(std::string_view source, std::size_t offset,
                                        std::string_view text) {
  for (const char c : text) {
    if (offset >= source.size()) {
      return std::nullopt;
    }
    if (is_escape(source, offset) && source[offset + 1] == c) {
      ++offset;
    }
    if (c == '\n') {
      while (offset < source.size() && is_blank(source[offset])) {
        ++offset;
      }
      if (offset >= source.size() || !is_newline(source[offset])) {
        return std::nullopt;
      }
      offset = skip_line_wrap(source, offset);
    } else {
      if (source[offset] != c) {
        return std::nullopt;
      }
      ++offset;
    }
  }
  return offset;
}

char closing_mark(char opening) { return opening == '(' ? ')' : opening; }
bool is_title_mark(char c) { return c == '"' || c == '\'' || c == '('; }

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The address of a definition that begins at `offset`, and where it ends with its brackets.
struct Address {
  Span text;
  std::size_t end = 0;
};
std::optional<Address> address_at(std::string_view source, std::size_t offset) {
  const bool is_bracketed = offset < source.size() && source[offset] == '<';
  std::size_t end = is_bracketed ? offset + 1 : offset;
  const std::size_t begin = end;
  while (end < source.size() && !is_newline(source[end])) {
    if (is_bracketed ? source[end] == '>' : is_white_space(source[end])) {
      break;
    }
    end += is_escape(source, end) && !is_newline(source[end + 1]) ? std::size_t{2} : std::size_t{1};
  }
  if (is_bracketed) {
    if (end >= source.size() || source[end] != '>') {
      return std::nullopt;
    }
    return Address{span_of(begin, end), end + 1};
  }
  if (begin == end) {
    return std::nullopt;
  }
  return Address{span_of(begin, end), end};
}

// The title at `offset`, without its marks, if nothing but white space follows it on its line.
std::optional<Span> definition_title_at(std::string_view source, std::size_t offset) {
  if (offset >= source.size() || !is_title_mark(source[offset])) {
    return std::nullopt;
  }
  const char mark = closing_mark(source[offset]);
  const std::size_t begin = offset + 1;
  const std::size_t limit = std::min(source.size(), begin + max_definition_size);
  std::size_t end = begin;
  while (end < limit && source[end] != mark) {
    end += is_escape(source, end) ? std::size_t{2} : std::size_t{1};
  }
  if (end >= limit) {
    return std::nullopt;
  }
  std::size_t after = end + 1;
  while (after < source.size() && is_blank(source[after])) {
    ++after;
  }
  if (after < source.size() && !is_newline(source[after])) {
    return std::nullopt;
  }
  return span_of(begin, end);
}

// The definition on the line that begins at `line`.
std::optional<LinkDefinition> definition_at(std::string_view source, std::size_t line) {
  std::size_t label = line;
  const std::size_t end = line_end(source, line);
  // What may stand before it: indentation, block quotes, list markers.
  while (label < end && source[label] != '[') {
    const char c = source[label];
    if (!is_blank(c) && !is_digit(c) &&
        std::string_view(">-+*.)").find(c) == std::string_view::npos) {
      return std::nullopt;
    }
    ++label;
  }
  std::size_t close = label + 1;
  const std::size_t limit = std::min(end, label + max_definition_size);
  while (close < limit && source[close] != ']' && source[close] != '[') {
    close += is_escape(source, close) ? std::size_t{2} : std::size_t{1};
  }
  if (close + 1 >= limit || source[close] != ']' || source[close + 1] != ':') {
    return std::nullopt;
  }
  const std::size_t target = skip_line_wrap(source, close + 2);
  if (source[label + 1] == '^') {
    return LinkDefinition{{}, span_of(target, line_end(source, target)), true};
  }
  const std::optional<Address> address = address_at(source, target);
  if (!address) {
    return std::nullopt;
  }
  LinkDefinition definition{address->text, {}, false};
  const std::size_t title = skip_line_wrap(source, address->end);
  if (title > address->end) {
    definition.title = definition_title_at(source, title).value_or(Span{});
  }
  return definition;
}

}  // namespace

std::optional<LinkTail> link_tail_at(std::string_view source, std::uint32_t offset,
                                     std::string_view address, std::string_view title) {
  if (offset >= source.size() || source[offset] != '(') {
    return std::nullopt;
  }
  LinkTail tail;
  std::size_t at = skip_line_wrap(source, offset + std::size_t{1});
  const bool is_bracketed = at < source.size() && source[at] == '<';
  if (is_bracketed) {
    ++at;
  }
  const std::optional<std::size_t> address_end = end_of_match(source, at, address);
  if (!address_end) {
    return std::nullopt;
  }
  tail.address = span_of(at, *address_end);
  at = *address_end;
  if (is_bracketed) {
    if (at >= source.size() || source[at] != '>') {
      return std::nullopt;
    }
    ++at;
  }
  at = skip_line_wrap(source, at);
  if (at < source.size() && is_title_mark(source[at])) {
    const char mark = closing_mark(source[at]);
    const std::optional<std::size_t> title_end = end_of_match(source, at + 1, title);
    if (!title_end || *title_end >= source.size() || source[*title_end] != mark) {
      return std::nullopt;
    }
    tail.title = span_of(at + 1, *title_end);
    at = skip_line_wrap(source, *title_end + 1);
  }
  if (at >= source.size() || source[at] != ')') {
    return std::nullopt;
  }
  tail.end = static_cast<std::uint32_t>(at + 1);
  return tail;
}

std::vector<LinkDefinition> find_link_definitions(std::string_view source, std::uint32_t begin,
                                                  const std::vector<std::uint32_t>& used) {
  std::vector<LinkDefinition> definitions;
  auto next_used = used.begin();
  for (std::size_t colon = source.find("]:", begin); colon != std::string_view::npos;
       colon = source.find("]:", colon)) {
    std::size_t line = colon;
    while (line > begin && !is_newline(source[line - 1])) {
      --line;
    }
    const std::size_t end = line_end(source, colon);
    next_used = std::lower_bound(next_used, used.end(), line);
    if (next_used == used.end() || *next_used >= end) {
      if (const std::optional<LinkDefinition> definition = definition_at(source, line)) {
        definitions.push_back(*definition);
      }
    }
    colon = end;
  }
  return definitions;
}

void append_link_text(Builder& builder, Span text) {
  const std::string_view source = builder.text().substr(0, text.end);
  std::size_t run = text.begin;  // begin of what stands for itself
  std::size_t at = text.begin;
  const auto append_run = [&] { builder.append(span_of(run, at)); };
  while (at < text.end) {
    if (is_escape(source, at) && !is_newline(source[at + 1])) {
      append_run();
      run = at + 1;
      at += 2;
    } else if (is_newline(source[at])) {
      append_run();
      const std::size_t end = skip_line_wrap(source, at);
      builder.append_space(span_of(at, end));
      run = at = end;
    } else if (source[at] == '&') {
      const CharacterReference reference = character_reference_at(source, at);
      if (reference.size > 0 && source[at + reference.size - 1] == ';') {
        append_run();
        builder.append_replaced(span_of(at, at + reference.size), reference.text);
        at += reference.size;
        run = at;
      } else {
        ++at;
      }
    } else {
      ++at;
    }
  }
  append_run();
}

std::optional<Span> find_footnote_mark(std::string_view text, std::size_t from) {
  for (std::size_t begin = text.find("[^", from); begin != std::string_view::npos;
       begin = text.find("[^", begin + 2)) {
    const std::size_t end = text.find_first_of("[] \n", begin + 2);
    if (end != std::string_view::npos && text[end] == ']' && end > begin + 2) {
      const std::size_t behind = end + (text.substr(end + 1).starts_with(':') ? 2 : 1);
      return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(behind)};
    }
  }
  return std::nullopt;
}

}  // namespace scruple::document

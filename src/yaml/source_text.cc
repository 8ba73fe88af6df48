#include "yaml/source_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace scruple::yaml {

namespace {

bool is_white(char byte) { return is_blank(byte) || is_newline(byte); }

}  // namespace

Place place_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') + 1;
  return {static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1,
          static_cast<std::uint32_t>(offset - line_begin) + 1};
}

bool has_comment_behind(std::string_view text, std::size_t offset, std::string_view value) {
  // A plain scalar may go over several lines; its line breaks were read as white space.
  std::size_t at = offset;
  for (std::size_t i = 0; i < value.size();) {
    if (is_white(value[i])) {
      i = std::min(value.find_first_not_of(" \t\r\n", i), value.size());
      at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
      continue;
    }
    ++i;
    ++at;
  }
  const std::size_t next = text.find_first_not_of(" \t", at);
  return next != std::string_view::npos && next > at && text[next] == '#';
}

bool is_closed(std::string_view text, std::size_t offset) {
  const char quote = text[offset];
  for (std::size_t i = offset + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || text.substr(i + 1, 1) != "'") {
        return true;
      }
      ++i;
    }
  }
  return false;
}

std::optional<std::size_t> dash_before(std::string_view text, std::size_t offset) {
  std::size_t end = std::min(offset, text.size());
  while (end > 0) {
    const std::size_t line_end = end;
    const std::size_t line_begin = text.substr(0, line_end).rfind('\n') + 1;
    std::string_view line = text.substr(line_begin, line_end - line_begin);
    for (std::size_t hash = 0; hash < line.size(); ++hash) {
      if (line[hash] == '#' && (hash == 0 || is_blank(line[hash - 1]))) {
        line = line.substr(0, hash);
        break;
      }
    }
    const std::size_t last = line.find_last_not_of(" \t\r");
    if (last != std::string_view::npos) {
      return line[last] == '-' ? std::optional(line_begin + last) : std::nullopt;
    }
    end = line_begin == 0 ? 0 : line_begin - 1;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_control_character(std::string_view text) {
  const auto found = std::ranges::find_if(text, [](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return (byte < 0x20 && !is_white(character)) || byte == 0x7F;
  });
  if (found == text.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - text.begin());
}

}  // namespace scruple::yaml

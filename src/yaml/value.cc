#include "yaml/value.h"

#include <algorithm>

namespace scruple::yaml {

namespace {

// How many bytes the escape at the start of a double-quoted text takes, its backslash included.
std::size_t escape_size(std::string_view source) {
  if (source.size() < 2) {
    return 1;
  }
  switch (source[1]) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}

// How many bytes the character that the escape stands for takes in the text.
std::size_t escaped_size(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  const auto entry = std::ranges::find(entries, key, &Entry::key);
  return entry == entries.end() ? nullptr : &entry->value;
}

Error File::error(std::string code, Place place, std::string message, std::string hint) const {
  return Error{.code = std::move(code),
               .message = std::move(message),
               .path = name,
               .line = place.line,
               .column = place.column,
               .hint = std::move(hint),
               .source_line = std::string(line_of(text, place.line))};
}

Place File::place_in(const Value& value, std::size_t offset) const {
  std::string_view source = line_of(text, value.place.line);
  if (value.kind != Value::Kind::text || value.place.column == 0 ||
      value.place.column > source.size()) {
    return value.place;
  }
  source.remove_prefix(value.place.column - 1);
  const char quote = source.front();
  const bool is_quoted = value.is_quoted && (quote == '"' || quote == '\'');
  // The source and the text side by side, up to the offset. Where they differ and no escape
  // explains it, the text is a block scalar or folded over several lines.
  std::size_t at = is_quoted ? 1U : 0U;
  for (std::size_t i = 0; i < std::min(offset, value.text.size());) {
    if (at >= source.size()) {
      return value.place;
    }
    if (is_quoted && quote == '"' && source[at] == '\\') {
      at += escape_size(source.substr(at));
      i += escaped_size(std::string_view(value.text).substr(i));
      continue;
    }
    if (source[at] != value.text[i]) {
      return value.place;
    }
    at += std::size_t{is_quoted && quote == '\'' && source[at] == '\'' ? 2U : 1U};
    ++i;
  }
  return {value.place.line, value.place.column + static_cast<std::uint32_t>(at)};
}

}  // namespace scruple::yaml

// The names are one string, indexed at compile time and searched by halving. A name is read up to
// its semicolon and looked up as a whole; failing that, the longest old name that the text begins
// with is taken. Both follow the standard's "named character reference state".

#include "document/character_reference.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "document/character_reference_names.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace scruple::document {
namespace {

constexpr std::size_t longest_name = 31;
constexpr std::size_t longest_old_name = 6;
constexpr std::size_t shortest_old_name = 2;

constexpr std::size_t name_count = static_cast<std::size_t>(
    std::count(character_reference_names.begin(), character_reference_names.end(), ' '));

// Where each name begins.
constexpr std::array<std::uint16_t, name_count> name_begins = [] {
  std::array<std::uint16_t, name_count> begins{};
  std::size_t begin = 0;
  for (std::uint16_t& slot : begins) {
    slot = static_cast<std::uint16_t>(begin);
    begin = character_reference_names.find(' ', begin) + 1;
  }
  return begins;
}();

struct Named {
  bool is_old = false;
  std::string_view code_points;  // "2242+338"; empty when there is no such name
};

// "amp!=26", the entry that begins there.
constexpr std::string_view entry_at(std::uint16_t begin) {
  const std::string_view rest = character_reference_names.substr(begin);
  return rest.substr(0, rest.find(' '));
}

constexpr std::string_view name_at(std::uint16_t begin) {
  const std::string_view rest = character_reference_names.substr(begin);
  std::size_t size = 0;  // find_first_of would take more steps than a compiler allows
  while (rest[size] != '!' && rest[size] != '=') {
    ++size;
  }
  return rest.substr(0, size);
}

static_assert(std::ranges::is_sorted(name_begins, {}, name_at), "names are found by halving");

Named look_up(std::string_view name) {
  const auto* found = std::ranges::lower_bound(name_begins, name, {}, name_at);
  if (found == name_begins.end() || name_at(*found) != name) {
    return {};
  }
  const std::string_view entry = entry_at(*found);
  return {entry[name.size()] == '!', entry.substr(entry.find('=') + 1)};
}

void append_code_points(std::string& out, std::string_view code_points) {
  for (const char* p = code_points.data(); p < code_points.data() + code_points.size(); ++p) {
    std::uint32_t value = 0;
    p = std::from_chars(p, code_points.data() + code_points.size(), value, 16).ptr;
    text::append_utf8(out, value);
  }
}

std::uint32_t digit_value(char c) {
  if (is_digit(c)) {
    return static_cast<std::uint32_t>(c - '0');
  }
  const char lower = to_lower(c);
  return 'a' <= lower && lower <= 'f' ? static_cast<std::uint32_t>(lower - 'a') + 10 : 16;
}

CharacterReference numeric_reference(std::string_view text, std::size_t offset) {
  constexpr std::uint32_t too_large = 0x110000;
  std::size_t end = offset + 2;
  std::uint32_t base = 10;
  if (end < text.size() && to_lower(text[end]) == 'x') {
    base = 16;
    ++end;
  }
  const std::size_t digits = end;
  std::uint32_t value = 0;
  while (end < text.size() && digit_value(text[end]) < base) {
    value = std::min(value * base + digit_value(text[end]), too_large);
    ++end;
  }
  if (end == digits) {
    return {};
  }
  if (end < text.size() && text[end] == ';') {
    ++end;
  }
  char32_t code_point = value;
  if (value == 0 || value >= too_large || (0xD800 <= value && value < 0xE000)) {
    code_point = 0xFFFD;
  } else if (value < 0x100) {  // the standard reads 0x80 to 0x9F so
    code_point = text::windows_1252(static_cast<std::uint8_t>(value));
  }
  CharacterReference reference{static_cast<std::uint32_t>(end - offset), {}};
  text::append_utf8(reference.text, code_point);
  return reference;
}

CharacterReference named_reference(std::string_view text, std::size_t offset,
                                   bool is_in_attribute) {
  const std::string_view rest = text.substr(offset + 1);
  std::size_t name_end = 0;
  while (name_end < rest.size() && name_end <= longest_name && is_letter_or_digit(rest[name_end])) {
    ++name_end;
  }
  CharacterReference reference;
  if (name_end < rest.size() && rest[name_end] == ';') {
    const Named named = look_up(rest.substr(0, name_end));
    if (!named.code_points.empty()) {
      reference.size = static_cast<std::uint32_t>(name_end + 2);
      append_code_points(reference.text, named.code_points);
      return reference;
    }
  }
  for (std::size_t size = std::min(longest_old_name, name_end); size >= shortest_old_name; --size) {
    const Named named = look_up(rest.substr(0, size));
    if (!named.is_old) {
      continue;
    }
    const char next = size < rest.size() ? rest[size] : ' ';
    if (is_in_attribute && (next == '=' || is_letter_or_digit(next))) {
      return {};
    }
    reference.size = static_cast<std::uint32_t>(size + 1);
    append_code_points(reference.text, named.code_points);
    return reference;
  }
  return {};
}

}  // namespace

CharacterReference character_reference_at(std::string_view text, std::size_t offset,
                                          bool is_in_attribute) {
  if (offset + 1 >= text.size()) {
    return {};
  }
  return text[offset + 1] == '#' ? numeric_reference(text, offset)
                                 : named_reference(text, offset, is_in_attribute);
}

}  // namespace scruple::document

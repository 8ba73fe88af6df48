#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scruple::text {

struct CodePoint {
  char32_t value = 0;
  std::uint8_t size = 0;  // in bytes
};

// The code point that begins at `offset`. Requires valid UTF-8 and offset < utf8.size().
[[nodiscard]] inline CodePoint code_point_at(std::string_view utf8, std::size_t offset);

// The code point that ends before `offset`. Requires valid UTF-8 and offset > 0.
[[nodiscard]] CodePoint code_point_before(std::string_view utf8, std::size_t offset);

void append_utf8(std::string& out, char32_t code_point);

// Where the first byte stands that is not valid UTF-8 (overlong forms, surrogates and values above
// U+10FFFF are not); nothing when all is valid.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

// Lengths of valid UTF-8 in UTF-16 code units and in code points.
[[nodiscard]] std::size_t utf16_length(std::string_view utf8);
[[nodiscard]] std::size_t code_point_count(std::string_view utf8);

// Here since the innermost loops call it for every character: out of line it costs more than it
// does.
inline CodePoint code_point_at(std::string_view utf8, std::size_t offset) {
  const auto byte = [&](std::size_t i) {
    return std::uint32_t{static_cast<unsigned char>(utf8[offset + i])};
  };
  const auto tail = [&](std::size_t i) { return byte(i) & 0x3FU; };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80U) {
    return {lead, 1};
  }
  if (lead < 0xE0U) {
    return {(lead & 0x1FU) << 6U | tail(1), 2};
  }
  if (lead < 0xF0U) {
    return {(lead & 0x0FU) << 12U | tail(1) << 6U | tail(2), 3};
  }
  return {(lead & 0x07U) << 18U | tail(1) << 12U | tail(2) << 6U | tail(3), 4};
}

}  // namespace scruple::text

// UTF-8 by hand: the decoder trusts its input (the encoding is checked once, when a file is read),
// the checker follows table 3-7 of the Unicode Standard byte by byte and steps over ASCII eight
// bytes at a time.
#include "text/utf8.h"

#include <algorithm>

#include "text/byte_block.h"

namespace scruple::text {

namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t offset) {
  return static_cast<unsigned char>(bytes[offset]);
}

bool is_continuation(std::uint32_t byte) { return (byte & 0xC0U) == 0x80U; }

// The size of the well-formed sequence that begins at `offset`; 0 when there is none.
std::size_t sequence_size(std::string_view bytes, std::size_t offset) {
  const std::uint32_t lead = byte_at(bytes, offset);
  if (lead < 0x80U) {
    return 1;
  }
  if (lead < 0xC2U || lead > 0xF4U) {
    return 0;
  }
  const std::size_t size = lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  if (bytes.size() - offset < size) {
    return 0;
  }
  // The second byte's range keeps out overlong forms, surrogates and values above U+10FFFF.
  const std::uint32_t second = byte_at(bytes, offset + 1);
  const std::uint32_t least = lead == 0xE0U ? 0xA0U : lead == 0xF0U ? 0x90U : 0x80U;
  const std::uint32_t most = lead == 0xEDU ? 0x9FU : lead == 0xF4U ? 0x8FU : 0xBFU;
  if (second < least || second > most) {
    return 0;
  }
  for (std::size_t i = 2; i < size; ++i) {
    if (!is_continuation(byte_at(bytes, offset + i))) {
      return 0;
    }
  }
  return size;
}

}  // namespace

CodePoint code_point_before(std::string_view utf8, std::size_t offset) {
  do {
    --offset;
  } while (offset > 0 && is_continuation(byte_at(utf8, offset)));
  return code_point_at(utf8, offset);
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto value = static_cast<std::uint32_t>(code_point);
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80U) {
    put(value);
  } else if (value < 0x800U) {
    put(0xC0U | value >> 6U);
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000U) {
    put(0xE0U | value >> 12U);
    put(0x80U | (value >> 6U & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | value >> 18U);
    put(0x80U | (value >> 12U & 0x3FU));
    put(0x80U | (value >> 6U & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    if (bytes.size() - offset >= block_size && (load_block(bytes, offset) & high_bits) == 0) {
      offset += block_size;
      continue;
    }
    const std::size_t size = sequence_size(bytes, offset);
    if (size == 0) {
      return offset;
    }
    offset += size;
  }
  return std::nullopt;
}

std::size_t utf16_length(std::string_view utf8) {
  // One unit for each character, a second one for those of four bytes.
  return code_point_count(utf8) + static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) {
           return static_cast<unsigned char>(c) >= 0xF0U;
         }));
}

std::size_t code_point_count(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

}  // namespace scruple::text

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

// Eight bytes of text as one number, for loops over ASCII. Comparisons leave their answer in the
// high bit of each byte. Plain C++ is enough: wider registers measured no faster here.
namespace scruple::text {

using ByteBlock = std::uint64_t;  // its lowest byte comes first in the text
inline constexpr std::size_t block_size = sizeof(ByteBlock);
inline constexpr unsigned byte_bits = 8;

[[nodiscard]] constexpr ByteBlock in_each_byte(std::uint8_t byte) {
  return 0x0101010101010101U * byte;
}
inline constexpr ByteBlock high_bits = in_each_byte(0x80);

// Which bytes are at least `least`, or equal to `byte`. Requires ASCII in the block.
[[nodiscard]] constexpr ByteBlock at_least(ByteBlock block, std::uint8_t least) {
  return (block + in_each_byte(static_cast<std::uint8_t>(0x80U - least))) & high_bits;
}
[[nodiscard]] constexpr ByteBlock within(ByteBlock block, std::uint8_t least, std::uint8_t most) {
  return at_least(block, least) & ~at_least(block, static_cast<std::uint8_t>(most + 1));
}
[[nodiscard]] constexpr ByteBlock equal_to(ByteBlock block, std::uint8_t byte) {
  return ~((block ^ in_each_byte(byte)) + in_each_byte(0x7F)) & high_bits;
}

// The high bits as one bit for each byte, the first byte's lowest.
[[nodiscard]] constexpr std::uint64_t gathered_bits(ByteBlock answer) {
  return (answer >> 7U) * 0x0102040810204080U >> 56U;
}

[[nodiscard]] constexpr ByteBlock in_byte_order(ByteBlock block) {
  if constexpr (std::endian::native == std::endian::little) {
    return block;
  }
  ByteBlock reversed = 0;
  for (std::size_t i = 0; i < block_size; ++i) {
    reversed = reversed << byte_bits | (block >> (i * byte_bits) & 0xFFU);
  }
  return reversed;
}

// Up to eight bytes from `offset` on, then zeros. Requires offset <= text.size().
[[nodiscard]] inline ByteBlock load_block(std::string_view text, std::size_t offset) {
  ByteBlock block = 0;
  const std::size_t size = text.size() - offset;
  if (size >= block_size) {
    std::memcpy(&block, text.data() + offset, block_size);
    return in_byte_order(block);
  }
  if (size > 0 && text.size() >= block_size) {
    std::memcpy(&block, text.data() + text.size() - block_size, block_size);
    return in_byte_order(block) >> ((block_size - size) * byte_bits);
  }
  std::memcpy(&block, text.data() + offset, size);
  return in_byte_order(block);
}

inline void store_block(char* to, ByteBlock block) {
  block = in_byte_order(block);
  std::memcpy(to, &block, block_size);
}

}  // namespace scruple::text

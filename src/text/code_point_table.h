#pragma once

#include <cstddef>
#include <cstdint>

namespace scruple::text {

// A function of code points, made at build time: three stages, since most blocks of 32 code points
// are like others and most groups of 64 blocks are too.
//
//   code point  ttttttttttmmmmmmlllll
//               top       middle leaf
template <typename Value>
struct CodePointTable {
  static constexpr unsigned leaf_bits = 5;
  static constexpr unsigned middle_bits = 6;
  static constexpr std::size_t leaf_size = std::size_t{1} << leaf_bits;
  static constexpr std::size_t middle_size = std::size_t{1} << middle_bits;

  const std::uint8_t* top;      // number of a group of the middle stage
  const std::uint16_t* middle;  // number of a block of leaves
  const Value* leaves;

  [[nodiscard]] Value operator[](char32_t code_point) const {
    const std::size_t group = top[code_point >> (leaf_bits + middle_bits)];
    const std::size_t block =
        middle[(group << middle_bits) + (code_point >> leaf_bits & (middle_size - 1))];
    return leaves[(block << leaf_bits) + (code_point & (leaf_size - 1))];
  }
};

}  // namespace scruple::text

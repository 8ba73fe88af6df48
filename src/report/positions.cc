#include "report/positions.h"

#include <algorithm>

#include "base/ascii.h"

// Counting UTF-16 units from the start of the text for every finding would be quadratic, so the
// count is kept at the start of every block of bytes. A block may begin inside a character: only
// the first byte of a character counts, as one unit or, where it announces four bytes, as two.

namespace scruple::report {

namespace {

constexpr std::size_t block_size = 4096;

std::uint32_t units_of(std::string_view bytes) {
  std::uint32_t units = 0;
  for (const char character : bytes) {
    const auto byte = static_cast<unsigned char>(character);
    units += ((byte & 0xC0U) != 0x80U ? 1U : 0U) + (byte >= 0xF0U ? 1U : 0U);
  }
  return units;
}

}  // namespace

Positions::Positions(std::string_view text) : text_(text), lines_(text) {
  std::uint32_t units = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += block_size) {
    utf16_at_block_.push_back(units);
    units += units_of(text.substr(begin, block_size));
  }
  utf16_at_block_.push_back(units);
}

Position Positions::at(std::uint32_t offset) const {
  const std::uint32_t line = lines_.line_at(offset);
  std::uint32_t line_begin = lines_.line_span(line).begin;
  if (line == 0) {
    line_begin = std::min(offset, static_cast<std::uint32_t>(byte_order_mark_size(text_)));
  }
  return {.line = line + 1,
          .column = offset - line_begin + 1,
          .utf16_column = utf16_offset(offset) - utf16_offset(line_begin) + 1};
}

std::uint32_t Positions::utf16_offset(std::uint32_t offset) const {
  const std::size_t block = offset / block_size;
  const std::size_t block_begin = block * block_size;
  return utf16_at_block_[block] + units_of(text_.substr(block_begin, offset - block_begin));
}

}  // namespace scruple::report

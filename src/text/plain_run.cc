// The part of folding that most text needs and nothing else: source and folded text go on side by
// side, so one run of the map is enough for all of it. ASCII is folded up to eight bytes at a time,
// each byte's comparisons leaving their answer in its high bit; other characters go through the
// table one by one. The folded bytes are gathered in a small buffer, from which the last character
// can be taken back when it turns out that the next one may join it. What changes in the loop is
// held in local variables: members would be written back for every byte, since bytes may alias
// them.
#include "text/plain_run.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/byte_block.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

// The ASCII that a block begins with, folded, up to what needs care: white space beside white
// space, a control character other than a line feed, a `, what is not ASCII.
struct FoldedBlock {
  ByteBlock bytes = 0;
  ByteBlock capitals = 0;  // high bits
  std::size_t size = 0;
  bool ends_in_space = false;
};

FoldedBlock fold_block(ByteBlock block, bool is_behind_space, bool keeps_case) {
  const ByteBlock ascii = block & ~high_bits;
  const ByteBlock line_feeds = equal_to(ascii, '\n');
  const ByteBlock controls =
      (~at_least(ascii, ' ') & high_bits & ~line_feeds) | equal_to(ascii, '\x7F');
  const ByteBlock spaces = equal_to(ascii, ' ') | line_feeds;
  const ByteBlock doubled = spaces & (spaces << byte_bits | (is_behind_space ? 0x80U : 0U));
  const ByteBlock careful = (block & high_bits) | controls | doubled | equal_to(ascii, '`');

  FoldedBlock out;
  out.size = static_cast<std::size_t>(std::countr_zero(careful)) / byte_bits;
  out.capitals = within(ascii, 'A', 'Z');
  if (out.size < block_size) {
    out.capitals &= (ByteBlock{1} << (out.size * byte_bits)) - 1;
  }
  out.bytes = ascii ^ ((line_feeds >> 7U) * ('\n' ^ ' '));
  out.bytes |= keeps_case ? 0 : out.capitals >> 2U;
  out.ends_in_space = out.size > 0 && (spaces >> (out.size * byte_bits - 1) & 1U) != 0;
  return out;
}

// Whether a character beyond ASCII folds to one of its size, whatever stands before it.
bool is_plain(const FoldAction& action) {
  return action.has(FoldAction::is_verbatim) && !action.has(FoldAction::joins) &&
         (action.kind == FoldAction::Kind::keep || action.kind == FoldAction::Kind::replace);
}

// Whether what stands behind the first `size` bytes, or may be appended to them, could join the
// last character.
bool may_join_next(std::string_view text, std::size_t size, const FoldTables& tables) {
  if (size == text.size()) {
    return true;
  }
  const FoldAction& action = tables.action_of(code_point_at(text, size).value);
  return action.has(FoldAction::joins) || action.kind == FoldAction::Kind::drop;
}

// Folded bytes, and where in them capitals were.
struct Buffer {
  static constexpr std::size_t capacity = 256;  // an offset fits into a byte

  std::array<char, capacity + block_size> bytes;
  std::array<std::uint8_t, capacity + block_size> capitals;
};

// Fills the buffer; returns the number of bytes and of capitals.
struct Gathered {
  std::size_t size = 0;
  std::size_t capital_count = 0;
};

Gathered gather(std::string_view text, const FoldTables& tables, bool keeps_case,
                bool is_behind_space, Buffer& buffer) {
  std::size_t size = 0;
  std::size_t capital_count = 0;
  const auto note_capital = [&](std::size_t offset) {
    buffer.capitals[capital_count++] = static_cast<std::uint8_t>(offset);
  };
  while (size < std::min(text.size(), Buffer::capacity - block_size)) {
    if (static_cast<unsigned char>(text[size]) < 0x80U) {
      const FoldedBlock block = fold_block(load_block(text, size), is_behind_space, keeps_case);
      if (block.size == 0) {
        break;
      }
      for (ByteBlock rest = block.capitals; rest != 0; rest &= rest - 1) {
        note_capital(size + static_cast<std::size_t>(std::countr_zero(rest)) / byte_bits);
      }
      store_block(buffer.bytes.data() + size, block.bytes);
      is_behind_space = block.ends_in_space;
      size += block.size;
      continue;
    }
    const CodePoint c = code_point_at(text, size);
    const FoldAction& action = tables.action_of(c.value);
    if (!is_plain(action)) {
      break;
    }
    if (action.has(FoldAction::is_capital)) {
      note_capital(size);
    }
    const bool is_itself = action.text_size == 0;
    const char* from = is_itself ? text.data() + size : tables.texts + action.text_begin;
    std::memcpy(buffer.bytes.data() + size, from, c.size);
    is_behind_space = false;
    size += c.size;
  }
  return {size, capital_count};
}

}  // namespace

std::size_t fold_plain_run(std::string_view text, std::uint32_t source_begin,
                           const FoldTables& tables, bool keeps_case, NormalTextWriter& writer) {
  Buffer buffer;
  auto [size, capital_count] = gather(text, tables, keeps_case, writer.is_at_space(), buffer);
  if (size > 0 && may_join_next(text, size, tables)) {
    size -= code_point_before(text, size).size;
  }
  const std::uint32_t begin = writer.size();
  for (std::size_t i = 0; i < capital_count && buffer.capitals[i] < size; ++i) {
    writer.note_capital(begin + buffer.capitals[i]);
  }
  writer.put_run({buffer.bytes.data(), size}, source_begin);
  return size;
}

}  // namespace scruple::text

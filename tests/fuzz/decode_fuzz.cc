// What is decoded is UTF-8 that stands for all the bytes of the file, character by character, in
// order.

#include <string>

#include "base/assert.h"
#include "fuzz/fuzz.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace scruple::fuzz {

namespace {

// How many bytes a text takes in a file.
std::size_t file_size(const text::Decoded& decoded) {
  switch (decoded.encoding) {
    case text::Encoding::utf8:
      return decoded.text.size();
    case text::Encoding::utf16_le:
    case text::Encoding::utf16_be:
      return 2 * text::utf16_length(decoded.text);
    case text::Encoding::windows_1252:
      return text::code_point_count(decoded.text);
    case text::Encoding::declared:
      break;  // only where one is declared
  }
  return 0;
}

}  // namespace

void try_input(std::string_view bytes) {
  const auto decoded = text::decode(std::string(bytes));
  if (!decoded) {
    SCRUPLE_ASSERT(!decoded.error().code.empty() && !decoded.error().message.empty(),
                   "an error says what is wrong");
    return;
  }
  const std::string_view text = decoded->text;
  SCRUPLE_ASSERT(!text::find_invalid_utf8(text), "decoded text is UTF-8");
  SCRUPLE_ASSERT(file_size(*decoded) == bytes.size(), "every byte is part of a character");
  std::uint32_t expected = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint8_t size = text::code_point_at(text, at).size;
    SCRUPLE_ASSERT(decoded->map.file_offset(static_cast<std::uint32_t>(at)) == expected,
                   "a character stands behind the one before it");
    const text::Decoded character{
        .encoding = decoded->encoding, .text = std::string(text.substr(at, size)), .map = {}};
    expected += static_cast<std::uint32_t>(file_size(character));
    at += size;
  }
  SCRUPLE_ASSERT(decoded->map.file_offset(static_cast<std::uint32_t>(text.size())) == bytes.size(),
                 "the end maps to the file's end");
}

}  // namespace scruple::fuzz

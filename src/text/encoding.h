#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace scruple::text {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, windows_1252, declared };

[[nodiscard]] std::string_view name_of(Encoding encoding);

// The character of a byte in Windows-1252, with Latin-1's meaning for the five unassigned ones.
[[nodiscard]] char32_t windows_1252(std::uint8_t byte);

// Where a decoded text stands in the file it was read from. For UTF-8 every position is the same;
// otherwise it keeps where the ratio of the sizes changes: between ASCII and other letters.
class FileMap {
 public:
  // Offset in the file of the character that begins at `offset` of the decoded text (or of the
  // end).
  [[nodiscard]] std::uint32_t file_offset(std::uint32_t offset) const;
  [[nodiscard]] Span file_span(Span span) const {
    return {file_offset(span.begin), file_offset(span.end)};
  }
  [[nodiscard]] bool is_identity() const { return checkpoints.empty(); }

  struct Checkpoint {
    std::uint32_t text = 0;
    std::uint32_t file = 0;
  };
  // From each of these up to the next, both sides grow evenly; the last is the end of both. Empty
  // for UTF-8.
  std::vector<Checkpoint> checkpoints;
  Encoding encoding = Encoding::utf8;
};

struct Decoded {
  Encoding encoding = Encoding::utf8;
  std::string text;  // UTF-8. A byte order mark stays in it, as U+FEFF
  FileMap map;
};

// Recognises the encoding (byte order marks, UTF-16 without one by its pairs, else UTF-8, else
// Windows-1252 with Latin-1's meaning for the five unassigned bytes) and decodes. Errors:
// "binary-file" (NUL bytes or mostly control characters), "invalid-utf8" (mostly valid UTF-8 with a
// damaged place: line and column are given), "invalid-utf16", "unknown-encoding" (words that
// Windows-1252 makes no sense of: Arabic, Greek or Cyrillic in an encoding of one byte a letter).
//
// `declared` is the name of the encoding that the file gives itself, if it does. It is asked only
// where the bytes are neither UTF-16 nor UTF-8, and must make sense of all of them.
[[nodiscard]] Result<Decoded> decode(std::string bytes, std::string_view declared = {});

}  // namespace scruple::text

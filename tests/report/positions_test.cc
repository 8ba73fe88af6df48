#include "report/positions.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "text/utf8.h"

using scruple::report::Position;
using scruple::report::Positions;

namespace {

// The slow way: every character from the start of the text.
Position plain_position(std::string_view text, std::uint32_t offset) {
  Position position;
  std::size_t at = text.starts_with("\xEF\xBB\xBF") && offset >= 3 ? 3 : 0;
  while (at < offset) {
    const auto [value, size] = scruple::text::code_point_at(text, at);
    const bool is_first_of_crlf = value == '\r' && text.substr(at).starts_with("\r\n");
    at += size;
    if (value == '\n' || (value == '\r' && !is_first_of_crlf)) {
      position = {.line = position.line + 1, .column = 1, .utf16_column = 1};
    } else {
      position.column += size;
      position.utf16_column += value >= 0x10000 ? 2U : 1U;
    }
  }
  return position;
}

}  // namespace

TEST_CASE("positions count lines, bytes and UTF-16 units from one") {
  const std::string text =
      "\xEF\xBB\xBF"
      "a\xC3\xB1"
      "b\r\n\xF0\x9F\x98\x80x\ry";
  const Positions positions(text);
  CHECK(positions.at(3) == Position{.line = 1, .column = 1, .utf16_column = 1});
  CHECK(positions.at(6) == Position{.line = 1, .column = 4, .utf16_column = 3});
  CHECK(positions.at(9) == Position{.line = 2, .column = 1, .utf16_column = 1});
  CHECK(positions.at(13) == Position{.line = 2, .column = 5, .utf16_column = 3});
  CHECK(positions.at(15) == Position{.line = 3, .column = 1, .utf16_column = 1});
  CHECK(positions.at(16) == Position{.line = 3, .column = 2, .utf16_column = 2});
}

TEST_CASE("a byte order mark is a UTF-16 unit of the text but no column") {
  const Positions positions("\xEF\xBB\xBFx");
  CHECK(positions.utf16_offset(3) == 1);
  CHECK(positions.utf16_offset(4) == 2);
  CHECK(positions.at(3).column == 1);
}

TEST_CASE("positions are those of counting from the start, on random text") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"a",    "\xC3\xA9",    "\xE2\x82\xAC", "\xF0\x9F\x92\x8A",
                                     "\n",   "\r\n",        "\r",           " ",
                                     "word", "\xEF\xBB\xBF"};
  for (int round = 0; round < 40; ++round) {
    std::string text;
    while (text.size() < 9000) {
      text += pieces[random() % std::size(pieces)];
    }
    const Positions positions(text);
    for (int i = 0; i < 50; ++i) {
      auto offset = static_cast<std::uint32_t>(random() % text.size());
      while ((static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
        --offset;
      }
      if (offset > 0 && text[offset] == '\n' && text[offset - 1] == '\r') {
        continue;  // no position lies inside a line break
      }
      CAPTURE(offset);
      CHECK(positions.at(offset) == plain_position(text, offset));
      CHECK(positions.utf16_offset(offset) ==
            scruple::text::utf16_length(std::string_view(text).substr(0, offset)));
    }
  }
}

#include "text/utf8.h"

#include <doctest/doctest.h>

namespace scruple::text {

TEST_CASE("every code point survives encoding and decoding, forwards and backwards") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (0xD800 <= c && c < 0xE000) {
      continue;
    }
    std::string text = "x";
    append_utf8(text, c);
    const CodePoint ahead = code_point_at(text, 1);
    const CodePoint back = code_point_before(text, text.size());
    const bool is_same = ahead.value == c && ahead.size == text.size() - 1 && back.value == c &&
                         back.size == ahead.size && !find_invalid_utf8(text);
    if (!is_same) {
      FAIL("code point " << static_cast<unsigned long>(c));
    }
  }
}

TEST_CASE("the first byte that is not valid UTF-8 is found") {
  struct Case {
    std::string_view bytes;
    std::optional<std::size_t> where;
  };
  const Case cases[] = {
      {"", std::nullopt},
      {"plain text that is longer than a block", std::nullopt},
      {"ñ é 漢 😀", std::nullopt},
      {"12345678\x80", 8},                         // a continuation by itself
      {"a\xC0\xAF", 1},                            // overlong
      {"a\xE0\x80\xAF", 1},                        // overlong
      {"a\xF0\x80\x80\x80", 1},                    // overlong
      {"a\xED\xA0\x80", 1},                        // surrogate
      {"a\xF4\x90\x80\x80", 1},                    // above U+10FFFF
      {"a\xF5\x80\x80\x80", 1},                    // above U+10FFFF
      {"\xED\x9F\xBF\xEE\x80\x80", std::nullopt},  // on both sides of the surrogates
      {"\xF4\x8F\xBF\xBF", std::nullopt},          // U+10FFFF
      {"ab\xC3", 2},                               // cut off
      {"ab\xE2\x82", 2},
      {"ab\xF0\x9F\x98", 2},
      {"ab\xC3(", 2},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes);
    CHECK(find_invalid_utf8(c.bytes) == c.where);
  }
}

TEST_CASE("lengths are counted in UTF-16 units and in code points") {
  CHECK(utf16_length("aé漢😀") == 5);
  CHECK(code_point_count("aé漢😀") == 4);
  CHECK(utf16_length("") == 0);
}

}  // namespace scruple::text

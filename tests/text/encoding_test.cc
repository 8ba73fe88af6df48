#include "text/encoding.h"

#include <random>

#include <doctest/doctest.h>

#include "text/utf8.h"

namespace scruple::text {

namespace {

std::string utf16(std::u16string_view text, Encoding encoding) {
  std::string out;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    out += encoding == Encoding::utf16_le ? low : high;
    out += encoding == Encoding::utf16_le ? high : low;
  }
  return out;
}

std::string error_code(std::string bytes) {
  const auto decoded = decode(std::move(bytes));
  return decoded ? "none" : decoded.error().code;
}

}  // namespace

TEST_CASE("encodings are recognised by their bytes") {
  struct Case {
    std::string bytes;
    Encoding encoding;
    std::string text;
  };
  const Case cases[] = {
      {"", Encoding::utf8, ""},
      {"plain", Encoding::utf8, "plain"},
      {"ñ 漢 😀", Encoding::utf8, "ñ 漢 😀"},
      {"\xEF\xBB\xBFmark", Encoding::utf8, "\uFEFFmark"},
      {utf16(u"\uFEFFñ 漢 😀", Encoding::utf16_le), Encoding::utf16_le, "\uFEFFñ 漢 😀"},
      {utf16(u"\uFEFFñ 漢 😀", Encoding::utf16_be), Encoding::utf16_be, "\uFEFFñ 漢 😀"},
      {utf16(u"no mark, ñ", Encoding::utf16_le), Encoding::utf16_le, "no mark, ñ"},
      {utf16(u"no mark, ñ", Encoding::utf16_be), Encoding::utf16_be, "no mark, ñ"},
      {utf16(u"no mark 😀 here", Encoding::utf16_le), Encoding::utf16_le, "no mark 😀 here"},
      {utf16(u"😀😀 hi 😀😀😀", Encoding::utf16_be), Encoding::utf16_be, "😀😀 hi 😀😀😀"},
      {utf16(u"لديك مرض السكري", Encoding::utf16_le), Encoding::utf16_le, "لديك مرض السكري"},
      {"caf\xE9 \x96 \x80 5 \x81", Encoding::windows_1252, "café – € 5 \u0081"},
      {"\xE9", Encoding::windows_1252, "é"},
      {"\x1B[1mbold\x1B[0m", Encoding::utf8, "\x1B[1mbold\x1B[0m"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes);
    const auto decoded = decode(c.bytes);
    REQUIRE(decoded);
    CHECK(decoded->encoding == c.encoding);
    CHECK(decoded->text == c.text);
    CHECK(decoded->map.is_identity() == (c.encoding == Encoding::utf8));
  }
}

TEST_CASE("what is no text or damaged is refused") {
  CHECK(error_code(std::string("PNG\0\0\x1\x2", 7)) == "binary-file");
  CHECK(error_code("\x01\x02\x03\x04 a") == "binary-file");
  CHECK(error_code("\x01\x02\x03\x04 \xE9") == "binary-file");
  CHECK(error_code(utf16(u"\uFEFFa\0b", Encoding::utf16_le)) ==
        "none");  // ends at the literal's NUL
  CHECK(error_code(utf16({u"\uFEFFa\0b", 4}, Encoding::utf16_le)) == "binary-file");
  CHECK(error_code("\xFF\xFE"
                   "a") == "invalid-utf16");
  CHECK(error_code(utf16({u"\uFEFFab\xD800z", 5}, Encoding::utf16_be)) == "invalid-utf16");
}

TEST_CASE("a stray NUL does not make UTF-16 of a text in bytes") {
  using std::string_literals::operator""s;
  const std::string texts[] = {
      "You have diabetes\0.\n"s,         "You have diabetes.\0\n"s,
      "You have\n diabetes.\0"s,         "ab \0"s,
      "You \0have \0diabetes \0now.\n"s, "لديك مرض السكري\0 \0\n"s,
  };
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(error_code(text) == "binary-file");
    CHECK(error_code(" " + text) == "binary-file");
  }
  const auto decoded = decode("You have a long and healthy life\nand diabetes\0.\n"s);
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().line == 2);
  CHECK(decoded.error().column == 13);
}

TEST_CASE("letters that stand as in no Western language are not read as Western") {
  // Arabic in Windows-1256, Greek in Windows-1253, Russian in KOI8-R, Hebrew in Windows-1255.
  for (const char* const bytes :
       {"\xE1\xCF\xED\xDF \xE3\xD1\xD6", "# Post\n\n\xE3\xD1\xD6 \xC7\xE1\xD3\xDF\xD1\xED\n",
        "\xC3\xE9\xE1\xE2\xDE\xF4\xE7\xF2", "\xD5 \xD7\xC1\xD3", "\xF9\xEC\xE5\xED"}) {
    CAPTURE(bytes);
    CHECK(error_code(bytes) == "unknown-encoding");
  }
  for (const char* const bytes :
       {"\xC9l di\xF3",
        "une id\xE9"
        "e cr\xE9\xE9"
        "e par elle",
        "\xE7\xE0 et l\xE0", "m\xE4\xE4r\xE4\xE4", "\xBF\xC9l? \x93\xA1S\xED!\x94"}) {
    CAPTURE(bytes);
    CHECK(error_code(bytes) == "none");
  }
}

TEST_CASE("damaged UTF-8 is told with its place") {
  const auto decoded = decode("one é\r\ntwo ñ \xE9 three");
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().code == "invalid-utf8");
  CHECK(decoded.error().line == 2);
  CHECK(decoded.error().column == 8);
  CHECK_FALSE(decoded.error().hint.empty());
}

TEST_CASE("positions of a decoded text lead back to the file") {
  const auto windows = decode("a\xE9\x80z");  // é: two bytes, €: three
  REQUIRE(windows);
  CHECK(windows->map.file_span({0, 1}) == Span{0, 1});
  CHECK(windows->map.file_span({1, 3}) == Span{1, 2});
  CHECK(windows->map.file_span({3, 6}) == Span{2, 3});
  CHECK(windows->map.file_span({6, 7}) == Span{3, 4});

  std::mt19937 random(41);
  constexpr std::u32string_view characters = U"abñé漢€😀𝐚 ";
  for (int i = 0; i < 2000; ++i) {
    std::u16string units = u"\uFEFF";
    std::vector<std::uint32_t> offsets = {0};
    for (std::size_t k = random() % 20; k > 0; --k) {
      const char32_t c = characters[random() % characters.size()];
      offsets.push_back(static_cast<std::uint32_t>(2 * units.size()));
      if (c >= 0x10000) {
        units += static_cast<char16_t>(0xD7C0U + (c >> 10U));
        units += static_cast<char16_t>(0xDC00U + (c & 0x3FFU));
      } else {
        units += static_cast<char16_t>(c);
      }
    }
    offsets.push_back(static_cast<std::uint32_t>(2 * units.size()));
    const auto decoded = decode(utf16(units, Encoding::utf16_le));
    REQUIRE(decoded);
    std::size_t number = 0;
    for (std::uint32_t at = 0; at < decoded->text.size(); ++number) {
      REQUIRE(decoded->map.file_offset(at) == offsets[number]);
      at += code_point_at(decoded->text, at).size;
    }
    REQUIRE(decoded->map.file_offset(static_cast<std::uint32_t>(decoded->text.size())) ==
            offsets.back());
  }
}

TEST_CASE("any bytes decode to valid UTF-8 or are refused") {
  std::mt19937 random(43);
  for (int i = 0; i < 20000; ++i) {
    std::string bytes;
    for (std::size_t k = random() % 24; k > 0; --k) {
      bytes += static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 26);
    }
    const auto decoded = decode(bytes);
    if (decoded) {
      REQUIRE_FALSE(find_invalid_utf8(decoded->text));
      REQUIRE(decoded->map.file_offset(static_cast<std::uint32_t>(decoded->text.size())) ==
              bytes.size());
    }
  }
}

TEST_CASE("encodings have names") {
  CHECK(name_of(Encoding::utf8) == "UTF-8");
  CHECK(name_of(Encoding::windows_1252) == "Windows-1252");
  CHECK(name_of(Encoding::declared) == "the encoding it declares");
}

TEST_CASE("every byte is a character of Windows-1252") {
  CHECK(windows_1252('a') == U'a');
  CHECK(windows_1252(0x80) == U'\u20AC');
  CHECK(windows_1252(0x81) == char32_t{0x81});
  CHECK(windows_1252(0x9F) == U'\u0178');
  CHECK(windows_1252(0xA0) == U'\u00A0');
  CHECK(windows_1252(0xFF) == U'\u00FF');
}

}  // namespace scruple::text

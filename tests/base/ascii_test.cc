#include "base/ascii.h"

#include <doctest/doctest.h>

namespace scruple {

TEST_CASE("letters of ASCII are lowered and raised, all other bytes stay") {
  CHECK(lowered("AZaz09 \xC3\x89@[") == "azaz09 \xC3\x89@[");
  CHECK(raised("AZaz09 \xC3\xA9`{") == "AZAZ09 \xC3\xA9`{");
}

TEST_CASE("a text is trimmed of white space on both sides") {
  CHECK(trimmed(" \t\r\n\f\va b\n ") == "a b");
  CHECK(trimmed(" \n ").empty());
  CHECK(trimmed("").empty());
}

TEST_CASE("a carriage return that stands alone becomes a line feed") {
  std::string text = "a\rb\r\nc\r\r\nd\r";
  mend_line_breaks(text);
  CHECK(text == "a\nb\r\nc\n\r\nd\n");
}

TEST_CASE("a line ends at any line break, and \\r\\n is one") {
  constexpr std::string_view text = "a\r\nb\rc\nd";
  CHECK(line_end(text, 0) == 1);
  CHECK(skip_newline(text, 1) == 3);
  CHECK(skip_newline(text, 4) == 5);
  CHECK(skip_newline(text, 5) == 5);
  CHECK(line_end(text, 7) == text.size());
  CHECK(skip_newline(text, text.size()) == text.size());
}

}  // namespace scruple

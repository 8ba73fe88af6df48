#include "text/display_width.h"

#include <doctest/doctest.h>

using scruple::text::display_width;

TEST_CASE("columns are those of a terminal") {
  struct Case {
    std::string_view text;
    std::size_t width;
  };
  const Case cases[] = {
      {"", 0},
      {"plain", 5},
      {"é", 1},
      {"e\u0301", 1},
      {"a\u200Bb\u00AD", 2},
      {"漢字", 4},
      {"ｃ", 2},
      {"가", 2},
      {"\u1100\u1161\u11A8", 2},
      {"مُ", 1},
      {"😀", 2},
      {"👍🏽", 2},
      {"👩‍⚕️", 2},
      {"👨‍👩‍👧‍👦!", 3},
      {"🇪🇸", 2},
      {"🇪🇸🇫🇷", 4},
      {"❤", 1},
      {"❤️", 2},
      {"1️⃣", 1},
      {"\x1B", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(display_width(c.text) == c.width);
  }
}

TEST_CASE("a tab reaches to the next stop") {
  CHECK(display_width("\t") == 8);
  CHECK(display_width("ab\tc") == 9);
  CHECK(display_width("\t", 3) == 5);
  CHECK(display_width("\t", 3, 4) == 1);
  CHECK(display_width("漢\t", 0, 4) == 4);
  CHECK(display_width("\t", 3, 0) == 1);
}

#include "cli/wrapped.h"

#include <doctest/doctest.h>

using scruple::cli::wrapped;

TEST_CASE("text is broken at blanks, and every line is indented") {
  CHECK(wrapped("one two  three\nfour", 8) == "one two\nthree\nfour");
  CHECK(wrapped("one two three", 9, "  ") == "  one two\n  three");
  CHECK(wrapped("", 8, "  ") == "  ");
  CHECK(wrapped("a-very-long-word b", 8) == "a-very-long-word\nb");
}

TEST_CASE("lines are measured in columns, not in bytes") {
  CHECK(wrapped("ñandú ñandú", 11) == "ñandú ñandú");
  CHECK(wrapped("薬品 薬品", 8) == "薬品\n薬品");
}

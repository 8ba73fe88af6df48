#include "text/line_index.h"

#include <doctest/doctest.h>

using scruple::Span;
using scruple::text::LineIndex;

TEST_CASE("lines end at LF, CR LF and a lone CR") {
  //                       0123 45 6 7 8 9 0
  const LineIndex lines("ab\ncd\r\n\re\n");
  REQUIRE(lines.line_count() == 5);
  CHECK(lines.line_span(0) == Span{0, 2});
  CHECK(lines.line_span(1) == Span{3, 5});
  CHECK(lines.line_span(2) == Span{7, 7});
  CHECK(lines.line_span(3) == Span{8, 9});
  CHECK(lines.line_span(4) == Span{10, 10});
}

TEST_CASE("an offset is in the line whose break is at or behind it") {
  const LineIndex lines("ab\r\ncd");
  CHECK(lines.line_at(0) == 0);
  CHECK(lines.line_at(2) == 0);
  CHECK(lines.line_at(3) == 0);
  CHECK(lines.line_at(4) == 1);
  CHECK(lines.line_at(6) == 1);
}

TEST_CASE("an empty text has one empty line") {
  const LineIndex lines("");
  CHECK(lines.line_count() == 1);
  CHECK(lines.line_at(0) == 0);
  CHECK(lines.line_span(0) == Span{0, 0});
}

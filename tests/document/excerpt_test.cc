#include "document/excerpt.h"

#include <doctest/doctest.h>

#include "document/reading.h"

namespace scruple::document {

TEST_CASE("stretches read as one text and spans in it lead back to the source") {
  const std::string source = "> ab\n> cd";
  const Excerpt excerpt(source, {{2, 5}, {7, 9}});
  CHECK(excerpt.text() == "ab\ncd");
  CHECK(excerpt.in_source({0, 1}) == Span{2, 3});
  CHECK(excerpt.in_source({1, 4}) == Span{3, 8});
  CHECK(excerpt.in_source({0, 3}) == Span{2, 5});
  CHECK(excerpt.in_source({3, 5}) == Span{7, 9});
  CHECK(excerpt.in_source({3, 3}).is_empty());
}

TEST_CASE("a single stretch is read where it stands") {
  const std::string source = "abc";
  const Excerpt excerpt(source, {{1, 3}});
  CHECK(excerpt.text().data() == source.data() + 1);
  CHECK(excerpt.in_source({1, 2}) == Span{2, 3});
}

TEST_CASE("text is appended stretch by stretch") {
  Builder builder(source_of("> ab\n> cd"));
  Excerpt(builder.text(), {{2, 5}, {7, 9}}).append_to(builder, {1, 4});
  const Document document = std::move(builder).finish();
  REQUIRE(document.segments.size() == 2);
  CHECK(document.segments[0].source == Span{3, 5});
  CHECK(document.segments[1].source == Span{7, 8});
}

TEST_CASE("an excerpt of nothing is empty") {
  const Excerpt excerpt("abc", {});
  CHECK(excerpt.text().empty());
  CHECK(excerpt.in_source({0, 0}).is_empty());
}

}  // namespace scruple::document

#include "document/outline.h"

#include <doctest/doctest.h>

namespace scruple::document {

TEST_CASE("rows and columns are counted in the innermost table") {
  Outline outline;
  outline.open(Element::table);
  outline.open(Element::row);
  outline.open(Element::cell);
  outline.close(Element::cell);
  outline.open(Element::cell);
  CHECK(outline.block().table == 1);
  CHECK(outline.block().row == 0);
  CHECK(outline.block().column == 1);
  outline.open(Element::table);
  outline.open(Element::row);
  outline.open(Element::cell);
  CHECK(outline.block().table == 2);
  CHECK(outline.block().column == 0);
  CHECK(outline.close(Element::table));
  CHECK(outline.block().table == 1);
  CHECK(outline.close(Element::row));
  outline.open(Element::row);
  outline.open(Element::cell);
  CHECK(outline.block().row == 1);
  CHECK(outline.block().column == 0);
  CHECK(outline.block().kind == BlockKind::table_cell);
}

TEST_CASE("an end tag does not close what lies beyond a table or a firm element") {
  Outline outline;
  outline.open(Element::quote);
  outline.open(Element::table);
  CHECK_FALSE(outline.close(Element::quote));
  CHECK(outline.close(Element::table));
  CHECK(outline.close(Element::quote));
  outline.open(Element::quote, true);
  outline.open(Element::item);
  CHECK_FALSE(outline.close(Element::quote));
  CHECK(outline.block().is_quoted);
  outline.truncate(0);
  CHECK_FALSE(outline.block().is_quoted);
}

TEST_CASE("an item is looked for in the innermost list only") {
  Outline outline;
  outline.open(Element::list);
  outline.open(Element::item);
  outline.open(Element::list);
  CHECK_FALSE(outline.close(Element::item));
  CHECK(outline.block().list == 2);
  CHECK(outline.close(Element::list));
  CHECK(outline.block().list == 1);
  CHECK(outline.close(Element::item));
}

TEST_CASE("headings count sections for good, and nesting has a limit") {
  Outline outline;
  for (int i = 0; i < 1000; ++i) outline.open(Element::heading);
  CHECK(outline.depth() == Outline::max_depth);
  outline.truncate(0);
  CHECK(outline.block().section == 1000);
  CHECK(outline.block().kind == BlockKind::paragraph);
}

TEST_CASE("a quote that is none leaves what is around it as it is") {
  Outline outline;
  outline.unquote();
  outline.open(Element::quote);
  outline.open(Element::quote);
  outline.open(Element::item);
  outline.unquote();
  CHECK(outline.block().is_quoted);
  outline.truncate(1);
  outline.open(Element::item);
  outline.unquote();
  CHECK_FALSE(outline.block().is_quoted);
  outline.truncate(0);
  outline.open(Element::quote);
  CHECK(outline.block().is_quoted);
}

}  // namespace scruple::document

#include "document/document.h"

#include <doctest/doctest.h>

#include "document/formats.h"
#include "document/reading.h"

namespace scruple::document {

TEST_CASE("a segment reads as its source bytes or as what replaces them") {
  Document document;
  document.source = source_of("a&amp;b");
  document.replacements = "&";
  CHECK(text_of(document, {.source = {0, 1}}) == "a");
  CHECK(text_of(document,
                {.source = {1, 6}, .kind = SegmentKind::replaced, .replacement = {0, 1}}) == "&");
  CHECK(text_of(document, {.source = {6, 7}, .kind = SegmentKind::url}) == "b");
}

TEST_CASE("addresses and code are not prose") {
  CHECK(is_prose(BlockKind::alt));
  CHECK(is_prose(BlockKind::front_matter));
  CHECK_FALSE(is_prose(BlockKind::url));
  CHECK_FALSE(is_prose(BlockKind::code));
}

TEST_CASE("a document has text where there is prose or an address") {
  for (const char* const text :
       {"a", "<https://a.example>", "![](a.png)", "- ¿", "`a` b", "---\ntitle: a\n---\n"}) {
    CAPTURE(text);
    CHECK(has_text(parse_markdown(source_of(text))));
  }
  for (const char* const text :
       {"", "\uFEFF", " \n\n", "```\na\n```\n", "`a`", "<!-- a -->", "---\ndraft: true\n---\n"}) {
    CAPTURE(text);
    CHECK_FALSE(has_text(parse_markdown(source_of(text))));
  }
}

}  // namespace scruple::document

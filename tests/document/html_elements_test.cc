#include "document/html_elements.h"

#include <doctest/doctest.h>

namespace scruple::document {

TEST_CASE("every element of the table is found under its name") {
  CHECK(html_element("p").is_block);
  CHECK(html_element("a").role == HtmlRole::link);
  CHECK(html_element("xmp").content == HtmlContent::raw_text);
  CHECK(html_element("annotation-xml").role == HtmlRole::island);
  CHECK(html_element("video").is_spacer);
  CHECK(html_element("template").is_hidden);
}

TEST_CASE("an unknown element is part of the line") {
  for (const char* name : {"", "x", "my-element", "P", "zzz", "noscript", "label"}) {
    const HtmlElement& element = html_element(name);
    CHECK_FALSE(element.is_block);
    CHECK_FALSE(element.is_hidden);
    CHECK(element.role == HtmlRole::none);
    CHECK(element.content == HtmlContent::markup);
  }
}

}  // namespace scruple::document

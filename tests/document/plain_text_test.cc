#include <doctest/doctest.h>

#include "document/formats.h"
#include "document/reading.h"

namespace scruple::document {

TEST_CASE("blank lines divide plain text into paragraphs, single line breaks do not") {
  using Lines = std::vector<std::string>;
  const auto read = [](std::string text) {
    return readings(parse_text(source_of(std::move(text))));
  };
  CHECK(read("").empty());
  CHECK(read(" \n\t\r\n").empty());
  CHECK(read("a b") == Lines{"paragraph: a b"});
  CHECK(read("a\nb\n\n  \nc\n") == Lines{"paragraph: a b", "paragraph: c"});
  CHECK(read("\n\na\r\nb\r\n\r\nc") == Lines{"paragraph: a b", "paragraph: c"});
  CHECK(read("a\rb\r\rc\r") == Lines{"paragraph: a b", "paragraph: c"});
  CHECK(read("\xEF\xBB\xBF"
             "a\n") == Lines{"paragraph: a"});
  CHECK(read("# a\n---\ntitle: b\n") == Lines{"paragraph: # a --- title: b"});
}

TEST_CASE("an address in plain text is taken out of the prose") {
  const Document document =
      parse_text(source_of("See https://x.example/miracle-cure, or www.y.org."));
  CHECK(readings(document) == std::vector<std::string>{"paragraph: See [url], or [url].",
                                                       "url: https://x.example/miracle-cure",
                                                       "url: www.y.org"});
  CHECK(document.segments[1].source == Span{4, 34});
  CHECK(document.segments[1].source == document.segments[2].source);
}

}  // namespace scruple::document

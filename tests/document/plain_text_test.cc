#include <doctest/doctest.h>

#include "document/formats.h"
#include "document/reading.h"

namespace scruple::document {

TEST_CASE("blank lines divide plain text into paragraphs, single line breaks do not") {
  check_readings(parse_text, {
                                 {"", {}},
                                 {" \n\t\r\n", {}},
                                 {"a b", {"paragraph: a b"}},
                                 {"a\nb\n\n  \nc\n", {"paragraph: a b", "paragraph: c"}},
                                 {"\n\na\r\nb\r\n\r\nc", {"paragraph: a b", "paragraph: c"}},
                                 {"a\rb\r\rc\r", {"paragraph: a b", "paragraph: c"}},
                                 {"\xEF\xBB\xBFz\n", {"paragraph: z"}},
                                 {"# a\n---\ntitle: b\n", {"paragraph: # a --- title: b"}},
                             });
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

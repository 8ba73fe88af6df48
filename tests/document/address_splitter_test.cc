#include "document/address_splitter.h"

#include <doctest/doctest.h>

#include "document/reading.h"

namespace scruple::document {

TEST_CASE("a document without addresses and code stays as it is") {
  Document document;
  document.source = source_of("a b");
  document.blocks.resize(1);
  document.segments = {{.source = {0, 3}}};
  split_off_addresses_and_code(document);
  CHECK(document.segments.size() == 1);
  CHECK(document.blocks.size() == 1);
}

TEST_CASE("an address is cut out of prose and not out of code") {
  Document document;
  document.source = source_of("a http://b c\nhttp://d");
  document.blocks = {{}, {.kind = BlockKind::code}};
  document.segments = {{.source = {0, 12}}, {.source = {13, 21}, .block = 1}};
  split_off_addresses_and_code(document);
  CHECK(readings(document) ==
        std::vector<std::string>{"paragraph: a [url] c", "code: http://d", "url: http://b"});
  REQUIRE(document.segments.size() == 5);
  CHECK(document.segments[1].source == Span{2, 10});
  CHECK(document.segments[2].source == Span{2, 10});
  CHECK(document.segments[2].block == 2);
}

TEST_CASE("several addresses in one segment are cut out, one inside another is not") {
  Document document;
  document.source = source_of("http://a http://www.b www.c");
  document.blocks.resize(1);
  document.segments = {{.source = {0, 27}}};
  split_off_addresses_and_code(document);
  CHECK(readings(document) == std::vector<std::string>{"paragraph: [url] [url] [url]",
                                                       "url: http://a", "url: http://www.b",
                                                       "url: www.c"});
}

}  // namespace scruple::document

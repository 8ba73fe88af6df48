#include "document/markdown_links.h"

#include <doctest/doctest.h>

#include "document/reading.h"

namespace scruple::document {

TEST_CASE("the tail of a link is found where it says what the parser understood") {
  const auto tail = link_tail_at("[a](<u\\_v> 't \\' t')", 3, "u_v", "t ' t");
  REQUIRE(tail.has_value());
  CHECK(tail->address == Span{5, 9});
  CHECK(tail->title == Span{12, 18});
  CHECK(tail->end == 20);
}

TEST_CASE("what says something else is no tail") {
  for (const std::string source :
       {"(v)", "(u", "u", "", "(u 't)", "(<u)", "(u 't' x)", "(u \"s\")"}) {
    CAPTURE(source);
    CHECK_FALSE(link_tail_at(source, 0, "u", "t").has_value());
  }
}

TEST_CASE("definitions stand on lines that nothing else uses") {
  const std::string source = "[a]: u\n[b]: v 't'\n> [c]: <w>\nx [d]: y\n";
  const auto all = find_link_definitions(source, 0, {});
  REQUIRE(all.size() == 3);
  CHECK(all[0].address == Span{5, 6});
  CHECK(all[1].title == Span{15, 16});
  CHECK(all[2].address == Span{26, 27});
  CHECK(find_link_definitions(source, 0, {7}).size() == 2);
  CHECK(find_link_definitions(source, 7, {}).size() == 2);
}

TEST_CASE("an address as written loses its escapes and entities") {
  Builder builder(source_of("a\\_b&amp;c &copy d\n > e"));
  append_link_text(builder, {0, static_cast<std::uint32_t>(builder.text().size())});
  CHECK(readings(std::move(builder).finish()) ==
        std::vector<std::string>{"paragraph: a_b&c &copy d e"});
}

}  // namespace scruple::document

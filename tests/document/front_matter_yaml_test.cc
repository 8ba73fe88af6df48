#include <string>

#include <doctest/doctest.h>

#include "document/front_matter.h"

namespace scruple::document {

namespace {

std::optional<FrontMatter> read(const std::string& yaml) {
  return read_yaml_front_matter("test", yaml, {0, static_cast<std::uint32_t>(yaml.size())});
}

}  // namespace

TEST_CASE("YAML that is no map is no front matter") {
  CHECK_FALSE(read("just text\n").has_value());
  CHECK_FALSE(read("- a\n").has_value());
  CHECK_FALSE(read("[a, b\n\nsome text").has_value());
  CHECK(read("").has_value());
}

TEST_CASE("comments behind the items of a list are comments") {
  const auto front_matter = read("tags:\n  - a b # c\n  - \"d # e\" # f\n  - g #h \"\n");
  REQUIRE(front_matter.has_value());
  CHECK_FALSE(front_matter->problem.has_value());
  REQUIRE(front_matter->values.size() == 3);
  CHECK(front_matter->values[0].value == "a b");
  CHECK(front_matter->values[1].value == "d # e");
  CHECK(front_matter->values[2].value == "g");
  CHECK(front_matter->values[2].text.source() == Span{38, 39});
}

TEST_CASE("however many comments stand behind items, none is a problem") {
  constexpr std::size_t item_count = 5'000;
  std::string yaml = "tags:\n";
  for (std::size_t i = 0; i < item_count; ++i) yaml += "  - a b # c\n";
  const auto front_matter = read(yaml);
  REQUIRE(front_matter.has_value());
  CHECK_FALSE(front_matter->problem.has_value());
  REQUIRE(front_matter->values.size() == item_count);
  CHECK(front_matter->values.back().value == "a b");
}

TEST_CASE("a lone carriage return ends a line") {
  const auto front_matter = read("title: a\rtags:\r  - b # c\r  - d\r");
  REQUIRE(front_matter.has_value());
  REQUIRE(front_matter->values.size() == 3);
  CHECK(front_matter->values[1].value == "b");
  CHECK(front_matter->values[2].text.source() == Span{29, 30});
}

TEST_CASE("anchors and aliases are a problem and what they stand at is read") {
  const auto front_matter = read("title: &a x\nlead: y\n");
  REQUIRE(front_matter.has_value());
  REQUIRE(front_matter->problem.has_value());
  CHECK(front_matter->problem->code == "yaml-alias");
  CHECK(front_matter->values.size() == 2);
}

}  // namespace scruple::document

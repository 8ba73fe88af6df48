#include "document/markdown_guard.h"

#include <string>

#include <doctest/doctest.h>

#include "document/formats.h"
#include "document/reading.h"

namespace scruple::document {

namespace {

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("Markdown that people write is left as it is, however long") {
  for (const std::string text :
       {"", "[a](b)\n", "see http://a.b\n\n", "- [a](http://b.c)\n", "# [a]\n\n[a]: b\n\n"}) {
    CAPTURE(text);
    CHECK(guarded_markdown(repeated(text, 3000)).empty());
  }
  CHECK(guarded_markdown(repeated("- [a](b) http://c.d\n", 9000)).empty());
  CHECK(guarded_markdown("|a|b|\n|---|---|\n" + repeated("|c|d|\n", 100'000)).empty());
}

TEST_CASE("a paragraph beyond all reason is guarded, its neighbours are not") {
  struct Case {
    std::string unit;
    int count;
  };
  for (const Case& c : {Case{"http://a.b ", 20'000}, Case{"www.a.b ", 20'000},
                        Case{"ftp://a.b\n", 20'000}, Case{"[a\n", 40'000}}) {
    CAPTURE(c.unit);
    const std::string before = "[a](http://b.c)\n\n";
    const std::string text = before + repeated(c.unit, c.count) + "\n\n" + before;
    const std::string guarded = guarded_markdown(text);
    REQUIRE(guarded.size() == text.size());
    CHECK(guarded.substr(0, before.size()) == before);
    CHECK(guarded.substr(text.size() - before.size()) == before);
    CHECK(guarded != text);
  }
  CHECK_FALSE(
      guarded_markdown("[a]: " + repeated("u", 50'000) + "\n\n" + repeated("[a]", 50'000)).empty());
}

TEST_CASE("the text of a guarded paragraph is read all the same") {
  std::string text =
      repeated("[a\n", 40'000) + repeated("http://a.b\n", 12'000) + "a miracle cure\n";
  const std::vector<std::string> lines = readings(parse_markdown(source_of(std::move(text))));
  REQUIRE(lines.size() == 12'001);
  CHECK(lines[0].starts_with("paragraph: [a [a"));
  CHECK(lines[0].ends_with("[url] [url] a miracle cure"));
}

}  // namespace scruple::document

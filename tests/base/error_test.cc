#include "base/error.h"

#include <string>

#include <doctest/doctest.h>

TEST_CASE("an error names its place, shows its line with a caret and gives a hint") {
  const scruple::Error error{.code = "unknown-lexicon",
                             .message = "no lexicon is called 'conditon'",
                             .path = "rules/a.yaml",
                             .line = 7,
                             .column = 12,
                             .hint = "did you mean <condition>?",
                             .source_line = "\t- ñ you <conditon>"};
  CHECK(scruple::describe(error) ==
        "rules/a.yaml:7:12: error: no lexicon is called 'conditon' [unknown-lexicon]\n"
        "    7 | \t- ñ you <conditon>\n"
        "      | \t         ^\n"
        "  hint: did you mean <condition>?\n");
}

TEST_CASE("an error without a place is one line") {
  CHECK(scruple::describe({.code = "no-input", .message = "nothing to check"}) ==
        "error: nothing to check [no-input]\n");
}

TEST_CASE("of a long line the part around the caret is shown") {
  std::string line;
  for (int i = 0; i < 100'000; ++i) {
    line += "é";
  }
  line.replace(100'000, 2, "!");
  const std::string text = scruple::describe(
      {.code = "no", .message = "no", .line = 1, .column = 100'001, .source_line = line});
  CHECK(text.size() < 400);
  const std::size_t shown = text.find("1 | …é");
  REQUIRE(shown != std::string::npos);
  CHECK(text.find("é…\n", shown) != std::string::npos);
  CHECK(text.find("é!é", shown) != std::string::npos);
  CHECK(text.ends_with("\n      |  " + std::string(40, ' ') + "^\n"));
  const std::string end = scruple::describe(
      {.code = "no", .message = "no", .line = 1, .column = 200'000, .source_line = line});
  CHECK(end.size() < 400);
  CHECK(end.ends_with("^\n"));
  const std::string start = scruple::describe(
      {.code = "no", .message = "no", .line = 1, .column = 1, .source_line = line});
  CHECK(start.find("1 | é") != std::string::npos);
  CHECK(start.ends_with("é…\n      | ^\n"));
}

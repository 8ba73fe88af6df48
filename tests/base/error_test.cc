#include "base/error.h"

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

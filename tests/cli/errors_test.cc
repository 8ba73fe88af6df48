#include "cli/errors.h"

#include <string>

#include <doctest/doctest.h>

using scruple::cli::printable_description;

TEST_CASE("what errors quote from outside does not reach the terminal as it is") {
  CHECK(printable_description({.code = "x",
                               .message = "no '\x1B[2J'",
                               .path = "a\x1B.md",
                               .line = 1,
                               .column = 4,
                               .hint = "not\r",
                               .source_line = "\x1B\t\x7F!\xE2\x80\xAE\xFF é"}) ==
        "a␛.md:1:4: error: no '␛[2J' [x]\n"
        "    1 | ?\t?!???? é\n"
        "      |  \t ^\n"
        "  hint: not␍\n");
}

TEST_CASE("plain errors are described as they are") {
  const scruple::Error error{.code = "x",
                             .message = "this",
                             .path = "a.yaml",
                             .line = 2,
                             .column = 2,
                             .source_line = "é: b"};
  CHECK(printable_description(error) == describe(error));
}

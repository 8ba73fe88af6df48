#include "report/fingerprint.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using scruple::report::line_hashes;
using Hashes = std::vector<std::string>;

// The values are those of the tests of GitHub's CodeQL action.
TEST_CASE("line hashes are GitHub's to the last bit") {
  CHECK(line_hashes("") == Hashes{"c129715d7a2bc9a3:1"});
  CHECK(line_hashes(" a\nb\n  \t\tc\n d") == Hashes{"271789c17abda88f:1", "54703d4cd895b18:1",
                                                    "180aee12dab6264:1", "a23a3dc5e078b07b:1"});
  std::string lorem;
  for (int i = 0; i < 10; ++i) {
    lorem += "Lorem ipsum dolor sit amet.\n";
  }
  CHECK(line_hashes(lorem) ==
        Hashes{"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3",
               "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
               "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1",
               "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"});
  const Hashes draft = line_hashes(
      "# Draft 😀\nYou should stop taking your insulin 💉 today.\nSecond line: cures diabetes.\n");
  REQUIRE(draft.size() == 4);
  CHECK(draft[1] == "2e8b5357f37266cc:1");
}

TEST_CASE("line breaks of every kind and blanks make no difference to line hashes") {
  CHECK(line_hashes("a b\r\nc\rd") == line_hashes("ab\nc\n\td"));
}

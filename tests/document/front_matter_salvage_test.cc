#include <string>

#include <doctest/doctest.h>

#include "document/front_matter.h"

namespace scruple::document {

namespace {

std::string salvaged(const std::string& text, char separator = ':') {
  std::string out;
  for (const FrontMatterValue& value :
       salvage_front_matter(text, {0, static_cast<std::uint32_t>(text.size())}, separator)) {
    out += value.key + "=" + value.value + (value.is_prose ? "! " : " ");
  }
  return out;
}

}  // namespace

TEST_CASE("lines of key and value are read whatever stands around them") {
  CHECK(salvaged("a: b\n  c: 'd\n\"e\": \"f\\u0067\" # x\n") == "a=b c=d e=fg ");
  CHECK(salvaged("a: b # c\n# d: e\n\nf: g:h\n") == "a=b f=g:h ");
  CHECK(salvaged("a: >\n  b\n  c\nd: e\n") == "a=b c d=e ");
  CHECK(salvaged("a = 'b'\n[c]\nd = 1 # x\n", '=') == "a=b d=1 ");
}

TEST_CASE("items belong to the key above them, and a line that is neither is taken for prose") {
  CHECK(salvaged("tags:\n  - a\n  - - b\n") == "tags=a tags=b ");
  CHECK(salvaged("a: b\nA sentence, read by people.\n") == "a=b a=A sentence, read by people.! ");
}

TEST_CASE("without a line of key and value nothing is salvaged") {
  CHECK(salvaged("A sentence.\n- an item\n").empty());
  CHECK(salvaged("").empty());
  CHECK(salvaged("http://x.example\n").empty());
}

}  // namespace scruple::document

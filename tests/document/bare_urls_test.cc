#include "document/bare_urls.h"

#include <string>

#include <doctest/doctest.h>

#include "document/reading.h"
#include "support/marked.h"

namespace scruple::document {

TEST_CASE("a bare address ends where white space or the punctuation around it begins") {
  for (const std::string marked : {
           "==https://x.example==",
           "See ==HTTP://x.example/a_b*c==*, then",
           "(==www.x.example==)",
           "==https://x.example/a_(b)==) and",
           "==https://x.example/?a=1&b=2==...",
           "<==https://x.example==>",
           "\"==https://x.example==\"",
           "==https://x.example/é/مرحبا== next",
           "==https://x.example==\u00A0next",
           "==https://x.example==\u200Bmiracle",
           "==https://x.example==”",
           "==https://x.example==、next",
           "==https://x.example==،",
           "**==https://x.example==**",
           "==https://[::1]/a==",
       }) {
    CAPTURE(marked);
    const test::Marked expected = test::unmark(marked);
    const auto starts = bare_url_starts(expected.text);
    REQUIRE_FALSE(starts.empty());
    CHECK(starts[0] == expected.spans.at(0).begin);
    CHECK(
        bare_url_end(expected.text, starts[0], static_cast<std::uint32_t>(expected.text.size())) ==
        expected.spans.at(0).end);
  }
}

TEST_CASE("what only looks like an address is none") {
  for (const std::string text : {"http://", "https:// x", "www.", "www. x", "http://.", "www..."}) {
    CAPTURE(text);
    const auto starts = bare_url_starts(text);
    REQUIRE(starts.size() == 1);
    CHECK(bare_url_end(text, starts[0], static_cast<std::uint32_t>(text.size())) == starts[0]);
  }
  for (const std::string text : {"xhttp://a.b", "awww.a.b", "ftp://a.b", "a@b.c", "://a"}) {
    CAPTURE(text);
    CHECK(bare_url_starts(text).empty());
  }
}

TEST_CASE("an address reads no further than it may") {
  CHECK(bare_url_end("https://x.example/abc", 0, 17) == 17);
  CHECK(bare_url_end("https://x.example/abc", 0, 5) == 0);
}

}  // namespace scruple::document

#include "document/character_reference.h"

#include <string>

#include <doctest/doctest.h>

using scruple::document::character_reference_at;

TEST_CASE("a character reference is decoded as the HTML standard says") {
  struct Case {
    std::string text;
    unsigned size;
    std::string decoded;
  };
  for (const Case& c : {
           Case{"&amp;", 5, "&"},
           Case{"&amp", 4, "&"},
           Case{"&AMPx", 4, "&"},
           Case{"&nbsp;", 6, "\u00A0"},
           Case{"&notit;", 4, "¬"},
           Case{"&notin;", 7, "∉"},
           Case{"&notin", 4, "¬"},
           Case{"&NotEqualTilde;", 15, "\u2242\u0338"},
           Case{"&CounterClockwiseContourIntegral;", 33, "\u2233"},
           Case{"&AElig;", 7, "Æ"},
           Case{"&zwnj;", 6, "\u200C"},
           Case{"&#97;", 5, "a"},
           Case{"&#97x", 4, "a"},
           Case{"&#x61;", 6, "a"},
           Case{"&#X6D;", 6, "m"},
           Case{"&#0000000000000000097;", 22, "a"},
           Case{"&#0;", 4, "\uFFFD"},
           Case{"&#xD800;", 8, "\uFFFD"},
           Case{"&#x110000;", 10, "\uFFFD"},
           Case{"&#99999999999999999999;", 23, "\uFFFD"},
           Case{"&#x80;", 6, "€"},
           Case{"&#x9f;", 6, "Ÿ"},
           Case{"&#x1F48A;", 9, "💊"},
       }) {
    CAPTURE(c.text);
    const auto reference = character_reference_at(c.text, 0);
    CHECK(reference.size == c.size);
    CHECK(reference.text == c.decoded);
  }
}

TEST_CASE("what is no character reference is left alone") {
  for (const std::string text : {"&", "&;", "& ", "&x;", "&nosuchname;", "&hearts", "&#;", "&#x;",
                                 "&#xg;", "&#", "&CounterClockwiseContourIntegralX;"}) {
    CAPTURE(text);
    CHECK(character_reference_at(text, 0).size == 0);
  }
}

TEST_CASE("in an attribute an old name needs its semicolon before =, letters and digits") {
  CHECK(character_reference_at("&copy=2", 0, true).size == 0);
  CHECK(character_reference_at("&copy2", 0, true).size == 0);
  CHECK(character_reference_at("&copyright", 0, true).size == 0);
  CHECK(character_reference_at("&copy;=2", 0, true).size == 6);
  CHECK(character_reference_at("&copy", 0, true).size == 5);
  CHECK(character_reference_at("&copy.", 0, true).size == 5);
}

TEST_CASE("a reference is read at its offset") {
  CHECK(character_reference_at("mir&#97;cle", 3).text == "a");
}

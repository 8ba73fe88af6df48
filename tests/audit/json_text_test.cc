#include "audit/json_text.h"

#include <random>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "text/utf8.h"

TEST_CASE("every text is written as ASCII and read back the same") {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) {
      const char32_t limits[] = {0x20, 0x80, 0x3000, 0xD800, 0x110000};
      auto value = static_cast<char32_t>(random() % limits[random() % std::size(limits)]);
      if (0xD800 <= value && value <= 0xDFFF) {
        value = 0xFFFD;
      }
      scruple::text::append_utf8(text, value);
    }
    std::string json;
    scruple::audit::append_json_string(json, text);
    for (const char character : json) {
      REQUIRE((' ' <= character && character <= '~'));
    }
    CHECK(nlohmann::json::parse(json) == text);
  }
}

TEST_CASE("numbers are written in digits") {
  std::string out;
  scruple::audit::append_json_number(out, 0);
  scruple::audit::append_json_number(out, 18446744073709551615U);
  CHECK(out == "018446744073709551615");
}

// Telephone numbers: plans of the countries, and the numbers kept for films and books. All numbers
// here are of those ranges, or zeros and patterns that no one is known to have.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "lint/checks.h"

namespace {

bool passes(std::string_view check, std::string_view value) {
  const auto* const row = scruple::lint::check_named(check);
  REQUIRE(row != nullptr);
  return row->is_valid(value);
}

struct Country {
  std::string_view check;
  std::vector<std::string_view> good;
  std::vector<std::string_view> bad;
};

const std::vector<Country>& countries() {
  static const std::vector<Country> all = {
      {"ae-phone",
       {"050 000 0000", "+971 50 000 0000", "00971 58 000 0000", "04 000 0000",
        "+971 (0)4 000 0000", "800 00000"},
       {"051 000 0000", "05 000 0000", "+971 51 000 0000", "08 000 0000", "050 000 000"}},
      {"au-phone",
       {"0491 570 156", "+61 491 570 156", "(02) 5550 0000", "1800 160 401", "1300 000 000",
        "13 28 61", "0061 491 570 156"},
       {"0491 570 15", "05 5550 0000", "+61 591 570 156", "09 0000 0000"}},
      {"es-phone",
       {"600 000 000", "711 00 00 00", "+34 600 000 000", "912 345 678", "0034 912 345 678"},
       {"700 000 000", "500 000 000", "60 000 000", "+34 60 000 000", "0600 000 000"}},
      {"in-phone",
       {"90000 00000", "+91 90000 00000", "090000 00000", "1800 000 0000", "011 2000 0000"},
       {"50000 00000", "9000 00000", "+91 9000 00000"}},
      {"sa-phone",
       {"050 000 0000", "+966 50 000 0000", "011 000 0000", "9200 00000", "800 000 0000"},
       {"060 000 0000", "018 000 0000", "010 000 0000", "+966 60 000 0000"}},
      {"uk-phone",
       {"07700 900123", "+44 7700 900123", "+44 (0)7700 900123", "020 7946 0018", "(0113) 496 0000",
        "01632 960001", "0800 000 0000"},
       {"07700 90012", "7700 900123", "04700 900123", "+44 7700 90012"}},
      {"us-phone",
       {"(415) 555-0132", "415.555.0132", "1-415-555-0132", "+1 415 555 0132", "001 415 555 0132"},
       {"(115) 555-0132", "415-055-0132", "415-155-0132", "555-0132", "2-415-555-0132"}},
  };
  return all;
}

}  // namespace

TEST_CASE("each country's numbers are those of its plan") {
  for (const Country& country : countries()) {
    CAPTURE(std::string(country.check));
    for (const std::string_view value : country.good) {
      CAPTURE(std::string(value));
      CHECK(passes(country.check, value));
      CHECK(passes("phone", value));
    }
    for (const std::string_view value : country.bad) {
      CAPTURE(std::string(value));
      CHECK_FALSE(passes(country.check, value));
    }
  }
}

TEST_CASE("a number of another country is one by its length, in the international form alone") {
  CHECK(passes("phone", "+49 30 00000000"));
  CHECK(passes("phone", "0033 1 00 00 00 00"));
  CHECK_FALSE(passes("phone", "+49 30 000"));
  CHECK_FALSE(passes("phone", "+49 1234567890123456"));
  CHECK_FALSE(passes("phone", "+0 415 555 0132"));
  CHECK_FALSE(passes("phone", "+44 7700 90012"));
  CHECK_FALSE(passes("phone", "+1 415 055 0132"));
  CHECK_FALSE(passes("phone", "555-0132"));
  CHECK_FALSE(passes("phone", "0000000000"));
  CHECK_FALSE(passes("phone", "tel 415 555 0132"));
}

TEST_CASE("numbers kept for films and books are in nobody's use") {
  for (const std::string_view value :
       {"(415) 555-0100", "+1 415 555 0199", "07700 900000", "+44 7700 900999",
        "+44 (0)7700 900999", "020 7946 0000", "01632 960999", "0113 496 0123", "0191 498 0123",
        "029 2018 0123", "028 9649 6123", "03069 990123", "08081 570123", "0491 570 156",
        "+61 491 570 156", "(02) 5550 1234", "(08) 7010 1234"}) {
    CAPTURE(std::string(value));
    CHECK(passes("phone", value));
    CHECK_FALSE(passes("phone-in-use", value));
  }
  for (const std::string_view value :
       {"(415) 555-0200", "(415) 555-0099", "07700 901000", "020 7946 1000", "01632 961000",
        "0113 496 1000", "0491 580 156", "+34 600 000 000", "050 000 0000", "+49 30 00000000"}) {
    CAPTURE(std::string(value));
    CHECK(passes("phone-in-use", value));
  }
}

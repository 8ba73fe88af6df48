#include "base/language.h"

#include <doctest/doctest.h>

TEST_CASE("languages are known by their code, with or without a region") {
  CHECK(scruple::language_from_code("es") == scruple::Language::es);
  CHECK(scruple::language_from_code("es-MX") == scruple::Language::es);
  CHECK(scruple::language_from_code("AR_ae") == scruple::Language::ar);
  CHECK_FALSE(scruple::language_from_code("any").has_value());
  CHECK_FALSE(scruple::language_from_code("").has_value());
  CHECK_FALSE(scruple::language_from_code("zh").has_value());
  CHECK(scruple::code_of(scruple::Language::pt) == "pt");
}

TEST_CASE("codes stand in the order of the languages, and each is found by its own") {
  static_assert(scruple::code_of(scruple::Language::any) == "any");
  static_assert(scruple::code_of(scruple::Language::en) == "en");
  static_assert(scruple::code_of(scruple::Language::ar) == "ar");
  static_assert(scruple::code_of(scruple::Language::de) == "de");
  CHECK(scruple::written_languages.size() == 6);
  for (const std::string_view code : scruple::written_languages) {
    const auto language = scruple::language_from_code(code);
    REQUIRE(language.has_value());
    CHECK(scruple::code_of(*language) == code);
  }
}

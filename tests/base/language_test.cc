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

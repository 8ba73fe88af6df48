#include "lint/quotes.h"

#include <doctest/doctest.h>

#include "support/marked.h"

TEST_CASE("a stretch stands in quotes when one opens before it and one closes behind it") {
  struct Row {
    const char* marked;
    bool is_quoted;
  };
  const Row rows[] = {
      {R"(she said "==you have diabetes==" twice)", true},
      {R"(she said "no" and ==you have diabetes== "yes")", false},
      {R"(she said "==you have diabetes== twice)", false},
      {R"("a" "b ==c== d")", true},
      {R"(half "in ==and" out==)", false},
      {"he said '==you have diabetes==' twice", true},
      {"'don't ==stop taking== it'", true},
      {"don't ==stop taking== 'em", false},
      {"patients' ==rights== and doctors' duties", false},
      {"'one' ==two== 'three'", false},
      {"==alone==", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.marked);
    const auto text = scruple::test::unmark(row.marked);
    CHECK(scruple::lint::Quotes(text.text).surround(text.spans[0]) == row.is_quoted);
  }
}

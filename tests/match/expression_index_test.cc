#include "match/expression_index.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "match/expression.h"
#include "match/expression_needs.h"

namespace {

using scruple::match::ExpressionNeeds;

std::vector<int> found_in(const scruple::match::ExpressionIndex& index, const std::string& text) {
  std::vector<int> numbers;
  index.find(text, numbers);
  return numbers;
}

}  // namespace

TEST_CASE("what every match of an expression holds") {
  struct Row {
    const char* expression;
    ExpressionNeeds needs;
  };
  const Row rows[] = {
      {R"(\d{3}-\d{2}-\d{4})", {9, false}},
      {R"(\d{3,5}[- ]?\d+)", {4, false}},
      {R"([0-9]{2}x[^0-9]{4})", {2, false}},
      {R"([0-9x]{4})", {0, false}},
      {R"([\d]{4}[-.]?[0-4][5-9]?)", {5, false}},
      {R"([]\d]{4}\d)", {1, false}},
      {R"([[:digit:]]{4}7)", {1, false}},
      {R"((?:\d{2}|x)\d)", {1, false}},
      {R"((?P<value>\d{10})|\d{4}@)", {4, false}},
      {R"([a-z.]+@[a-z]+)", {0, true}},
      {R"((?:[a-z]+@)?x)", {0, false}},
      {R"((?:[a-z]+@){1,2}x)", {0, true}},
      {R"((\d{2}){3})", {6, false}},
      {R"((\d{2}){3,}?)", {6, false}},
      {R"((?:\d{20}){20})", {64, false}},
      {R"(a{,3}\d)", {2, false}},
      {R"(\p{L}\pN\x{41}\x41\d)", {1, false}},
      {R"((?i)mrn ?\d)", {1, false}},
      {R"((?i:mrn) ?\d)", {1, false}},
      {R"(\(\d\)\[\d\])", {2, false}},
      {R"(\Q12\E3)", {0, false}},
      {R"(\d*\d?\d+?)", {1, false}},
      {"", {0, false}},
  };
  for (const Row& row : rows) {
    INFO(std::string(row.expression));
    CHECK(scruple::match::needs_of(row.expression).digits == row.needs.digits);
    CHECK(scruple::match::needs_of(row.expression).has_at_sign == row.needs.has_at_sign);
  }
}

TEST_CASE("the index names every expression that matches, and few others") {
  const std::vector<std::string> expressions = {
      R"(\d{3}-\d{2}-\d{4})", R"(mrn ?\d{2})",      R"((?:free|gratis) \w+)",
      R"([a-z]+@[a-z]+)",     R"([A-Z][a-z]+ was)", R"(ab|cd)",
      R"(\d{2}[ /]\d{2})",    R"((?i)STRASSE)",     R"(x{2}\d{4}|y{3}\d{5})",
      R"(\x{627}\x{644}مل)",
  };
  scruple::match::ExpressionIndex index;
  std::vector<scruple::match::Expression> each;
  for (const std::string& expression : expressions) {
    index.add(expression);
    each.emplace_back(expression);
  }
  index.compile();
  CHECK(found_in(index, "nothing here").empty());
  CHECK(found_in(index, "").empty());
  CHECK(found_in(index, "MRN 12 mrn 12") == std::vector<int>{1});
  CHECK(found_in(index, "Free lunch is not free lunch") == std::vector<int>{2});

  const std::vector<std::string> pieces = {
      "1",   "23",  "456-12-1234", " ",   "mrn",     "free",  "@",     "a",      "ab",
      "Bob", "was", "x",           "yyy", "strasse", "12/34", "الملف", "Gratis", "-"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i) {
      text += pieces[random() % pieces.size()];
    }
    const std::vector<int> named = found_in(index, text);
    for (std::size_t i = 0; i < each.size(); ++i) {
      std::vector<scruple::match::ExpressionHit> hits;
      each[i].find(text, {0, static_cast<std::uint32_t>(text.size())}, hits);
      CAPTURE(text);
      CAPTURE(expressions[i]);
      const bool is_named =
          std::find(named.begin(), named.end(), static_cast<int>(i)) != named.end();
      REQUIRE((hits.empty() || is_named));
    }
  }
}

#include "match/expression_index.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "match/expression.h"
#include "match/expression_needs.h"
#include "match/literal_scanner.h"

namespace {

using scruple::match::ExpressionNeeds;
using scruple::match::Literal;

// "3/2/8 -:: free|gratis_": three digits, two of them in a run, a run of eight letters and digits;
// a hyphen and two colons; and the sets. `^` marks a literal that starts the match.
std::string described(const ExpressionNeeds& needs) {
  const auto& counts = needs.counts;
  std::string out = std::to_string(counts.digits) + "/" + std::to_string(counts.digit_run) + "/" +
                    std::to_string(counts.word_run);
  std::string signs;
  for (std::size_t sign = 0; sign < counts.signs.size(); ++sign) {
    signs.append(counts.signs[sign], static_cast<char>(sign));
  }
  out += signs.empty() ? "" : " " + signs;
  for (const std::vector<Literal>& set : needs.literals) {
    char separator = ' ';
    for (const Literal& literal : set) {
      out += separator;
      out += literal.starts_match ? "^" : "";
      for (const char c : literal.text) {
        out += c == ' ' ? '_' : c;
      }
      separator = '|';
    }
  }
  return out;
}

std::vector<int> found_in(const scruple::match::ExpressionIndex& index, const std::string& text) {
  scruple::match::ExpressionIndex::Memory memory;
  std::vector<int> numbers;
  index.find(text, memory, numbers);
  return numbers;
}

}  // namespace

TEST_CASE("what every match of an expression holds") {
  struct Row {
    const char* expression;
    const char* needs;
  };
  const Row rows[] = {
      {"", "0/0/0"},
      {"[a-z]+", "0/0/1"},
      // Digits: their number, and the longest run.
      {R"(\d{3}-\d{2}-\d{4})", "9/4/4 -- -"},
      {R"(\d{3,5}[- ]?\d+)", "4/3/3"},
      {R"([0-9]{2}x[^0-9]{4})", "2/2/3"},
      {R"([0-9x]{4})", "0/0/4"},
      {R"([\d]{4}[-.]?[0-4][5-9]?)", "5/4/4"},
      {R"([]\d]{4}\d)", "1/1/1"},
      {R"([[:digit:]]{4}7)", "1/1/1"},
      {R"((\d{2}){3})", "6/6/6"},
      {R"((\d{2}){3,}?)", "6/6/6"},
      {R"((?:\d{20}){20})", "64/64/64"},
      {R"(\d*\d?\d+?)", "1/1/1"},
      {R"(12\d?345)", "5/5/5 345 ^12"},
      {R"(a{,3}\d)", "2/1/1 ,{} ^a{,3}"},
      {R"((?P<value>\d{10})|\d{4}@)", "4/4/4"},
      // Literals: multiplied out along a sequence, in lower case, cut off at eight bytes.
      {"Free lunch", "0/0/5 ^free_lun"},
      {"(?:free|gratis) [a-z]+ sample", "0/0/6 _sample ^free_|^gratis_"},
      {"(?:Mr|Mrs)\\.? [A-Z]", "0/0/2 ^mr_|^mr._|^mrs_|^mrs._"},
      {"colou?rs?", "0/0/5 ^color|^colour"},
      {"[Pp]atient name", "0/0/7 ^patient_"},
      {"mrn ?[:#] ?[a-z]+", "0/0/3 ^mrn_#|^mrn_:|^mrn#|^mrn:"},
      {"(?:ab)+c", "0/0/3 ^ab"},
      {"(?:ab|)+xyz", "0/0/3 xyz"},
      {"(?:ab)?[a-z]xyz", "0/0/4 xyz"},
      {"^(?:if|when)\\b", "0/0/2 ^if|^when"},
      {R"(\(c\) \[x\])", "0/0/1 ()[] (c)_[x]"},
      // Each alternative must give a set.
      {"[a-z]+@[a-z]+|http://", "0/0/1 @|^http://"},
      {"ab|[a-z]+", "0/0/1"},
      {R"((?:\d{2}|x)\d)", "1/1/2"},
      {R"(\d+ ?years|(?:one|two) years)", "0/0/5 _years|^one_year|^two_year|years"},
      {R"(\d+|fifty)", "0/0/1 ^0|^1|^2|^3|^4|^5|^6|^7|^8|^9|^fifty"},
      // What is common is no use.
      {"e[a-z]", "0/0/2"},
      {"(?:e|a| )x?", "0/0/0"},
      // `(?i)`: letters beyond ASCII may stand for others.
      {"(?i)MRN ?\\d", "1/1/3 ^mrn"},
      {"(?i:mrn) ?\\d", "1/1/3 ^mrn"},
      {"(?i)Straße", "0/0/4 ^stra"},
      {"Straße", "0/0/4 ^straße"},
      // What is not known gives nothing.
      {R"(\p{L}\pN\x{41}\x41\d)", "1/1/1"},
      {R"(\Q12\E3)", "0/0/0"},
      {R"(\101bc)", "0/0/0"},
  };
  for (const Row& row : rows) {
    INFO(std::string(row.expression));
    CHECK(described(scruple::match::needs_of(row.expression)) == row.needs);
  }
}

TEST_CASE("the scanner finds each place of each literal") {
  const std::vector<std::string> literals = {"a", "ab", "bab",  "bc", "bca",
                                             "c", "é",  "ab c", "aaa"};
  const scruple::match::LiteralScanner scanner(literals);
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"a", "b", "c", " ", "é", "A", "B", "x", "ab c"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t i = random() % 20; i > 0; --i) {
      text += pieces[random() % pieces.size()];
    }
    std::string lower = text;
    std::ranges::transform(lower, lower.begin(), [](char c) {
      return c == 'A' ? 'a' : c == 'B' ? 'b' : c;
    });
    std::vector<std::pair<std::size_t, std::uint32_t>> expected;
    for (std::uint32_t number = 0; number < literals.size(); ++number) {
      for (std::size_t at = lower.find(literals[number]); at != std::string::npos;
           at = lower.find(literals[number], at + 1)) {
        expected.emplace_back(at, number);
      }
    }
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    scanner.scan(text,
                 [&](std::uint32_t number, std::size_t at) { found.emplace_back(at, number); });
    std::ranges::sort(expected);
    std::ranges::sort(found);
    CAPTURE(text);
    REQUIRE(found == expected);
  }
}

TEST_CASE("a scanner of nothing finds nothing") {
  int visits = 0;
  scruple::match::LiteralScanner().scan("text", [&](std::uint32_t, std::size_t) { ++visits; });
  scruple::match::LiteralScanner(std::vector<std::string>{})
      .scan("text", [&](std::uint32_t, std::size_t) { ++visits; });
  CHECK(visits == 0);
}

TEST_CASE("the index names every expression that matches, and few others") {
  const std::vector<std::string> expressions = {
      R"(\d{3}-\d{2}-\d{4})", R"(mrn ?\d{2})",      R"((?:free|gratis) \w+)",
      R"([a-z]+@[a-z]+)",     R"([A-Z][a-z]+ was)", R"(ab|cd)",
      R"(\d{2}[ /]\d{2})",    R"((?i)STRASSE)",     R"(x{2}\d{4}|y{3}\d{5})",
      R"(\x{627}\x{644}مل)",  R"([ab] ?[cx])",      R"((?:\d+|fifty|free) ?(?:xx|--)+)",
  };
  scruple::match::ExpressionIndex index;
  std::vector<scruple::match::Expression> each;
  for (const std::string& expression : expressions) {
    index.add(expression);
    each.emplace_back(expression);
  }
  index.compile();
  CHECK(index.always_tried().empty());
  CHECK(found_in(index, "nothing here").empty());
  CHECK(found_in(index, "").empty());
  CHECK(found_in(index, "MRN 12 mrn") == std::vector<int>{1});
  CHECK(found_in(index, "Free lunch is not free lunch") == std::vector<int>{2});
  CHECK(found_in(index, "carefree lunch").empty());

  const std::vector<std::string> pieces = {
      "1",   "23",  "456-12-1234", " ",   "mrn",     "free",  "@",     "a",      "ab",    "c",
      "Bob", "was", "x",           "yyy", "strasse", "12/34", "الملف", "Gratis", "fifty", "-"};
  std::mt19937 random(7);
  scruple::match::ExpressionIndex::Memory memory;
  std::vector<int> named;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i) {
      text += pieces[random() % pieces.size()];
    }
    index.find(text, memory, named);
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

TEST_CASE("what needs nothing is tried always, and said") {
  scruple::match::ExpressionIndex index;
  index.add("[a-z]+ing");
  index.add("[a-z]+tion of");
  index.add("[0-9]+");
  index.compile();
  CHECK(index.always_tried() == std::vector<int>{});
  scruple::match::ExpressionIndex other;
  other.add("[a-z]{12}");
  other.compile();
  CHECK(other.always_tried() == std::vector<int>{0});
  CHECK(found_in(other, "anyone").empty());
  CHECK(found_in(other, "incomprehensibility") == std::vector<int>{0});
}

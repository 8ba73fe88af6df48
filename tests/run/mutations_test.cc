#include "run/mutations.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/house.h"
#include "support/marked.h"

namespace {

using scruple::policy::Example;
using scruple::policy::Rule;

// An example from a text with ==marks==.
Example example_of(std::string_view marked, std::string_view format = "") {
  const auto unmarked = scruple::test::unmark(std::string(marked));
  Example example;
  example.text = unmarked.text;
  example.marks = unmarked.spans;
  example.format = format;
  return example;
}

// The example in that way; empty where it is left out.
std::string written(std::string_view way, const Example& example, const Rule& rule) {
  for (const scruple::run::Mutation& mutation : scruple::run::mutations()) {
    if (mutation.name == way) {
      const auto made = mutation.apply(example, rule, scruple::test::house().loaded.library);
      return made ? scruple::test::mark(made->text, made->marks) : "";
    }
  }
  FAIL("there is no such way: ", std::string(way));
  return {};
}

const Rule& rule_named(std::string_view id) {
  for (const Rule& rule : scruple::test::house().loaded.library.rules) {
    if (rule.id == id) {
      return rule;
    }
  }
  FAIL("no rule ", std::string(id));
  return scruple::test::house().loaded.library.rules.front();
}

}  // namespace

TEST_CASE("an example in other ways of writing") {
  struct Row {
    const char* way;
    const char* example;
    const char* written;
  };
  const Row rows[] = {
      {"soft-wrapped", "A ==miracle cure== here.", "A ==miracle\ncure== here."},
      {"soft-wrapped", "A ==miracle== here.", ""},
      {"soft-wrapped", "A ==miracle cure==\nhere.", ""},
      {"in capitals", "A ==miracle cure== here.", "A ==MIRACLE CURE== here."},
      {"in capitals", "Su ==más médico==.", "Su ==MÁS MÉDICO==."},
      {"in capitals", "A ==علاج== here.", ""},
      {"in capitals", "A ==#MiracleCure== here.", ""},
      {"marked up", "A ==miracle cure== here.", "A ==miracle **cure==** here."},
      {"marked up", "A ==real miracle cure== here.", "A ==real **miracle** cure== here."},
      {"marked up", "A ==miracle== here.", "A **==miracle==** here."},
      {"marked up", "1. A ==miracle cure== here.", ""},
      {"marked up", "A_b ==miracle cure== here.", ""},
      {"marked up", "A ==miracle 5== here.", ""},
      {"in full-width letters", "A ==no 5-day cure== here.", "A ==ｎｏ ５-ｄａｙ ｃｕｒｅ== here."},
      {"with zero-width characters", "A ==cure== here.", "A ==c\u200Bu\u200Br\u200Be== here."},
      {"with no-break spaces", "A ==real cure== a b.", "A ==real\u00A0cure== a b."},
      {"with no-break spaces", "A ==cure== a b.", ""},
      {"as a hashtag", "A ==miracle cure== here.", "A #==MiracleCure== here."},
      {"as a hashtag", "A ==miracle-cure== here.", ""},
      {"as a hashtag", "A ==quite remarkably long and good miracle cure== here.", ""},
      {"as a hashtag", "==One cure== and ==two cures==.", "#==OneCure== and #==TwoCures==."},
  };
  for (const Row& row : rows) {
    INFO(std::string(row.way));
    CHECK(written(row.way, example_of(row.example), rule_named("miracle-cure")) == row.written);
  }
}

TEST_CASE("a way that would be other text for the rule is left out") {
  const Example number = example_of("My ==123 45== is");
  CHECK(written("as a hashtag", number, rule_named("us-ssn")).empty());
  CHECK(written("as a hashtag", example_of("A ==cure== b"), rule_named("us-ssn")).empty());
  CHECK(written("soft-wrapped", example_of("A ==real cure== b", "markdown"),
                rule_named("miracle-cure"))
            .empty());
  Rule cased = rule_named("miracle-cure");
  cased.view = scruple::text::View::cased;
  CHECK(written("in capitals", example_of("A ==real cure== b"), cased).empty());
  Rule of_addresses = rule_named("miracle-cure");
  of_addresses.scope.push_back({.kind = scruple::policy::ScopeItem::Kind::url});
  for (const scruple::run::Mutation& mutation : scruple::run::mutations()) {
    CHECK(written(mutation.name, example_of("A ==real cure== b"), of_addresses).empty());
  }
}

#include "run/examples.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "policy/library.h"
#include "support/house_policy.h"

using scruple::run::ExampleResults;
using scruple::run::test_examples;

namespace {

ExampleResults results_with(std::string_view from, std::string_view to,
                            bool with_mutations = false) {
  std::string policy(scruple::test::house_policy);
  policy.replace(policy.find(from), from.size(), to);
  const auto loaded =
      scruple::policy::load({{.files = {{"house.yaml", policy}}}}, {.check_names = {}});
  REQUIRE(loaded.errors.empty());
  return test_examples(scruple::lint::Linter(loaded.library),
                       {.today = {2026, 11, 22}, .with_mutations = with_mutations});
}

}  // namespace

TEST_CASE("good examples hold") {
  const ExampleResults results = results_with("House", "House");
  CHECK(results.rule_count == 2);
  CHECK(results.example_count == 12);
  CHECK(results.failures.empty());
}

TEST_CASE("an example that does not hold is told with its place and what was found") {
  struct Case {
    const char* from;
    const char* to;
    const char* code;
    const char* message;
  };
  const Case cases[] = {
      {"A ==miracle cure== here", "A ==miracle== cure here", "example-span",
       "house/miracle-cure: other words are flagged than those marked: A ==miracle cure== here."},
      {"A ==miracle cure== here", "A ==magic cure== here", "example-not-flagged",
       "house/miracle-cure: the flag example is not flagged: A ==magic cure== here."},
      {"A cure here", "A miracle cure here", "example-flagged",
       "house/miracle-cure: the pass example is flagged: A ==miracle cure== here."},
      {"A ==miracle cure== here", "A ==miracle cure==, a miracle cure", "example-span",
       "house/miracle-cure: other words are flagged than those marked: A ==miracle cure==, a "
       "==miracle cure==."},
  };
  for (const Case& one : cases) {
    CAPTURE(one.to);
    const ExampleResults results = results_with(one.from, one.to);
    REQUIRE(results.failures.size() == 1);
    CHECK(results.failures[0].code == one.code);
    CHECK(results.failures[0].message == one.message);
    CHECK(results.failures[0].path == "house.yaml");
    CHECK(results.failures[0].line > 0);
  }
}

TEST_CASE("flag examples are run in other ways of writing as well") {
  const ExampleResults results = results_with("House", "House", true);
  CHECK(results.example_count == 12);
  CHECK(results.mutant_count == 27);
  CHECK(results.failures.empty());
}

TEST_CASE("a way of writing that is not flagged is told with the way") {
  // What may not touch a hit is a '#' too.
  const ExampleResults results =
      results_with("    unless: none", "    bound: word\n    unless: none", true);
  REQUIRE(results.failures.size() == 3);
  CHECK(results.failures[0].code == "mutant-not-flagged");
  CHECK(results.failures[0].message ==
        "house/miracle-cure: as a hashtag, the flag example is not flagged as marked: A "
        "#==MiracleCure== here.; found: nothing");
}

TEST_CASE("phrases that no example reaches are listed with their places") {
  std::string policy(scruple::test::house_policy);
  const std::string_view phrase = "      - miracle (cure|remedy)\n";
  // The second is in a pass example only, the third in none, the fourth is near in a flag example.
  policy.replace(policy.find(phrase), phrase.size(),
                 "      - miracle (cure|remedy)\n      - miracle of\n      - wonder cure\n"
                 "    near: {within: document, any: [miracle, marvel]}\n");
  const auto loaded =
      scruple::policy::load({{.files = {{"house.yaml", policy}}}}, {.check_names = {}});
  REQUIRE(loaded.errors.empty());
  const ExampleResults results = test_examples(scruple::lint::Linter(loaded.library),
                                               {.today = {2026, 11, 22}, .with_coverage = true});
  CHECK(results.phrase_count == 6);
  REQUIRE(results.unreached.size() == 3);
  CHECK(results.unreached[0].message == "house/miracle-cure: no flag example reaches 'miracle of'");
  CHECK(results.unreached[0].path == "house.yaml");
  CHECK(results.unreached[0].line == 18);
  CHECK(results.unreached[0].column == 9);
  CHECK(results.unreached[1].message ==
        "house/miracle-cure: no flag example reaches 'wonder cure'");
  CHECK(results.unreached[2].message == "house/miracle-cure: no example reaches 'marvel'");
}

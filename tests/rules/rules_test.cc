#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "lint/linter.h"
#include "policy/library.h"
#include "run/examples.h"

namespace {

scruple::policy::Loaded load_builtin() {
  const std::vector<std::string_view> check_names = scruple::lint::check_names();
  return scruple::policy::load(scruple::policy::builtin_policies(), {.check_names = check_names});
}

}  // namespace

TEST_CASE("the policies that ship load without errors") {
  const scruple::policy::Loaded loaded = load_builtin();
  std::string problems;
  for (const scruple::Error& error : loaded.errors) {
    problems += scruple::describe(error);
  }
  CHECK_MESSAGE(loaded.errors.empty(), problems);
  CHECK_FALSE(loaded.library.rules.empty());
}

TEST_CASE("every example of the shipped rules is flagged, or passes, as it says, however written") {
  const scruple::policy::Loaded loaded = load_builtin();
  const scruple::lint::Linter linter(loaded.library);
  CHECK(linter.errors().empty());
  const auto results =
      scruple::run::test_examples(linter, {.today = {2026, 11, 22}, .with_mutations = true});
  std::string problems;
  for (const scruple::Error& failure : results.failures) {
    problems += scruple::describe(failure);
  }
  CHECK_MESSAGE(results.failures.empty(), problems);
  CHECK(results.example_count >= 6 * loaded.library.rules.size());
  CHECK(results.mutant_count > results.example_count);
}

TEST_CASE("each of the shipped policies has at least ten rules") {
  const scruple::policy::Loaded loaded = load_builtin();
  for (std::uint32_t policy = 0; policy < loaded.library.policies.size(); ++policy) {
    if (loaded.library.policies[policy].id == "common") {
      continue;
    }
    CAPTURE(loaded.library.policies[policy].id);
    std::size_t count = 0;
    for (const auto& rule : loaded.library.rules) {
      count += rule.policy == policy ? 1U : 0U;
    }
    CHECK(count >= 10);
  }
}

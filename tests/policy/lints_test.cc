#include <string>

#include <doctest/doctest.h>

#include "policy/library.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

TEST_CASE("what loads but was hardly meant is told as a warning") {
  const std::string path = std::string(SCRUPLE_SOURCE_DIR) + "/tests/policy/lints/lints.yaml";
  const scruple::policy::Loaded loaded =
      scruple::policy::load({{{{"lints.yaml", scruple::test::contents_of(path)}}}},
                            {.check_names = {}, .with_lints = true});
  std::string errors;
  for (const scruple::Error& error : loaded.errors) {
    errors += scruple::describe(error);
  }
  CHECK_MESSAGE(errors.empty(), errors);
  std::string warnings;
  for (const scruple::Error& warning : loaded.warnings) {
    warnings += scruple::describe(warning);
  }
  const std::string difference =
      scruple::test::golden_difference("policy/lints/lints.expected", warnings);
  CHECK_MESSAGE(difference.empty(), difference);
}

TEST_CASE("nobody pays for lints who did not ask") {
  const std::string path = std::string(SCRUPLE_SOURCE_DIR) + "/tests/policy/lints/lints.yaml";
  const scruple::policy::Loaded loaded =
      scruple::policy::load({{{{"lints.yaml", scruple::test::contents_of(path)}}}}, {});
  CHECK(loaded.warnings.empty());
  CHECK(loaded.library.rules.size() == 3);
}

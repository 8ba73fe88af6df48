#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "lint/linter.h"
#include "policy/library.h"

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

#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "lint/linter.h"
#include "policy/library.h"
#include "support/house_policy.h"

namespace scruple::test {

// A linter with the policy for tests, or another one of a single file.
struct House {
  explicit House(std::string_view policy = house_policy)
      : loaded(
            policy::load({{.files = {{"house.yaml", std::string(policy)}}}}, {.check_names = {}})) {
    REQUIRE(loaded.errors.empty());
  }

  policy::Loaded loaded;
  lint::Linter linter{loaded.library};
};

inline const House& house() {
  static const House made;
  return made;
}

}  // namespace scruple::test

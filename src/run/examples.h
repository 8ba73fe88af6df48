#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "lint/linter.h"

namespace scruple::run {

struct ExampleOptions {
  Date today;                   // for policies without a `reviewed` day
  bool with_mutations = false;  // also run each flag example written in other ways (mutations.h)
};

struct ExampleResults {
  std::size_t rule_count = 0;
  std::size_t example_count = 0;
  std::size_t mutant_count = 0;
  std::vector<Error> failures;  // "example-not-flagged", "example-flagged", "example-span",
                                // "example-unusable", "mutant-not-flagged"; with the example's
                                // place
};

// Runs the examples of every rule: a flag example must be flagged by its own rule at exactly its
// marks, a pass example not at all. Examples run as of their policy's `reviewed` day.
[[nodiscard]] ExampleResults test_examples(const lint::Linter& linter,
                                           const ExampleOptions& options);

}  // namespace scruple::run

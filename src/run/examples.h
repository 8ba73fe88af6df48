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
  bool with_coverage = false;   // fill ExampleResults::unreached
};

struct ExampleResults {
  std::size_t rule_count = 0;
  std::size_t example_count = 0;
  std::size_t mutant_count = 0;
  std::vector<Error> failures;  // "example-not-flagged", "example-flagged", "example-span",
                                // "example-unusable", "mutant-not-flagged"; with the example's
                                // place
  // Phrases that stand in no example of their rule; of those it looks for, in no flag example:
  // "phrase-not-reached", with the phrase's place.
  std::vector<Error> unreached;
  std::size_t phrase_count = 0;  // of those that were looked at
};

// Runs the examples of every rule: a flag example must be flagged by its own rule at exactly its
// marks, a pass example not at all. Examples run as of their policy's `reviewed` day.
[[nodiscard]] ExampleResults test_examples(const lint::Linter& linter,
                                           const ExampleOptions& options);

}  // namespace scruple::run

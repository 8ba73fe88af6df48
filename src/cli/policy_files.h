#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/writer.h"
#include "cli/options.h"
#include "lint/linter.h"
#include "policy/library.h"

namespace scruple::cli {

// The files of the chosen policies: built-in ones by id, one file that holds a policy, or a folder,
// in which every folder with a policy.yaml is a policy. The built-in lexicons and contexts
// ("common") come along unless a folder was named that holds a policy of that name; `notes` is
// told. A policy that is named twice is taken once. In a folder nothing is passed over: ignore
// files do not hold there, and links to files are followed. Errors: "unknown-policy",
// "no-policy-in-folder", "policy-file-skipped", and those of reading files.
[[nodiscard]] Result<std::vector<policy::PolicyFiles>> policy_files(const PolicyChoice& choice,
                                                                    Writer& notes);

// The errors that a linter found in the phrases of these files, with the lines they speak of.
[[nodiscard]] std::vector<Error> with_source_lines(const std::vector<policy::PolicyFiles>& policies,
                                                   std::vector<Error> errors);

// The chosen policies, ready to lint with.
struct Engine {
  explicit Engine(policy::Library loaded) : library(std::move(loaded)), linter(library) {}
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  ~Engine() = default;

  policy::Library library;
  lint::Linter linter;
  bool is_complete = true;  // no rule was left out for its errors
};

// What to do about policies with errors.
enum class BrokenRules : std::uint8_t { refuse, leave_out };

// Loads them; every problem is written to `errors`. Null when there are no rules, or errors that
// are not to be put up with.
[[nodiscard]] std::unique_ptr<Engine> load_engine(const PolicyChoice& choice, BrokenRules broken,
                                                  Writer& errors);

}  // namespace scruple::cli

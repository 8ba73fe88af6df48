#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "io/stop_request.h"
#include "lint/finding.h"
#include "lint/linter.h"
#include "run/check.h"

namespace scruple::run {

// A file that two linters judge differently, or that could not be read.
struct Comparison {
  std::string path;
  lint::Verdict before = lint::Verdict::clear;
  lint::Verdict now = lint::Verdict::clear;
  std::vector<std::string> gone = {};   // findings of the first only: "claims/cure at 3:5"
  std::vector<std::string> added = {};  // findings of the second only
  std::optional<Error> error = {};
};

struct ComparisonTotals {
  std::size_t file_count = 0;  // that both judged
  std::size_t failed_count = 0;
  bool is_stopped = false;
};

// Checks the inputs with one linter and then with the other, and hands on those that differ, in
// the order of the inputs. Keeps the findings of the first run in memory. `options.paths` must not
// name standard input, which cannot be read twice.
[[nodiscard]] ComparisonTotals compare(const CheckOptions& options, const lint::Linter& before,
                                       const lint::Linter& now, io::StopRequest& stop,
                                       const std::function<void(const Comparison&)>& deliver);

}  // namespace scruple::run

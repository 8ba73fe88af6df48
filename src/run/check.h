#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "document/formats.h"
#include "document/source.h"
#include "io/stop_request.h"
#include "io/walk.h"
#include "lint/finding.h"
#include "lint/linter.h"
#include "policy/profile.h"

namespace scruple::run {

struct CheckOptions {
  std::vector<std::string> paths = {};       // files and folders; "-" is standard input
  std::string standard_input_name = "-";     // its extension tells the format of standard input
  const document::Format* format = nullptr;  // of every input; null: by extension or content
  std::uint64_t max_file_size = document::default_max_file_size;
  policy::Profile profile = {};  // what is known about every post
  lint::LintOptions lint = {};
  std::size_t jobs = 0;  // threads; 0: one for each processor
};

// What came of one input.
struct CheckedFile {
  std::string path;
  std::uint64_t byte_count = 0;
  std::optional<document::Source> source = {};  // only when there are findings
  lint::LintResult result = {};
  std::vector<Error> problems = {};  // of its front matter; the text was checked
  std::optional<Error> error = {};   // why it could not be read; then the rest is empty
  bool is_without_text = false;      // was found in a folder: counted, not delivered
};

// What was passed over in folders, and whether the end was reached.
struct CheckTotals {
  io::WalkCounts walk;
  std::uint64_t unknown_kind = 0;  // files in folders whose extension no format has
  std::uint64_t without_text = 0;  // files in folders that are empty or hold code only
  bool is_stopped = false;         // before all inputs were read and delivered
};

// Checks files on several threads and hands each to `deliver`, on the calling thread and in the
// order of the inputs (a folder's files in the order of their paths). Each file is checked once:
// one that was named not again as part of a folder, one of a folder not again as part of an outer
// one. What is named and holds no text fails with "no-text": nothing checked is never clear. A
// document in a foreign format fails unless `format` is given. `deliver` stops the run by
// requesting `stop` and returning false.
[[nodiscard]] CheckTotals check(const CheckOptions& options, const lint::Linter& linter,
                                io::StopRequest& stop,
                                const std::function<bool(CheckedFile&&)>& deliver);

}  // namespace scruple::run

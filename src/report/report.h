#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "document/source.h"
#include "lint/finding.h"
#include "policy/library.h"

namespace scruple::report {

// What is known before the first file: everything a reader needs to run it again.
struct Run {
  const policy::Library* library = nullptr;  // never null; must outlive the writers
  Date date;                                 // for posts without a date of their own
};

// One input and what was found in it.
struct FileReport {
  std::string path;
  std::uint64_t byte_count = 0;
  std::optional<document::Source> source = {};  // of a file with findings
  lint::LintResult result = {};
  std::vector<Error> problems = {};  // of its front matter; the text was checked all the same
  std::optional<Error> error = {};   // why it could not be read; then nothing was found
};

// A whole run, counted. `add` every file; the fields after `notes` are set by whoever walked.
struct Summary {
  std::uint64_t file_count = 0;  // that were read
  std::uint64_t byte_count = 0;
  std::uint64_t failed_count = 0;  // that could not be read
  std::uint64_t block_count = 0;
  std::uint64_t review_count = 0;
  std::uint64_t clear_count = 0;
  std::uint64_t error_count = 0;  // findings by severity
  std::uint64_t warning_count = 0;
  std::uint64_t suggestion_count = 0;
  std::vector<std::string> notes;  // of the linter, each once

  std::uint64_t unknown_kind_count = 0;
  std::uint64_t without_text_count = 0;
  std::uint64_t ignored_count = 0;
  std::uint64_t symbolic_link_count = 0;
  std::uint64_t special_count = 0;
  bool is_interrupted = false;

  void add(const FileReport& file);
  [[nodiscard]] lint::Verdict verdict() const;
  [[nodiscard]] std::uint64_t finding_count() const {
    return error_count + warning_count + suggestion_count;
  }
};

}  // namespace scruple::report

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "audit/line_blocks.h"
#include "audit/record.h"
#include "base/error.h"
#include "io/fd_writer.h"
#include "io/input_stream.h"
#include "io/stop_request.h"
#include "lint/linter.h"
#include "policy/profile.h"

namespace scruple::audit {

struct BatchOptions {
  RecordFields fields = {};
  policy::Profile profile = {};  // holds for every record, before what it says itself
  lint::LintOptions lint = {};
  LineBlockOptions lines = {};
  std::size_t jobs = 0;                          // 0: one for each processor
  std::optional<std::uint64_t> max_errors = {};  // stop behind so many error records
  bool has_only_findings = false;                // no lines for clear records
};

struct BatchSummary {
  std::uint64_t record_count = 0;  // lines that were read, error records among them
  std::uint64_t error_count = 0;   // error records
  std::uint64_t block_count = 0;
  std::uint64_t review_count = 0;
  std::uint64_t clear_count = 0;
  std::uint64_t finding_count = 0;
  std::uint64_t ignored_value_count = 0;  // of profile fields that were not understood
  std::uint64_t mended_count = 0;         // records with half a character, read as U+FFFD
  bool is_over_max_errors = false;
  std::optional<Error> failure = {};  // why the end was not reached: input, output, interrupted
};

// Filters a stream of JSON lines: for each line of `input` one line of `out`, in the same order,
// whatever the number of threads:
//
//   {"id":7,"verdict":"review","findings":[{"policy","rule","severity","start","end",
//    "start_utf16","end_utf16","message"}]}
//   {"id":null,"line":3,"error":{"code":"json","message":"…"}}
//
// Offsets count in the decoded text. Output is ASCII. It is handed over block by block; reading and
// writing never wait for each other's end. Memory is bounded by the bytes of the blocks under way,
// and beyond that by the largest record.
[[nodiscard]] BatchSummary run_batch(const BatchOptions& options, const lint::Linter& linter,
                                     io::InputStream& input, io::FdWriter& out,
                                     io::StopRequest& stop);

// One line of JSON, with its line break.
[[nodiscard]] std::string summary_line(const BatchSummary& summary);

}  // namespace scruple::audit

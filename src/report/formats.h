#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "base/writer.h"
#include "report/report.h"

namespace scruple::report {

struct FormatOptions {
  bool has_color = false;
  std::size_t width = 100;  // columns of the text format
  bool is_quiet = false;    // text: no summary
  bool with_trace = false;  // text: how each finding came about
  std::size_t sarif_max_results = 5000;
};

// Writes one report in one format. Files are given one at a time, so that a report may be longer
// than memory. Whether the output could be written is for the writer's owner to ask.
class ReportWriter {
 public:
  ReportWriter() = default;
  ReportWriter(const ReportWriter&) = delete;
  ReportWriter& operator=(const ReportWriter&) = delete;
  virtual ~ReportWriter() = default;

  virtual void add(const FileReport& file) = 0;
  virtual void finish(const Summary& summary) = 0;  // once, at the end
};

// An output format: one row of the table in formats.cc, one file of its own.
struct Format {
  std::string_view name;         // of --format
  std::string_view description;  // for --help, without a full stop
  std::string_view extension;
  // `run` and `out` must outlive the writer.
  std::unique_ptr<ReportWriter> (*make)(const Run& run, const FormatOptions& options, Writer& out);
};

[[nodiscard]] std::span<const Format> formats();

// Null when there is none of that name.
[[nodiscard]] const Format* format_named(std::string_view name);

[[nodiscard]] std::unique_ptr<ReportWriter> make_text(const Run& run, const FormatOptions& options,
                                                      Writer& out);
[[nodiscard]] std::unique_ptr<ReportWriter> make_json(const Run& run, const FormatOptions& options,
                                                      Writer& out);
[[nodiscard]] std::unique_ptr<ReportWriter> make_sarif(const Run& run, const FormatOptions& options,
                                                       Writer& out);

}  // namespace scruple::report

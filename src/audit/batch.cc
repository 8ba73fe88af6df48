#include "audit/batch.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/json_text.h"
#include "document/source.h"
#include "io/memory.h"
#include "report/positions.h"
#include "report/redaction.h"
#include "run/pipeline.h"

// The pipeline's item is a block of lines: the reading thread cuts the input, a worker turns a
// block into its output, and this thread writes the outputs in order. A worker keeps its reader and
// scratch from block to block, so an ordinary post costs few allocations. Judging a text takes some
// fifty times its size (folded copies with maps back, JSON's structure); so the blocks under way
// hold only so many bytes together, a larger one is worked on alone, and the memory that a large
// record took is given back. What each line came to is kept beside the output, so that --max-errors
// can cut it at the very record, whatever the blocks.

namespace scruple::audit {

namespace {

// Memory of a record or output up to this size is kept for the next one.
constexpr std::size_t kept_size = std::size_t{256} << 10;

// What all the blocks under way may hold.
std::uint64_t max_bytes_under_way(const run::PipelineSize& size, const LineBlockOptions& lines) {
  constexpr std::uint64_t least = std::uint64_t{4} << 20;
  return std::max<std::uint64_t>(least, size.slot_count * lines.block_size);
}

bool says_nothing(const policy::Profile& profile) {
  return profile.values.empty() && !profile.language && !profile.published;
}

struct LineOutcome {
  std::size_t output_end = 0;  // in Outcome::output
  bool is_error = false;
  lint::Verdict verdict = lint::Verdict::clear;
  std::uint32_t finding_count = 0;
  std::uint32_t ignored_value_count = 0;
  bool is_mended = false;
};

struct Outcome {
  std::string output;
  std::vector<LineOutcome> lines;
};

class Worker {
 public:
  Worker(const BatchOptions& options, const lint::Linter& linter)
      : options_(options), linter_(linter) {
    scratch_.emplace(linter);
    reader_.emplace(options.fields);
  }

  void process(LineBlock& block, Outcome& outcome) {
    if (outcome.output.capacity() > kept_size) {
      outcome.output = {};
    }
    outcome.output.clear();
    outcome.lines.clear();
    std::uint64_t number = block.first_number;
    for (const LineBlock::Line& line : block.lines) {
      LineOutcome made = line.is_too_long ? too_long(number, outcome.output)
                                          : process(block.text_of(line), number, outcome.output);
      made.output_end = outcome.output.size();
      outcome.lines.push_back(made);
      ++number;
    }
    if (block.bytes.capacity() > 2 * kept_size) {
      block.bytes = {};
      io::return_free_memory();
    }
  }

 private:
  LineOutcome process(std::string_view line, std::uint64_t number, std::string& out) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (number == 1 && line.starts_with(byte_order_mark)) {  // of the stream, not of the record
      line.remove_prefix(byte_order_mark.size());
    }
    const auto error = reader_->read(line, record_);
    const bool is_large = line.size() > kept_size;
    if (is_large) {
      reader_.emplace(options_.fields);
    }
    if (error) {
      return write_error(*error, number, out);
    }
    document::Document document =
        record_.format->parse({.name = "", .text = std::move(record_.text), .map = {}});
    const lint::LintResult result = lint(document);
    if (is_large) {
      scratch_.emplace(linter_);
    }
    if (!options_.has_only_findings || !result.findings.empty()) {
      write_result(document.source.text, result, out);
    }
    return {.verdict = result.verdict,
            .finding_count = static_cast<std::uint32_t>(result.findings.size()),
            .ignored_value_count = record_.ignored_value_count,
            .is_mended = record_.is_mended};
  }

  lint::LintResult lint(const document::Document& document) {
    if (says_nothing(record_.profile)) {
      return linter_.lint(document, options_.profile, options_.lint, *scratch_);
    }
    return linter_.lint(document, policy::merged(options_.profile, record_.profile), options_.lint,
                        *scratch_);
  }

  LineOutcome too_long(std::uint64_t number, std::string& out) const {
    return write_error(
        {.error = {.code = "line-too-long",
                   .message = "the line is longer than " +
                              std::to_string(options_.lines.max_line_size) + " bytes"}},
        number, out);
  }

  static LineOutcome write_error(const RecordError& error, std::uint64_t number, std::string& out) {
    out += "{\"id\":" + error.id_json + ",\"line\":";
    append_json_number(out, number);
    out += R"(,"error":{"code":)";
    append_json_string(out, error.error.code);
    out += ",\"message\":";
    append_json_string(out, error.error.message);
    out += "}}\n";
    return {.is_error = true};
  }

  void write_result(std::string_view text, const lint::LintResult& result, std::string& out) const {
    out += "{\"id\":" + record_.id_json + ",\"verdict\":";
    append_json_string(out, lint::name_of(result.verdict));
    out += ",\"findings\":[";
    if (!result.findings.empty()) {
      write_findings(text, result, out);
    }
    out += "]}\n";
  }

  void write_findings(std::string_view text, const lint::LintResult& result,
                      std::string& out) const {
    const policy::Library& library = linter_.library();
    const report::Positions positions(text);
    const report::Redaction redaction(library, text, result);
    bool is_first = true;
    for (const lint::Finding& finding : result.findings) {
      const policy::Rule& rule = library.rules[static_cast<std::size_t>(finding.rule)];
      out += is_first ? "{\"policy\":" : ",{\"policy\":";
      is_first = false;
      append_json_string(out, library.policies[rule.policy].id);
      out += ",\"rule\":";
      append_json_string(out, rule.full_id);
      out += ",\"severity\":";
      append_json_string(out, policy::name_of(finding.severity));
      out += ",\"start\":";
      append_json_number(out, finding.span.begin);
      out += ",\"end\":";
      append_json_number(out, finding.span.end);
      out += ",\"start_utf16\":";
      append_json_number(out, positions.utf16_offset(finding.span.begin));
      out += ",\"end_utf16\":";
      append_json_number(out, positions.utf16_offset(finding.span.end));
      out += ",\"message\":";
      append_json_string(out, redaction.message_of(finding));
      out += "}";
    }
  }

  const BatchOptions& options_;
  const lint::Linter& linter_;
  // Never empty; replaced to give their memory back.
  std::optional<lint::Linter::Scratch> scratch_;
  std::optional<RecordReader> reader_;
  Record record_;
};

void add(BatchSummary& summary, const LineOutcome& line) {
  ++summary.record_count;
  summary.finding_count += line.finding_count;
  summary.ignored_value_count += line.ignored_value_count;
  summary.mended_count += line.is_mended ? 1 : 0;
  if (line.is_error) {
    ++summary.error_count;
  } else if (line.verdict == lint::Verdict::block) {
    ++summary.block_count;
  } else if (line.verdict == lint::Verdict::review) {
    ++summary.review_count;
  } else {
    ++summary.clear_count;
  }
}

Error too_many_errors(std::uint64_t count) {
  return {.code = "max-errors",
          .message = std::to_string(count) + (count == 1 ? " record" : " records") +
                     " could not be checked, as many as --max-errors allows"};
}

// Counts the lines of a block, up to the error record that is one too many; returns how much of the
// output is to be written.
std::size_t count(const Outcome& outcome, const BatchOptions& options, BatchSummary& summary) {
  for (const LineOutcome& line : outcome.lines) {
    add(summary, line);
    if (line.is_error && options.max_errors && summary.error_count >= *options.max_errors) {
      summary.is_over_max_errors = true;
      return line.output_end;
    }
  }
  return outcome.output.size();
}

}  // namespace

BatchSummary run_batch(const BatchOptions& options, const lint::Linter& linter,
                       io::InputStream& input, io::FdWriter& out, io::StopRequest& stop) {
  run::PipelineSize size = run::pipeline_size(options.jobs);
  size.max_weight = max_bytes_under_way(size, options.lines);
  std::deque<Worker> workers;
  for (std::size_t worker = 0; worker < size.worker_count; ++worker) {
    workers.emplace_back(options, linter);
  }
  LineBlocks blocks(input, options.lines);
  BatchSummary summary;
  std::optional<Error> input_failure;  // of the reading thread, which has ended when it is read
  run::run_in_order<LineBlock, Outcome>(
      size,
      [&](LineBlock& block) {
        const auto has_more = blocks.next(block);
        if (!has_more) {
          input_failure = has_more.error();
          return false;
        }
        return *has_more;
      },
      [&](LineBlock& block, Outcome& outcome, std::size_t worker) {
        workers[worker].process(block, outcome);
      },
      [&](const Outcome& outcome) {
        const std::size_t output_size = count(outcome, options, summary);
        out.write(std::string_view(outcome.output).substr(0, output_size));
        if (!out.flush() || summary.is_over_max_errors) {
          stop.request();  // wakes the reading thread, should it wait for input
          return false;
        }
        return true;
      },
      [](const LineBlock& block) { return std::uint64_t{block.bytes.size()}; });
  if (out.failure()) {
    summary.failure = out.failure();
  } else if (!summary.is_over_max_errors) {
    summary.failure = std::move(input_failure);
  }
  return summary;
}

std::string summary_line(const BatchSummary& summary) {
  std::string out = "{\"records\":";
  append_json_number(out, summary.record_count);
  const auto field = [&out](std::string_view name, std::uint64_t value) {
    out += ",\"" + std::string(name) + "\":";
    append_json_number(out, value);
  };
  field("errors", summary.error_count);
  field("block", summary.block_count);
  field("review", summary.review_count);
  field("clear", summary.clear_count);
  field("findings", summary.finding_count);
  field("ignored_values", summary.ignored_value_count);
  field("mended", summary.mended_count);
  out += ",\"complete\":";
  out += summary.failure || summary.is_over_max_errors ? "false" : "true";
  const auto error = summary.is_over_max_errors && !summary.failure
                         ? std::optional(too_many_errors(summary.error_count))
                         : summary.failure;
  if (error) {
    out += ",\"error\":";
    append_json_string(out, error->code);
    out += ",\"message\":";
    append_json_string(out, error->message);
    if (error->line != 0) {
      field("line", error->line);
    }
  }
  return out + "}\n";
}

}  // namespace scruple::audit

#include "audit/batch.h"
#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/policy_files.h"
#include "cli/profile.h"
#include "io/input_stream.h"
#include "io/stop_request.h"
#include "io/terminal.h"

namespace scruple::cli {

namespace {

ExitCode filter(const lint::Linter& linter, const BatchArguments& arguments,
                const audit::BatchOptions& options, Console console) {
  const auto stop = io::StopRequest::create();
  if (!stop) {
    return fail(stop.error(), console);
  }
  const io::SignalScope listening(**stop);
  io::InputStream input(io::standard_input, "standard input", stop->get());
  const audit::BatchSummary summary = audit::run_batch(options, linter, input, console.out, **stop);
  if (summary.failure && !console.out.failure()) {  // main tells of the output's
    write_error(console.errors, *summary.failure);
  }
  console.errors.write(audit::summary_line(summary));
  if (summary.failure || summary.is_over_max_errors) {
    return ExitCode::failed;
  }
  return arguments.is_strict && summary.error_count > 0 ? ExitCode::findings : ExitCode::clear;
}

}  // namespace

ExitCode run_batch(const BatchArguments& arguments, Console console) {
  audit::BatchOptions options;
  options.max_errors = arguments.max_errors;
  options.has_only_findings = arguments.has_only_findings;
  for (const auto& [field, path] : arguments.fields) {
    if (const auto error = options.fields.set(field, path)) {
      return fail(*error, console);
    }
  }
  auto judging = judging_of(arguments.profile);
  if (!judging) {
    return fail(judging.error(), console);
  }
  options.profile = std::move(judging->profile);
  options.lint.today = judging->today;
  options.lines.is_one_line = arguments.flushes_lines;
  options.lines.has_chunk_headers = arguments.has_chunk_headers;
  options.jobs = arguments.jobs;
  const auto engine = load_engine(arguments.policies, BrokenRules::refuse, console.errors);
  if (!engine) {
    return ExitCode::failed;
  }
  return filter(engine->linter, arguments, options, console);
}

}  // namespace scruple::cli

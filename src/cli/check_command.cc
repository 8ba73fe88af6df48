#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/policy_files.h"
#include "cli/profile.h"
#include "io/output_file.h"
#include "io/stop_request.h"
#include "io/terminal.h"
#include "report/formats.h"
#include "run/check.h"

// Files come out of `run` one at a time and go to every report that was asked for; nothing but the
// counts is kept here.

namespace scruple::cli {

namespace {

namespace fs = std::filesystem;

// Whether both names stand for one regular file. Links are followed.
bool is_same_file(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  return fs::is_regular_file(a, ignored) && fs::equivalent(a, b, ignored);
}

Error output_is_input(const std::string& path) {
  return {.code = "output-is-input",
          .message = "the report would replace a draft that is checked",
          .path = path,
          .hint = "write the report into a file of its own"};
}

// Two reports for one file, whether it exists or not.
bool is_same_output(const std::string& a, const std::string& b) {
  std::error_code failure;
  const fs::path first = fs::weakly_canonical(fs::absolute(a), failure);
  const fs::path second = fs::weakly_canonical(fs::absolute(b), failure);
  return is_same_file(a, b) || (!failure && first == second && !fs::exists(first, failure));
}

// What is wrong with the files of --output before anything is read.
std::optional<Error> clash_of_outputs(const CheckArguments& arguments) {
  for (auto output = arguments.outputs.begin(); output != arguments.outputs.end(); ++output) {
    for (auto other = arguments.outputs.begin(); other != output; ++other) {
      if (is_same_output(output->path, other->path)) {
        return Error{.code = "output-twice",
                     .message = "two reports would be written into one file",
                     .path = output->path,
                     .hint = "give each report a file of its own"};
      }
    }
    for (const std::string& path : arguments.paths) {
      if (is_same_file(output->path, path == "-" ? "/dev/stdin" : path)) {
        return output_is_input(output->path);
      }
    }
  }
  return std::nullopt;
}

// The report on standard output and those in files.
class Reports {
 public:
  Reports(const CheckArguments& arguments, const report::Run& run, io::FdWriter& out)
      : arguments_(arguments), run_(run) {
    add_writer(arguments.format, out);
  }

  // Opens the files of --output.
  std::optional<Error> open_files() {
    for (const OutputChoice& output : arguments_.outputs) {
      auto file = io::OutputFile::create(output.path);
      if (!file) {
        return file.error();
      }
      files_.push_back(*std::move(file));
      add_writer(output.format, *files_.back());
    }
    return std::nullopt;
  }

  // The output that a file found in a folder is, if any: what an earlier run left there.
  [[nodiscard]] const OutputChoice* output_that_is(const std::string& path) const {
    for (const OutputChoice& output : arguments_.outputs) {
      if (is_same_file(output.path, path)) {
        return &output;
      }
    }
    return nullptr;
  }

  void add(const report::FileReport& file) {
    for (const auto& writer : writers_) {
      writer->add(file);
    }
  }

  // The first failure of a file, if any.
  std::optional<Error> finish(const report::Summary& summary) {
    for (const auto& writer : writers_) {
      writer->finish(summary);
    }
    std::optional<Error> failure;
    for (const auto& file : files_) {
      if (auto error = file->commit(); error && !failure) {
        failure = std::move(error);
      }
    }
    return failure;
  }

 private:
  void add_writer(const std::string& format, Writer& out) {
    report::FormatOptions options{.is_quiet = arguments_.is_quiet,
                                  .with_trace = arguments_.with_trace};
    if (arguments_.sarif_max_results != 0) {
      options.sarif_max_results = arguments_.sarif_max_results;
    }
    if (writers_.empty()) {  // standard output
      options.has_color =
          arguments_.color == ColorChoice::always ||
          (arguments_.color == ColorChoice::automatic && io::wants_color(io::standard_output));
      options.width = io::terminal_width(io::standard_output).value_or(options.width);
    }
    writers_.push_back(report::format_named(format)->make(run_, options, out));
  }

  const CheckArguments& arguments_;
  const report::Run& run_;
  std::vector<std::unique_ptr<io::OutputFile>> files_;
  std::vector<std::unique_ptr<report::ReportWriter>> writers_;
};

// Links and pipes in a folder that has nothing else.
std::string passed_over(const report::Summary& summary) {
  const std::uint64_t links = summary.symbolic_link_count;
  const std::uint64_t special = summary.special_count;
  std::string text;
  if (links > 0) {
    text += std::to_string(links) + (links == 1 ? " symbolic link" : " symbolic links");
  }
  if (special > 0) {
    text += (links > 0 ? " and " : "") + std::to_string(special) +
            (special == 1 ? " pipe or device" : " pipes or devices");
  }
  return text + (links + special == 1 ? " was passed over" : " were passed over");
}

Error nothing_checked(const CheckArguments& arguments, const report::Summary& summary) {
  std::vector<std::string_view> known;
  for (const document::Format& format : document::formats()) {
    known.insert(known.end(), format.extensions.begin(), format.extensions.end());
  }
  Error error{.code = "nothing-checked", .message = "nothing was checked"};
  if (summary.unknown_kind_count > 0) {
    error.message += ": no file is of a known kind";
    error.hint = fmt::format("known are .{}; name a file itself to have it read as text",
                             fmt::join(known, ", ."));
  } else if (summary.without_text_count > 0) {
    error.message += ": the files hold no text";
    error.hint = "empty files and files with code only are passed over";
  } else if (summary.ignored_count > 0) {
    error.message += ": everything is ignored by .gitignore or .scrupleignore";
    error.hint = "name a file itself to have it checked all the same";
  } else if (summary.symbolic_link_count + summary.special_count > 0) {
    error.message += ": " + passed_over(summary);
    error.hint = "name a file itself to have it checked all the same";
  } else {
    error.message +=
        arguments.paths.size() == 1 ? ": the folder has no files" : ": the folders have no files";
  }
  return error;
}

void take_totals(const run::CheckTotals& totals, report::Summary& summary) {
  summary.unknown_kind_count = totals.unknown_kind;
  summary.without_text_count = totals.without_text;
  summary.ignored_count = totals.walk.ignored;
  summary.symbolic_link_count = totals.walk.symbolic_links;
  summary.special_count = totals.walk.special;
}

bool has_findings_from(const report::Summary& summary,
                       const std::optional<policy::Severity>& threshold) {
  if (!threshold) {
    return false;
  }
  switch (*threshold) {
    case policy::Severity::error:
      return summary.error_count > 0;
    case policy::Severity::warning:
      return summary.error_count + summary.warning_count > 0;
    case policy::Severity::suggestion:
      return summary.finding_count() > 0;
  }
  return false;
}

run::CheckOptions options_of(const CheckArguments& arguments, Judging judging) {
  return {.paths = arguments.paths,
          .standard_input_name = arguments.standard_input_name,
          .format = arguments.input_format.empty() ? nullptr
                                                   : document::format_named(arguments.input_format),
          .max_file_size = arguments.max_file_size,
          .profile = std::move(judging.profile),
          .lint = {.today = judging.today, .with_trace = arguments.with_trace},
          .jobs = arguments.jobs};
}

// Runs it all with the policies loaded.
ExitCode check_with(const lint::Linter& linter, const CheckArguments& arguments,
                    const run::CheckOptions& options, Console console) {
  const report::Run run{.library = &linter.library(), .date = options.lint.today};
  Reports reports(arguments, run, console.out);
  if (const auto error = clash_of_outputs(arguments)) {
    return fail(*error, console);
  }
  if (const auto error = reports.open_files()) {
    return fail(*error, console);
  }
  const auto stop = io::StopRequest::create();
  if (!stop) {
    return fail(stop.error(), console);
  }
  const io::SignalScope listening(**stop);
  report::Summary summary;
  const bool tells_failures = arguments.format != "text";
  std::optional<Error> clash;
  const bool is_watched = io::is_terminal(io::standard_output);
  const auto totals = run::check(options, linter, **stop, [&](run::CheckedFile&& file) {
    if (const OutputChoice* output = reports.output_that_is(file.path)) {
      clash = output_is_input(output->path);
      (*stop)->request();
      return false;
    }
    const report::FileReport report{.path = std::move(file.path),
                                    .byte_count = file.byte_count,
                                    .source = std::move(file.source),
                                    .result = std::move(file.result),
                                    .problems = std::move(file.problems),
                                    .error = std::move(file.error)};
    summary.add(report);
    if (report.error && tells_failures) {
      write_error(console.errors, *report.error);
    }
    reports.add(report);
    if (is_watched) {
      console.out.flush();
    }
    if (console.out.failure()) {
      (*stop)->request();
      return false;
    }
    return true;
  });
  if (clash) {
    return fail(*clash, console);
  }
  take_totals(totals, summary);
  summary.is_interrupted = totals.is_stopped;
  if (const auto error = reports.finish(summary)) {
    return fail(*error, console);
  }
  if (console.out.failure()) {
    return ExitCode::failed;  // main tells of it
  }
  if (summary.is_interrupted) {
    return fail({.code = "interrupted",
                 .message = "the run was interrupted; what was checked until then is reported"},
                console);
  }
  if (summary.file_count == 0 && summary.failed_count == 0) {
    return fail(nothing_checked(arguments, summary), console);
  }
  if (summary.failed_count > 0) {
    return ExitCode::failed;
  }
  return has_findings_from(summary, arguments.fail_on) ? ExitCode::findings : ExitCode::clear;
}

}  // namespace

ExitCode run_check(const CheckArguments& arguments, Console console) {
  auto judging = judging_of(arguments.profile);
  if (!judging) {
    return fail(judging.error(), console);
  }
  const auto engine = load_engine(arguments.policies, BrokenRules::refuse, console.errors);
  if (!engine) {
    return ExitCode::failed;
  }
  return check_with(engine->linter, arguments, options_of(arguments, *std::move(judging)), console);
}

}  // namespace scruple::cli

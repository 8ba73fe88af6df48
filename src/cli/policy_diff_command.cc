#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/policy_files.h"
#include "cli/profile.h"
#include "io/stop_request.h"
#include "policy/changes.h"
#include "report/printable.h"
#include "run/compare.h"

namespace scruple::cli {

namespace {

using Kind = policy::RuleChange::Kind;

std::string_view word_for(Kind kind) {
  switch (kind) {
    case Kind::added:
      return "is new";
    case Kind::removed:
      return "is gone";
    case Kind::changed:
      return "says something else";
  }
  return {};
}

void write_lines(const std::vector<std::string>& gone, const std::vector<std::string>& added,
                 Console console) {
  for (const std::string& line : gone) {
    console.out.write(fmt::format("  - {}\n", report::printable(line)));
  }
  for (const std::string& line : added) {
    console.out.write(fmt::format("  + {}\n", report::printable(line)));
  }
}

void write_changes(const std::vector<policy::RuleChange>& changes, Console console) {
  for (const policy::RuleChange& change : changes) {
    console.out.write(fmt::format("{} {}\n", change.rule, word_for(change.kind)));
    write_lines(change.gone, change.added, console);
  }
  const auto count = [&](Kind kind) {
    return std::ranges::count(changes, kind, &policy::RuleChange::kind);
  };
  console.out.write(fmt::format("Rules: {} changed, {} new, {} gone.\n", count(Kind::changed),
                                count(Kind::added), count(Kind::removed)));
}

// Returns whether any post is judged differently; nothing when not all could be read.
std::optional<bool> compare_on(const PolicyArguments& arguments, const lint::Linter& before,
                               const lint::Linter& now, Console console) {
  const auto stop = io::StopRequest::create();
  if (!stop) {
    write_error(console.errors, stop.error());
    return std::nullopt;
  }
  const io::SignalScope listening(**stop);
  const run::CheckOptions options{
      .paths = arguments.corpus, .lint = {.today = today()}, .jobs = arguments.jobs};
  std::size_t verdict_count = 0;
  std::size_t changed_count = 0;
  const auto write = [&](const run::Comparison& comparison) {
    if (comparison.error) {
      write_error(console.errors, *comparison.error);
      return;
    }
    ++changed_count;
    verdict_count += comparison.before != comparison.now ? 1U : 0U;
    console.out.write(fmt::format(
        "{}: {}\n", report::printable(comparison.path),
        comparison.before == comparison.now
            ? name_of(comparison.now)
            : fmt::format("{} -> {}", name_of(comparison.before), name_of(comparison.now))));
    write_lines(comparison.gone, comparison.added, console);
  };
  const run::ComparisonTotals totals = run::compare(options, before, now, **stop, write);
  console.out.write(
      fmt::format("Posts: {} compared; {} judged differently, {} of them with another verdict.\n",
                  totals.file_count, changed_count, verdict_count));
  if (totals.is_stopped) {
    write_error(console.errors, {.code = "interrupted", .message = "the run was interrupted"});
    return std::nullopt;
  }
  if (totals.failed_count > 0) {
    return std::nullopt;
  }
  if (totals.file_count == 0) {
    write_error(console.errors,
                {.code = "nothing-checked",
                 .message = "nothing was compared: no file of a known kind was found"});
    return std::nullopt;
  }
  return changed_count > 0;
}

}  // namespace

ExitCode run_policy_diff(const PolicyArguments& arguments, Console console) {
  const auto before = load_engine(arguments.before, BrokenRules::refuse, console.errors);
  const auto now = load_engine(arguments.policies, BrokenRules::refuse, console.errors);
  if (!before || !now) {
    return ExitCode::failed;
  }
  const auto changes = policy::changes_between(before->library, now->library);
  write_changes(changes, console);
  bool differs = !changes.empty();
  if (std::ranges::find(arguments.corpus, "-") != arguments.corpus.end()) {
    return fail({.code = "standard-input-twice",
                 .message = "standard input cannot be read for both policies",
                 .hint = "write the posts into a file and name it"},
                console);
  }
  if (!arguments.corpus.empty()) {
    const auto judged = compare_on(arguments, before->linter, now->linter, console);
    if (!judged) {
      return ExitCode::failed;
    }
    differs = differs || *judged;
  }
  return differs ? ExitCode::findings : ExitCode::clear;
}

}  // namespace scruple::cli

#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/policy_files.h"
#include "cli/profile.h"
#include "lint/linter.h"
#include "run/examples.h"

namespace scruple::cli {

namespace {

// The description of a problem that does not keep a policy from loading.
std::string describe_warning(const Error& error) {
  constexpr std::string_view word = "error: ";
  std::string text = printable_description(error);
  const std::size_t place = text.find(word, error.path.size());
  return text.replace(place, word.size(), "warning: ");
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

ExitCode list(const PolicyArguments& arguments, Console console) {
  const auto engine = load_engine(arguments.policies, BrokenRules::leave_out, console.errors);
  if (!engine) {
    return ExitCode::failed;
  }
  const policy::Library& library = engine->library;
  for (std::uint32_t index = 0; index < library.policies.size(); ++index) {
    const policy::Policy& policy = library.policies[index];
    const auto is_of_policy = [index](const policy::Rule& rule) { return rule.policy == index; };
    const auto rule_count =
        static_cast<std::size_t>(std::ranges::count_if(library.rules, is_of_policy));
    if (rule_count == 0) {
      continue;  // "common" has none
    }
    console.out.write(fmt::format("{} {}  {}\n", policy.id, policy.version, policy.title));
    for (const policy::Rule& rule : library.rules) {
      if (is_of_policy(rule)) {
        console.out.write(
            fmt::format("  {:<36} {:<10}  {}\n", rule.id, name_of(rule.severity), rule.title));
      }
    }
  }
  return ExitCode::clear;
}

ExitCode check(const PolicyArguments& arguments, Console console) {
  const auto files = policy_files(arguments.policies, console.errors);
  if (!files) {
    return fail(files.error(), console);
  }
  policy::Loaded loaded =
      policy::load(*files, {.check_names = lint::check_names(), .with_lints = true});
  const lint::Linter linter(loaded.library);
  std::vector<Error> errors = std::move(loaded.errors);
  std::vector<Error> warnings = std::move(loaded.warnings);
  const auto append = [&](std::vector<Error>& to, const std::vector<Error>& more) {
    std::ranges::move(with_source_lines(*files, more), std::back_inserter(to));
  };
  append(errors, linter.errors());
  append(warnings, linter.warnings());
  for (const Error& error : errors) {
    write_error(console.out, error);
  }
  for (const Error& warning : warnings) {
    console.out.write(describe_warning(warning));
  }
  console.out.write(fmt::format(
      "{}, {}: {}, {}.\n", counted(loaded.library.policies.size(), "policy", "policies"),
      counted(loaded.library.rules.size(), "rule", "rules"),
      counted(errors.size(), "error", "errors"), counted(warnings.size(), "warning", "warnings")));
  return errors.empty() ? ExitCode::clear : ExitCode::findings;
}

ExitCode test(const PolicyArguments& arguments, Console console) {
  const auto engine = load_engine(arguments.policies, BrokenRules::leave_out, console.errors);
  if (!engine) {
    return ExitCode::failed;
  }
  const run::ExampleResults results =
      run::test_examples(engine->linter, {.today = today(),
                                          .with_mutations = arguments.with_mutations,
                                          .with_coverage = arguments.with_coverage});
  for (const Error& failure : results.failures) {
    write_error(console.out, failure);
  }
  for (const Error& phrase : results.unreached) {
    console.out.write(describe_warning(phrase));
  }
  std::string counts = counted(results.rule_count, "rule", "rules") + ", " +
                       counted(results.example_count, "example", "examples");
  if (arguments.with_mutations) {
    counts += ", " + counted(results.mutant_count, "mutant", "mutants");
  }
  console.out.write(fmt::format("{}: {} failed.\n", counts, results.failures.size()));
  if (arguments.with_coverage) {
    console.out.write(fmt::format("{} of {} reached by examples.\n",
                                  results.phrase_count - results.unreached.size(),
                                  counted(results.phrase_count, "phrase", "phrases")));
  }
  if (!engine->is_complete) {
    return ExitCode::failed;
  }
  return results.failures.empty() ? ExitCode::clear : ExitCode::findings;
}

}  // namespace

ExitCode run_policy(const PolicyArguments& arguments, Console console) {
  switch (arguments.action) {
    case PolicyArguments::Action::list:
      return list(arguments, console);
    case PolicyArguments::Action::check:
      return check(arguments, console);
    case PolicyArguments::Action::test:
      return test(arguments, console);
    case PolicyArguments::Action::diff:
      return run_policy_diff(arguments, console);
  }
  return ExitCode::failed;
}

}  // namespace scruple::cli

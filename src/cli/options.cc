#include "cli/options.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/version.h"
#include "cli/errors.h"
#include "cli/wrapped.h"
#include "document/formats.h"
#include "policy/suggest.h"
#include "report/formats.h"

// The only file that knows CLI11, which is slow to compile and throws. Every subcommand fills its
// own struct; which one was meant is seen from the subcommand that was parsed.

namespace scruple::cli {

namespace {

constexpr std::string_view examples = R"(Examples:
  scruple check post.md                      check one draft
  scruple check content --fail-on warning    check a folder, fail on warnings too
  scruple check - --as text < draft.txt      check standard input
  scruple check . --output sarif=out.sarif   write a report into a file as well
  scruple batch < posts.jsonl > found.jsonl  filter a stream of JSON lines
  scruple explain you-have                   why a rule exists and what to write instead

Exit status: 0 nothing to report, 1 findings at or above --fail-on, 2 could not do its work.)";

constexpr std::string_view check_examples = R"(Examples:
  scruple check post.md                      check one draft
  scruple check content --fail-on warning    check a folder, fail on warnings too
  scruple check - --as text < draft.txt      check standard input
  scruple check . --output sarif=out.sarif   write a report into a file as well
  scruple check . --audience mothers         say who reads it

Exit status: 0 nothing to report, 1 findings at or above --fail-on, 2 could not do its work.)";

constexpr std::string_view batch_examples = R"(Examples:
  scruple batch < posts.jsonl > found.jsonl  filter a stream of JSON lines
  scruple batch --map text=post.body,id=key  take the text and the id from other fields
  scruple batch --only-findings --strict     no lines for clear records, fail on bad ones

Exit status: 0 the end was reached, 1 records could not be checked and --strict was given, 2 could
not do its work.)";

constexpr std::string_view policy_examples = R"(Examples:
  scruple policy list                        the built-in policies and their rules
  scruple policy check house.yaml            report every problem of a policy of your own
  scruple policy test rules                  run the examples of every rule in a folder
  scruple policy diff old.yaml new.yaml --on posts   which posts change their verdict
  scruple policy test --mutate house.yaml    and each of them in disguise: marked up, in capitals ...

Exit status: 0 all is well, 1 errors in policies, examples that fail, or differences, 2 could not
do its work.)";

constexpr std::string_view explain_examples = R"(Examples:
  scruple explain you-have                   why a rule exists and what to write instead
  scruple explain no-diagnosis/you-have      the same, where several policies have such a rule
  scruple explain my-rule --policy my.yaml   a rule of your own)";

// Offsets are of 32 bits, and a folded text may be 33/2 times as long as its file: U+FDFA, two
// bytes of UTF-16 (three of UTF-8), becomes eighteen letters and blanks of 33 bytes.
constexpr std::uint64_t max_file_size_limit = std::uint64_t{128} << 20;
static_assert(max_file_size_limit * 33 / 2 < std::uint64_t{1} << 32);

std::vector<std::string> input_format_names() {
  std::vector<std::string> names;
  for (const document::Format& format : document::formats()) {
    names.emplace_back(format.name);
  }
  return names;
}

std::vector<std::string> report_format_names() {
  std::vector<std::string> names;
  for (const report::Format& format : report::formats()) {
    names.emplace_back(format.name);
  }
  return names;
}

std::string report_format_help() {
  std::string help = "how findings are written to standard output:";
  for (const report::Format& format : report::formats()) {
    help += fmt::format("\n  {}: {}", format.name, format.description);
  }
  return help;
}

// CLI11 puts help beside the options, but does not break its lines.
std::string in_lines(std::string_view help) {
  constexpr std::size_t width = 68;
  return wrapped(help, width);
}

// One value for each time the option is given, so that it does not swallow the paths after it.
CLI::Option* add_repeatable(CLI::App& app, const std::string& name, std::vector<std::string>& into,
                            const std::string& help, const std::string& value) {
  return app.add_option(name, into, in_lines(help))->type_name(value)->allow_extra_args(false);
}

void add_policies(CLI::App& app, PolicyChoice& policies) {
  add_repeatable(app, "--policy", policies,
                 "a built-in policy's id, a policy file or a folder of policies, instead of all "
                 "built-in ones; repeatable",
                 "ID|FILE|DIR");
}

void add_profile(CLI::App& app, ProfileChoice& profile) {
  struct Key {
    const char* name;
    const char* value;
    const char* help;
  };
  static constexpr Key keys[] = {
      {"jurisdiction", "CODES", "where it is published: UK, or US,CA"},
      {"audience", "NAMES", "who reads it: public, mothers, hcp, minors, trial"},
      {"channel", "NAME", "social, blog, web, email, press, reply, video-caption"},
      {"actor", "NAME", "who publishes: mfr, retail, hcp, facility, influencer, employee"},
      {"product", "NAMES", "what it is about"},
      {"sponsored", "yes|no", "whether somebody paid for it"},
      {"language", "CODE", "en, es, ar, pt, fr or de; otherwise all are tried"},
      {"published", "DATE", "the day it was or will be published"},
  };
  for (const Key& key : keys) {
    app.add_option_function<std::string>(
           std::string("--") + key.name,
           [&profile, name = std::string(key.name)](const std::string& value) {
             profile.values.emplace_back(name, value);
           },
           key.help)
        ->type_name(key.value)
        ->group("What is known about the posts");
  }
  app.add_option("--as-of", profile.as_of, "the day to judge undated posts by, instead of today")
      ->type_name("DATE")
      ->group("What is known about the posts");
}

// A whole number of at least so much. CLI11 would show the limits of the type instead.
CLI::Validator whole_number(std::uint64_t least) {
  return {[least](std::string& text) -> std::string {
            std::uint64_t number = 0;
            const char* const end = text.data() + text.size();
            const auto [stop, failure] = std::from_chars(text.data(), end, number);
            const bool is_good = failure == std::errc{} && stop == end && number >= least;
            return is_good ? "" : fmt::format("'{}' is no whole number of {} or more", text, least);
          },
          ""};
}

// Turns "500kB" or "64MiB" into a number of bytes.
CLI::Validator file_size(std::uint64_t most) {
  return {[most](std::string& text) -> std::string {
            static constexpr std::pair<std::string_view, std::uint64_t> units[] = {
                {"", 1},           {"b", 1},           {"k", 1000},          {"kb", 1000},
                {"ki", 1U << 10U}, {"kib", 1U << 10U}, {"m", 1'000'000},     {"mb", 1'000'000},
                {"mi", 1U << 20U}, {"mib", 1U << 20U}, {"g", 1'000'000'000}, {"gb", 1'000'000'000},
                {"gi", 1U << 30U}, {"gib", 1U << 30U}};
            std::uint64_t number = 0;
            const char* const end = text.data() + text.size();
            const auto [stop, failure] = std::from_chars(text.data(), end, number);
            const std::string name = lowered(trimmed({stop, end}));
            const auto unit =
                std::ranges::find(units, name, &std::pair<std::string_view, std::uint64_t>::first);
            if (failure == std::errc::invalid_argument || unit == std::ranges::end(units)) {
              return fmt::format("'{}' is no size: write it as 500kB or 64MiB", text);
            }
            if (failure != std::errc{} || number > most / unit->second) {
              return fmt::format("'{}' is too much: at most {}MiB", text, most >> 20U);
            }
            text = std::to_string(number * unit->second);
            return "";
          },
          ""};
}

void add_jobs(CLI::App& app, std::size_t& jobs) {
  app.add_option("-j,--jobs", jobs, "threads; 0: one for each processor")
      ->type_name("N")
      ->check(whole_number(0));
}

// One of some words, each of which stands for a value.
template <typename Value>
void add_choice(CLI::App& app, const std::string& name, Value& into,
                const std::vector<std::pair<std::string, Value>>& choices, std::string_view help) {
  std::vector<std::string> all;
  all.reserve(choices.size());
  for (const auto& [text, value] : choices) {
    all.push_back(text);
  }
  app.add_option_function<std::string>(
         name,
         [&into, choices](const std::string& text) {
           into = std::ranges::find(choices, text, &std::pair<std::string, Value>::first)->second;
         },
         in_lines(help))
      ->type_name(fmt::format("{}", fmt::join(all, "|")))
      ->check(CLI::IsMember(all).description(""));
}

std::vector<std::pair<std::string, std::optional<policy::Severity>>> severity_choices() {
  using enum policy::Severity;
  std::vector<std::pair<std::string, std::optional<policy::Severity>>> choices;
  for (const policy::Severity severity : {error, warning, suggestion}) {
    choices.emplace_back(policy::name_of(severity), severity);
  }
  choices.emplace_back("never", std::nullopt);
  return choices;
}

void add_check(CLI::App& program, CheckArguments& check) {
  CLI::App& app = *program.add_subcommand("check", "lint files, folders or standard input");
  app.footer(std::string(check_examples));
  app.add_option("PATH", check.paths, "files and folders; - is standard input; default: .");
  add_policies(app, check.policies);
  app.add_option("-f,--format", check.format, report_format_help())
      ->type_name("NAME")
      ->check(CLI::IsMember(report_format_names()).description(""));
  app.add_option_function<std::vector<std::string>>(
         "-o,--output",
         [&check](const std::vector<std::string>& values) {
           for (const std::string& value : values) {
             const std::size_t equals = value.find('=');
             if (equals == std::string::npos || equals + 1 == value.size() ||
                 report::format_named(value.substr(0, equals)) == nullptr) {
               throw CLI::ValidationError("--output", "write it as FORMAT=FILE: json=report.json");
             }
             if (value.substr(equals + 1) == "-") {
               throw CLI::ValidationError(
                   "--output",
                   "for a report on standard output write --format " + value.substr(0, equals));
             }
             check.outputs.push_back({value.substr(0, equals), value.substr(equals + 1)});
           }
         },
         "write a report into a file as well; repeatable")
      ->type_name("FORMAT=FILE")
      ->allow_extra_args(false);
  add_choice<std::optional<policy::Severity>>(app, "--fail-on", check.fail_on, severity_choices(),
                                              "the least severity for exit status 1 [error]");
  add_choice<ColorChoice>(app, "--color", check.color,
                          {{"auto", ColorChoice::automatic},
                           {"always", ColorChoice::always},
                           {"never", ColorChoice::never}},
                          "colours; auto: on a terminal, unless NO_COLOR is set");
  app.add_flag("-q,--quiet", check.is_quiet, "findings only, no summary");
  app.add_flag("--explain", check.with_trace, "say how each finding came about");
  app.add_option("--as", check.input_format, "read every input as this format")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(input_format_names()));
  app.add_option("--stdin-filename", check.standard_input_name,
                 "the name standard input goes by; its extension tells the format")
      ->type_name("NAME");
  app.add_option("--max-file-size", check.max_file_size,
                 "refuse larger files: 500kB, 64MiB; at most 128MiB [64MiB]")
      ->type_name("SIZE")
      ->transform(file_size(max_file_size_limit));
  app.add_option("--sarif-max-results", check.sarif_max_results,
                 "results kept in SARIF, the most severe first [5000]")
      ->type_name("N")
      ->check(whole_number(1));
  add_jobs(app, check.jobs);
  add_profile(app, check.profile);
}

void add_batch(CLI::App& program, BatchArguments& batch) {
  CLI::App& app = *program.add_subcommand(
      "batch", "filter JSON lines: one record in, one line of findings out, in order");
  app.footer(std::string(batch_examples));
  add_policies(app, batch.policies);
  app.add_option_function<std::vector<std::string>>(
         "--map",
         [&batch](const std::vector<std::string>& values) {
           for (const std::string& value : values) {
             const std::size_t equals = value.find('=');
             if (equals == 0 || equals == std::string::npos || equals + 1 == value.size()) {
               throw CLI::ValidationError("--map", "write it as FIELD=NAME: text=message");
             }
             batch.fields.emplace_back(value.substr(0, equals), value.substr(equals + 1));
           }
         },
         "the names of the records' fields: text=message,id=post.id")
      ->type_name("FIELD=NAME,...")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--only-findings", batch.has_only_findings, "no lines for clear records");
  app.add_flag("--strict", batch.is_strict, "exit status 1 when a record could not be checked");
  app.add_option("--max-errors", batch.max_errors, "give up after so many such records")
      ->type_name("N")
      ->check(whole_number(1));
  add_choice<bool>(app, "--flush", batch.flushes_lines, {{"line", true}, {"block", false}},
                   "hand results over line by line, or in blocks and whenever input pauses "
                   "[block]");
  app.add_flag("--chunk-header", batch.has_chunk_headers,
               "a line with the number of records comes before each chunk (ClickHouse)");
  add_jobs(app, batch.jobs);
  add_profile(app, batch.profile);
}

void add_policy_diff(CLI::App& app, PolicyArguments& policy) {
  CLI::App& sub = *app.add_subcommand(
      "diff", "what changed between two policies, and which posts are judged differently");
  const auto add_choice_of_one = [&sub](const char* name, PolicyChoice& into, const char* help) {
    sub.add_option_function<std::string>(
           name, [&into](const std::string& value) { into = {value}; }, help)
        ->required();
  };
  add_choice_of_one("OLD", policy.before, "a built-in policy's id, a policy file or a folder");
  add_choice_of_one("NEW", policy.policies, "the same");
  add_repeatable(sub, "--on", policy.corpus, "a file or folder of posts to hold both against",
                 "PATH");
  add_jobs(sub, policy.jobs);
  sub.callback([&policy] { policy.action = PolicyArguments::Action::diff; });
}

void add_policy(CLI::App& program, PolicyArguments& policy) {
  CLI::App& app = *program.add_subcommand("policy", "list, check and test policies");
  app.footer(std::string(policy_examples));
  app.require_subcommand(1);
  struct Action {
    const char* name;
    PolicyArguments::Action value;
    const char* help;
  };
  static constexpr Action actions[] = {
      {"list", PolicyArguments::Action::list, "the policies and their rules"},
      {"check", PolicyArguments::Action::check, "report every problem of policies"},
      {"test", PolicyArguments::Action::test, "run the examples of every rule"},
  };
  for (const Action& action : actions) {
    CLI::App& sub = *app.add_subcommand(action.name, action.help);
    add_policies(sub, policy.policies);
    sub.add_option_function<std::vector<std::string>>(  // behind --policy, which sets them
        "POLICY",
        [&policy](const std::vector<std::string>& values) {
          policy.policies.insert(policy.policies.begin(), values.begin(), values.end());
        },
        "as --policy");
    if (action.value == PolicyArguments::Action::test) {
      sub.add_flag("--coverage", policy.with_coverage,
                   "also list the phrases that no example reaches");
      sub.add_flag("--mutate", policy.with_mutations,
                   "also run each flag example soft-wrapped, in capitals, marked up, in full-width "
                   "letters, with zero-width characters, with no-break spaces and as a hashtag");
    }
    sub.callback([&policy, value = action.value] { policy.action = value; });
  }
  add_policy_diff(app, policy);
}

void add_explain(CLI::App& program, ExplainArguments& explain) {
  CLI::App& app = *program.add_subcommand("explain", "a rule as a page");
  app.footer(std::string(explain_examples));
  app.add_option("RULE", explain.rule, "its id: you-have or no-diagnosis/you-have")->required();
  add_policies(app, explain.policies);
}

// CLI11 says of a mistyped command only that one is missing.
std::optional<Error> wrong_command(const CLI::App& app, std::span<const char* const> arguments) {
  if (arguments.size() < 2 || std::string_view(arguments[1]).starts_with('-')) {
    return std::nullopt;
  }
  const std::string given = arguments[1];
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  if (std::ranges::find(names, given) != names.end()) {
    return std::nullopt;
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  return Error{.code = "usage",
               .message = "there is no command '" + given + "'",
               .hint = policy::did_you_mean(given, known, "scruple --help shows all of them")};
}

Message message_of(const CLI::App& app, const CLI::ParseError& error,
                   std::span<const char* const> arguments) {
  std::ostringstream out;
  std::ostringstream ignored;
  if (app.exit(error, out, ignored) == 0) {
    return {out.str(), ExitCode::clear};
  }
  if (const auto wrong = wrong_command(app, arguments)) {
    return {printable_description(*wrong), ExitCode::failed};
  }
  std::string command = "scruple";
  for (const CLI::App* used : app.get_subcommands()) {
    command += " " + used->get_name();
  }
  return {printable_description({.code = "usage",
                                 .message = error.what(),
                                 .hint = command + " --help shows what can be written"}),
          ExitCode::failed};
}

}  // namespace

Command read_arguments(std::span<const char* const> arguments) {
  CLI::App app("Finds words in healthcare communications that should not go out.", "scruple");
  app.set_version_flag("--version", "scruple " + std::string(version));
  app.require_subcommand(1);
  app.footer(std::string(examples));
  CheckArguments check;
  BatchArguments batch;
  PolicyArguments policy;
  ExplainArguments explain;
  add_check(app, check);
  add_batch(app, batch);
  add_policy(app, policy);
  add_explain(app, explain);
  try {
    app.parse(static_cast<int>(arguments.size()), arguments.data());
  } catch (const CLI::ParseError& error) {
    return message_of(app, error, arguments);
  }
  if (check.paths.empty()) {
    // Whoever names standard input means it.
    check.paths.emplace_back(check.standard_input_name == "-" ? "." : "-");
  }
  const std::string used = app.get_subcommands().front()->get_name();
  if (used == "check") {
    return check;
  }
  if (used == "batch") {
    return batch;
  }
  if (used == "policy") {
    return policy;
  }
  return explain;
}

}  // namespace scruple::cli

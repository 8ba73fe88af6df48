#include "cli/options.h"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace scruple::cli;  // NOLINT(google-build-using-namespace): the module under test
using scruple::policy::Severity;

namespace {

Command read(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "scruple");
  return read_arguments(arguments);
}

template <typename Arguments>
Arguments read_as(const std::vector<const char*>& arguments) {
  const Command command = read(arguments);
  if (const auto* message = std::get_if<Message>(&command)) {
    FAIL(message->text);
  }
  return std::get<Arguments>(command);
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("an option takes one value, and leaves the paths behind it alone") {
  const auto check = read_as<CheckArguments>(
      {"check", "--policy", "a", "b.md", "-o", "json=x", "c.md", "--policy", "d", "-"});
  CHECK(check.policies == Strings{"a", "d"});
  CHECK(check.paths == Strings{"b.md", "c.md", "-"});
  REQUIRE(check.outputs.size() == 1);
  CHECK(check.outputs[0].format == "json");
  CHECK(check.outputs[0].path == "x");
}

TEST_CASE("reports may go into several files") {
  const auto check =
      read_as<CheckArguments>({"check", "-o", "json=x", "--output=text=y=z", "a.md"});
  REQUIRE(check.outputs.size() == 2);
  CHECK(check.outputs[0].format == "json");
  CHECK(check.outputs[1].format == "text");
  CHECK(check.outputs[1].path == "y=z");
  CHECK(check.paths == Strings{"a.md"});
}

TEST_CASE("without options a check is what most people want") {
  const auto check = read_as<CheckArguments>({"check"});
  CHECK(check.paths == Strings{"."});
  CHECK(check.policies.empty());
  CHECK(check.format == "text");
  CHECK(check.fail_on == Severity::error);
  CHECK(check.max_file_size == std::uint64_t{64} << 20);
  CHECK(check.jobs == 0);
}

TEST_CASE("a name for standard input means standard input") {
  CHECK(read_as<CheckArguments>({"check", "--stdin-filename", "a.md"}).paths == Strings{"-"});
  CHECK(read_as<CheckArguments>({"check", "--stdin-filename", "a.md", "b.md"}).paths ==
        Strings{"b.md"});
}

TEST_CASE("paths may begin with a dash behind a double dash") {
  CHECK(read_as<CheckArguments>({"check", "--", "-draft.md"}).paths == Strings{"-draft.md"});
}

TEST_CASE("words and sizes become values") {
  const auto check = read_as<CheckArguments>(
      {"check", "--fail-on", "never", "--color", "always", "--max-file-size", "2MiB", "-j", "3"});
  CHECK_FALSE(check.fail_on);
  CHECK(check.color == ColorChoice::always);
  CHECK(check.max_file_size == std::uint64_t{2} << 20);
  CHECK(check.jobs == 3);
  CHECK(read_as<CheckArguments>({"check", "--max-file-size", "500kB"}).max_file_size == 500'000);
  CHECK(read_as<CheckArguments>({"check", "--max-file-size", "128MiB"}).max_file_size ==
        std::uint64_t{128} << 20);
}

TEST_CASE("the profile is kept as keys and values") {
  const auto batch =
      read_as<BatchArguments>({"batch", "--audience", "hcp", "--jurisdiction", "AU,NZ", "--as-of",
                               "2026-01-01", "--map", "text=a.b,id=k", "--flush", "line"});
  REQUIRE(batch.profile.values.size() == 2);
  CHECK(batch.profile.values[0] == std::pair<std::string, std::string>{"jurisdiction", "AU,NZ"});
  CHECK(batch.profile.values[1] == std::pair<std::string, std::string>{"audience", "hcp"});
  CHECK(batch.profile.as_of == "2026-01-01");
  REQUIRE(batch.fields.size() == 2);
  CHECK(batch.fields[0] == std::pair<std::string, std::string>{"text", "a.b"});
  CHECK(batch.flushes_lines);
}

TEST_CASE("policies may be given as arguments of policy commands") {
  const auto policy = read_as<PolicyArguments>({"policy", "test", "a", "--policy", "b"});
  CHECK(policy.action == PolicyArguments::Action::test);
  CHECK(policy.policies == Strings{"a", "b"});
}

TEST_CASE("sizes are written with or without a unit") {
  struct Row {
    const char* text;
    std::uint64_t size;
  };
  for (const Row& row : {Row{"0", 0}, Row{"7", 7}, Row{"7b", 7}, Row{"2 kB", 2000},
                         Row{"3KiB", 3072}, Row{"128mib", 128U << 20U}}) {
    CAPTURE(row.text);
    CHECK(read_as<CheckArguments>({"check", "--max-file-size", row.text}).max_file_size ==
          row.size);
  }
}

TEST_CASE("a wrong number is told in words") {
  for (const auto& [arguments, expected] :
       std::vector<std::pair<std::vector<const char*>, std::string>>{
           {{"check", "-j", "-1"}, "--jobs: '-1' is no whole number of 0 or more"},
           {{"check", "-j", "2.5"}, "--jobs: '2.5' is no whole number of 0 or more"},
           {{"check", "--sarif-max-results", "0"},
            "--sarif-max-results: '0' is no whole number of 1 or more"},
           {{"batch", "--max-errors", "0"}, "--max-errors: '0' is no whole number of 1 or more"},
           {{"check", "--max-file-size", "2147483648"}, "'2147483648' is too much: at most 128MiB"},
           {{"check", "--max-file-size", "99999999999999999999"}, "is too much: at most 128MiB"},
           {{"check", "--max-file-size", "5x"}, "'5x' is no size: write it as 500kB or 64MiB"}}) {
    const Command command = read(arguments);
    const auto* message = std::get_if<Message>(&command);
    REQUIRE(message != nullptr);
    CHECK_MESSAGE(message->text.find(expected) != std::string::npos, message->text);
    CHECK(message->text.size() < 160);
  }
}

TEST_CASE("every command's help shows examples of its own") {
  for (const std::string name : {"check", "batch", "policy", "explain"}) {
    const Command command = read({name.c_str(), "--help"});
    const auto* message = std::get_if<Message>(&command);
    REQUIRE(message != nullptr);
    const std::size_t examples = message->text.find("Examples:\n");
    REQUIRE(examples != std::string::npos);
    CHECK(message->text.find("scruple " + name, examples) == examples + 12);
  }
}

TEST_CASE("what cannot be understood is a message and exit status 2") {
  const std::vector<std::vector<const char*>> cases = {
      {},
      {"nonsense"},
      {"check", "--nonsense"},
      {"check", "--format", "yaml"},
      {"check", "--fail-on", "fatal"},
      {"check", "--max-file-size", "many"},
      {"check", "--max-file-size", "2GiB"},
      {"check", "--max-file-size", "129MiB"},
      {"check", "--jobs", "-1"},
      {"check", "-o", "out.json"},
      {"check", "-o", "json="},
      {"check", "-o", "json=-"},
      {"check", "--as", "docx"},
      {"batch", "--map", "text"},
      {"policy"},
      {"explain"},
  };
  for (const auto& arguments : cases) {
    CAPTURE(std::string(arguments.size() < 2 ? "" : arguments.back()));
    const Command command = read(arguments);
    const auto* message = std::get_if<Message>(&command);
    REQUIRE(message != nullptr);
    CHECK(message->exit_code == ExitCode::failed);
    CHECK(message->text.starts_with("error: "));
    CHECK(message->text.find("hint: ") != std::string::npos);
  }
}

TEST_CASE("help and version are no failures") {
  for (const char* option : {"--help", "--version"}) {
    const Command command = read({option});
    CHECK(std::get<Message>(command).exit_code == ExitCode::clear);
  }
}

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/exit_code.h"
#include "document/source.h"
#include "policy/rule.h"

namespace scruple::cli {

// What the command line says, as plain values: each command takes its own struct and knows nothing
// of how options are written.

// --policy: ids of built-in policies, files and folders; empty: all built-in ones.
using PolicyChoice = std::vector<std::string>;

// What is known about the posts, as key and value.
struct ProfileChoice {
  std::vector<std::pair<std::string, std::string>> values;
  std::string as_of;  // a date; empty: today
};

enum class ColorChoice : std::uint8_t { automatic, always, never };

struct OutputChoice {
  std::string format;
  std::string path;
};

struct CheckArguments {
  std::vector<std::string> paths;
  PolicyChoice policies;
  ProfileChoice profile;
  std::string input_format;  // --as; empty: by extension or content
  std::string standard_input_name = "-";
  std::uint64_t max_file_size = document::default_max_file_size;
  std::size_t jobs = 0;
  std::string format = "text";        // of standard output
  std::vector<OutputChoice> outputs;  // further reports, into files
  std::size_t sarif_max_results = 0;
  ColorChoice color = ColorChoice::automatic;
  bool is_quiet = false;
  bool with_trace = false;                                            // --explain
  std::optional<policy::Severity> fail_on = policy::Severity::error;  // nothing: never
};

struct BatchArguments {
  PolicyChoice policies;
  ProfileChoice profile;
  std::vector<std::pair<std::string, std::string>> fields;  // --map: what to take from where
  std::size_t jobs = 0;
  std::optional<std::uint64_t> max_errors;
  bool is_strict = false;
  bool flushes_lines = false;
  bool has_chunk_headers = false;
  bool has_only_findings = false;
};

struct PolicyArguments {
  enum class Action : std::uint8_t { list, check, test, diff };
  Action action = Action::list;
  PolicyChoice policies;
  bool with_mutations = false;      // --mutate
  bool with_coverage = false;       // --coverage
  PolicyChoice before;              // of diff, which compares with `policies`
  std::vector<std::string> corpus;  // --on: posts to hold both against
  std::size_t jobs = 0;
};

struct ExplainArguments {
  std::string rule;
  PolicyChoice policies;
};

// There is nothing to do but to say this: help, the version, what is wrong with the command line.
struct Message {
  std::string text;
  ExitCode exit_code = ExitCode::clear;
};

using Command =
    std::variant<Message, CheckArguments, BatchArguments, PolicyArguments, ExplainArguments>;

// Reads the command line; the program's name comes first.
[[nodiscard]] Command read_arguments(std::span<const char* const> arguments);

}  // namespace scruple::cli

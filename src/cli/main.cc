#include <cstdio>
#include <exception>
#include <span>
#include <type_traits>
#include <variant>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/options.h"
#include "io/fd_writer.h"
#include "io/standard_streams.h"
#include "io/stop_request.h"
#include "io/terminal.h"

namespace {

namespace cli = scruple::cli;
using scruple::cli::Console;
using scruple::cli::ExitCode;

ExitCode run(const scruple::cli::Command& command, Console console) {
  return std::visit(
      [console](const auto& arguments) {
        using Arguments = std::decay_t<decltype(arguments)>;
        if constexpr (std::is_same_v<Arguments, cli::CheckArguments>) {
          return cli::run_check(arguments, console);
        } else if constexpr (std::is_same_v<Arguments, cli::BatchArguments>) {
          return cli::run_batch(arguments, console);
        } else if constexpr (std::is_same_v<Arguments, cli::PolicyArguments>) {
          return cli::run_policy(arguments, console);
        } else if constexpr (std::is_same_v<Arguments, cli::ExplainArguments>) {
          return cli::run_explain(arguments, console);
        } else {
          auto& out = arguments.exit_code == ExitCode::clear ? console.out : console.errors;
          out.write(arguments.text);
          return arguments.exit_code;
        }
      },
      command);
}

// Everything but what no command can foresee.
ExitCode run_program(std::span<const char* const> arguments) {
  scruple::io::FdWriter out(scruple::io::standard_output, "standard output");
  scruple::io::FdWriter errors(scruple::io::standard_error, "standard error");
  ExitCode code = run(scruple::cli::read_arguments(arguments), {out, errors});
  out.flush();
  if (const auto failure = out.failure()) {
    code = ExitCode::failed;
    if (!out.is_closed_pipe()) {  // whoever closed it does not want to hear of it
      cli::write_error(errors, *failure);
    }
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    scruple::io::occupy_standard_streams();
    scruple::io::ignore_broken_pipes();
    return static_cast<int>(run_program({argv, static_cast<std::size_t>(argc)}));
  } catch (const std::exception& error) {  // no memory left, most likely
    std::fprintf(stderr, "error: scruple had to give up: %s\n", error.what());
    return static_cast<int>(ExitCode::failed);
  }
}

#pragma once

#include "base/writer.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "io/fd_writer.h"

namespace scruple::cli {

// Where a command writes. Whether standard output could be written is asked by main.
struct Console {
  io::FdWriter& out;
  io::FdWriter& errors;
};

[[nodiscard]] ExitCode run_check(const CheckArguments& arguments, Console console);
[[nodiscard]] ExitCode run_batch(const BatchArguments& arguments, Console console);
[[nodiscard]] ExitCode run_policy(const PolicyArguments& arguments, Console console);
[[nodiscard]] ExitCode run_policy_diff(const PolicyArguments& arguments, Console console);
[[nodiscard]] ExitCode run_explain(const ExplainArguments& arguments, Console console);

}  // namespace scruple::cli

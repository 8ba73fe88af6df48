#pragma once

#include <string>

#include "base/error.h"
#include "base/writer.h"
#include "cli/commands.h"
#include "cli/exit_code.h"

namespace scruple::cli {

// describe() for a terminal: names, words and lines from outside are made printable, so that a
// file's name cannot move the cursor, and the caret stays below its column.
[[nodiscard]] std::string printable_description(Error error);

void write_error(Writer& out, const Error& error);

// Says why a command cannot go on; gives the exit code for that.
[[nodiscard]] ExitCode fail(const Error& error, Console console);

}  // namespace scruple::cli

#pragma once

namespace scruple::cli {

// What the process tells its caller. `failed` wins over `findings`: what could not be done must not
// look like a result.
enum class ExitCode : int {
  clear = 0,     // nothing to report
  findings = 1,  // findings at or above --fail-on
  failed = 2,    // scruple could not do its work, or not all of it
};

}  // namespace scruple::cli

#include "io/terminal.h"

#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace scruple::io {

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

std::optional<std::size_t> terminal_width(int descriptor) {
  winsize size = {};
  // NOLINTNEXTLINE(*-vararg): how the system offers it.
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return std::nullopt;
  }
  return size.ws_col;
}

bool wants_color(int descriptor) {
  return is_terminal(descriptor) && !environment("NO_COLOR") &&
         environment("TERM").value_or("dumb") != "dumb";
}

std::optional<std::string> environment(const char* name) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing here sets variables.
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') {
    return std::nullopt;
  }
  return value;
}

}  // namespace scruple::io

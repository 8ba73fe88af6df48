// The kernel gives out the lowest free number, so opening files fills the gaps in order. Each is
// opened for what is not done with it: reading from 0 and writing to 1 or 2 fail with EBADF, as
// they would have done.

#include "io/standard_streams.h"

#include <cerrno>

#include <fcntl.h>

#include "io/terminal.h"

namespace scruple::io {

void occupy_standard_streams() {
  for (const int descriptor : {standard_input, standard_output, standard_error}) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) {
      continue;
    }
    // Not closed on purpose, here or in child processes: it stands in for a stream.
    static_cast<void>(::open("/dev/null", descriptor == standard_input ? O_WRONLY : O_RDONLY));
  }
}

}  // namespace scruple::io

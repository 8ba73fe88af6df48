#include "io/standard_streams.h"

#include <cerrno>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

TEST_CASE("streams that are closed at the start fail, and no other file takes their place") {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {  // only what is safe after fork, and the answer as exit status
    ::close(0);
    ::close(2);
    scruple::io::occupy_standard_streams();
    char byte = 'x';
    const bool reading_fails = ::read(0, &byte, 1) == -1 && errno == EBADF;
    const bool writing_fails = ::write(2, &byte, 1) == -1 && errno == EBADF;
    const bool is_next_free = ::open("/dev/null", O_RDONLY) > 2;
    ::_exit(reading_fails && writing_fails && is_next_free ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

#include "support/unprivileged.h"

#include <array>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

#include "base/assert.h"

namespace scruple::test {

std::string unprivileged(const std::function<std::string()>& act) {
  if (::geteuid() != 0) {
    return act();
  }
  std::array<int, 2> ends = {};
  SCRUPLE_ASSERT(::pipe(ends.data()) == 0, "tests can open pipes");
  const pid_t child = ::fork();
  SCRUPLE_ASSERT(child >= 0, "tests can start processes");
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    std::string answer = "the child could not give up its rights";
    if (::setgid(nobody) == 0 && ::setuid(nobody) == 0) {
      answer = act();
    }
    const ssize_t written = ::write(ends[1], answer.data(), answer.size());
    ::_exit(written == static_cast<ssize_t>(answer.size()) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string answer;
  std::array<char, 4096> piece = {};
  for (ssize_t count = ::read(ends[0], piece.data(), piece.size()); count > 0;
       count = ::read(ends[0], piece.data(), piece.size())) {
    answer.append(piece.data(), static_cast<std::size_t>(count));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return answer;
}

}  // namespace scruple::test

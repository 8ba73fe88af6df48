#include "io/stop_request.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

#include "base/assert.h"

// A signal handler may do little: here it sets a lock-free flag and writes one byte to a pipe, so
// that a thread which waits for input in poll() wakes up too. The handler learns where from the one
// global of the program, which POSIX leaves no way around.

namespace scruple::io {

namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): see above.
std::atomic<StopRequest*> listener = nullptr;
static_assert(std::atomic<StopRequest*>::is_always_lock_free);
static_assert(std::atomic<bool>::is_always_lock_free);

void on_signal(int /*number*/) {
  const int saved = errno;
  if (StopRequest* request = listener.load()) {
    request->request();
  }
  errno = saved;
}

void handle(void (*handler)(int), int flags) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

StopRequest::StopRequest() {
  std::array<int, 2> ends = {-1, -1};
  const int failure = ::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK);
  SCRUPLE_ASSERT(failure == 0, "the process has file descriptors left for a pipe");
  read_end_ = descriptor_of(ends[0]);
  write_end_ = descriptor_of(ends[1]);
}

void StopRequest::request() noexcept {
  if (!flag_.exchange(true)) {
    const ssize_t written = ::write(write_end_.get().value, "x", 1);
    static_cast<void>(written);  // the pipe is empty: one byte fits
  }
}

SignalScope::SignalScope(StopRequest& request) {
  listener = &request;
  // SA_RESETHAND: the second signal finds the default action. No SA_RESTART: reads are woken.
  handle(on_signal, static_cast<int>(SA_RESETHAND));
}

SignalScope::~SignalScope() {
  handle(SIG_DFL, 0);
  listener = nullptr;
}

void ignore_broken_pipes() {
  struct sigaction action = {};
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
}

}  // namespace scruple::io

#include "io/stop_request.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

// A signal handler may do little: here it sets a lock-free flag and writes one byte to a pipe, so
// that a thread which waits for input in poll() wakes up too. The handler learns where from the one
// global of the program, which POSIX leaves no way around.

namespace scruple::io {

namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): see above.
std::atomic<StopRequest*> listener = nullptr;
static_assert(std::atomic<StopRequest*>::is_always_lock_free);
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr std::array<int, 2> signals = {SIGINT, SIGTERM};

void on_signal(int number);

bool is_ours(const struct sigaction& action) { return action.sa_handler == on_signal; }

// Makes the request, and lets the next signal, whichever of the two, do what it does by default.
void on_signal(int /*number*/) {
  const int saved = errno;
  if (StopRequest* request = listener.load()) {
    request->request();
  }
  struct sigaction usual = {};
  usual.sa_handler = SIG_DFL;
  for (const int signal : signals) {
    struct sigaction current = {};
    if (sigaction(signal, nullptr, &current) == 0 && is_ours(current)) {
      sigaction(signal, &usual, nullptr);
    }
  }
  errno = saved;
}

}  // namespace

Result<std::unique_ptr<StopRequest>> StopRequest::create() {
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
    return Error{.code = "no-descriptors",
                 .message = "the system lets this process open no more files: " +
                            std::generic_category().message(errno),
                 .hint = "raise the limit (ulimit -n)"};
  }
  return std::make_unique<StopRequest>(descriptor_of(ends[0]), descriptor_of(ends[1]));
}

StopRequest::StopRequest(Descriptor read_end, Descriptor write_end)
    : read_end_(std::move(read_end)), write_end_(std::move(write_end)) {}

void StopRequest::request() noexcept {
  if (!flag_.exchange(true)) {
    const ssize_t written = ::write(write_end_.get().value, "x", 1);
    static_cast<void>(written);  // the pipe is empty: one byte fits
  }
}

struct SignalScope::Impl {
  std::array<struct sigaction, signals.size()> before = {};
};

SignalScope::SignalScope(StopRequest& request) : impl_(std::make_unique<Impl>()) {
  listener = &request;
  struct sigaction action = {};
  action.sa_handler = on_signal;  // without SA_RESTART: reads are woken
  for (std::size_t i = 0; i < signals.size(); ++i) {
    struct sigaction& before = impl_->before.at(i);
    sigaction(signals.at(i), nullptr, &before);
    if (before.sa_handler != SIG_IGN) {
      sigaction(signals.at(i), &action, nullptr);
    }
  }
}

SignalScope::~SignalScope() {
  for (std::size_t i = 0; i < signals.size(); ++i) {
    sigaction(signals.at(i), &impl_->before.at(i), nullptr);
  }
  listener = nullptr;
}

void ignore_broken_pipes() {
  struct sigaction action = {};
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
}

}  // namespace scruple::io

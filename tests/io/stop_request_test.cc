#include "io/stop_request.h"

#include <csignal>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/descriptor.h"

using scruple::io::SignalScope;
using scruple::io::StopRequest;

namespace {

// Sets what a signal does, and puts back what it did at the end of its life.
class Disposition {
 public:
  Disposition(int signal, void (*handler)(int)) : signal_(signal) {
    struct sigaction action = {};
    action.sa_handler = handler;
    sigaction(signal, &action, &before_);
  }
  Disposition(const Disposition&) = delete;
  Disposition& operator=(const Disposition&) = delete;
  ~Disposition() { sigaction(signal_, &before_, nullptr); }

 private:
  int signal_;
  struct sigaction before_ = {};
};

void (*handler_of(int signal))(int) {
  struct sigaction action = {};
  sigaction(signal, nullptr, &action);
  return action.sa_handler;
}

void do_nothing(int /*signal*/) {}

}  // namespace

TEST_CASE("a signal makes the request it listens for") {
  const auto request = *StopRequest::create();
  const SignalScope listening(*request);
  CHECK_FALSE(request->is_requested());
  REQUIRE(std::raise(SIGINT) == 0);
  CHECK(request->is_requested());
}

TEST_CASE("a second signal ends the process, be it the same or the other one") {
  for (const int second : {SIGINT, SIGTERM}) {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto request = *StopRequest::create();
      const SignalScope listening(*request);
      std::raise(SIGINT);
      std::raise(second);
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == second);
  }
}

TEST_CASE("a signal that the parent ignored stays ignored") {
  const Disposition ignoring(SIGINT, SIG_IGN);
  const auto request = *StopRequest::create();
  {
    const SignalScope listening(*request);
    REQUIRE(std::raise(SIGINT) == 0);
    CHECK_FALSE(request->is_requested());
    REQUIRE(std::raise(SIGTERM) == 0);
    CHECK(request->is_requested());
    CHECK((handler_of(SIGINT) == SIG_IGN));
  }
  CHECK((handler_of(SIGINT) == SIG_IGN));
}

TEST_CASE("at the end signals do again what they did before") {
  const Disposition own(SIGTERM, do_nothing);
  {
    const auto request = *StopRequest::create();
    const SignalScope listening(*request);
    REQUIRE(std::raise(SIGTERM) == 0);
    CHECK(request->is_requested());
  }
  CHECK((handler_of(SIGTERM) == do_nothing));
}

TEST_CASE("a request stands, and can be waited for") {
  const auto request = *StopRequest::create();
  pollfd waiting = {request->descriptor(), POLLIN, 0};
  CHECK(::poll(&waiting, 1, 0) == 0);
  request->request();
  request->request();
  CHECK(::poll(&waiting, 1, 0) == 1);
  CHECK(::poll(&waiting, 1, 0) == 1);
}

TEST_CASE("a process that may open no more files is told so") {
  rlimit before = {};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit few = {.rlim_cur = 64, .rlim_max = before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
  std::vector<scruple::io::Descriptor> open;
  while (auto more = scruple::io::descriptor_of(::open("/dev/null", O_RDONLY | O_CLOEXEC))) {
    open.push_back(std::move(more));
  }
  const auto request = StopRequest::create();
  open.clear();
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  REQUIRE_FALSE(request);
  CHECK(request.error().code == "no-descriptors");
}

#include "io/stop_request.h"

#include <csignal>

#include <doctest/doctest.h>
#include <poll.h>

using scruple::io::SignalScope;
using scruple::io::StopRequest;

TEST_CASE("a signal makes the request it listens for") {
  StopRequest request;
  const SignalScope listening(request);
  CHECK_FALSE(request.is_requested());
  REQUIRE(std::raise(SIGINT) == 0);
  CHECK(request.is_requested());
}

TEST_CASE("a request stands, and can be waited for") {
  StopRequest request;
  pollfd waiting = {request.descriptor(), POLLIN, 0};
  CHECK(::poll(&waiting, 1, 0) == 0);
  request.request();
  request.request();
  CHECK(::poll(&waiting, 1, 0) == 1);
  CHECK(::poll(&waiting, 1, 0) == 1);
}

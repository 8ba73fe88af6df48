#pragma once

#include <atomic>

#include "io/descriptor.h"

namespace scruple::io {

// The wish to stop early: the user's (Ctrl-C, once a SignalScope listens) or the program's own,
// because nobody reads its output any more. Once made it stands.
class StopRequest {
 public:
  StopRequest();

  // From any thread, and from a signal handler.
  void request() noexcept;
  [[nodiscard]] bool is_requested() const noexcept { return flag_.load(); }

  // Becomes readable with the request, and stays so: for waiting on it together with an input.
  [[nodiscard]] int descriptor() const { return read_end_.get().value; }

 private:
  Descriptor read_end_;
  Descriptor write_end_;
  std::atomic<bool> flag_ = false;
};

// While it lives, the first SIGINT or SIGTERM makes the request and a second one ends the process
// as usual. One at a time.
class SignalScope {
 public:
  explicit SignalScope(StopRequest& request);
  SignalScope(const SignalScope&) = delete;
  SignalScope& operator=(const SignalScope&) = delete;
  ~SignalScope();
};

// Lets writing to a closed pipe fail with an error instead of ending the process. For main.
void ignore_broken_pipes();

}  // namespace scruple::io

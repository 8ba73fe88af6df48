#pragma once

#include <atomic>
#include <memory>

#include "base/result.h"
#include "io/descriptor.h"

namespace scruple::io {

// The wish to stop early: the user's (Ctrl-C, once a SignalScope listens) or the program's own,
// because nobody reads its output any more. Once made it stands.
class StopRequest {
 public:
  // Errors: "no-descriptors", when the process may open no more files.
  [[nodiscard]] static Result<std::unique_ptr<StopRequest>> create();
  StopRequest(Descriptor read_end, Descriptor write_end);  // for create()

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

// While it lives, the first SIGINT or SIGTERM makes the request, and a second one of either ends
// the process as usual. A signal that was ignored before stays ignored, as nohup and the background
// jobs of a shell want it. At the end everything is as it was. One at a time.
class SignalScope {
 public:
  explicit SignalScope(StopRequest& request);
  SignalScope(const SignalScope&) = delete;
  SignalScope& operator=(const SignalScope&) = delete;
  ~SignalScope();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Lets writing to a closed pipe fail with an error instead of ending the process. For main.
void ignore_broken_pipes();

}  // namespace scruple::io

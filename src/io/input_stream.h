#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "io/stop_request.h"

namespace scruple::io {

// A file descriptor read from front to back: standard input, a pipe. Does not own it.
class InputStream {
 public:
  // `name` is for messages. With `stop`, a read that waits for input returns when it is requested;
  // it must outlive this.
  InputStream(int descriptor, std::string name, const StopRequest* stop = nullptr);

  // Waits for input and reads up to the buffer's size. 0 at the end. Errors: "interrupted",
  // "read-failed", "file-is-directory".
  [[nodiscard]] Result<std::size_t> read(std::span<char> buffer);

  // Whether read() would return at once.
  [[nodiscard]] bool is_ready() const;

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  // Until there is input or a stop, which is an error. Requires stop_.
  [[nodiscard]] std::optional<Error> wait() const;

  int descriptor_;
  std::string name_;
  const StopRequest* stop_;
};

}  // namespace scruple::io

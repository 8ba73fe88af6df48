#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/writer.h"

namespace scruple::io {

// Writes to a file descriptor, which it does not own, through a buffer. The first failure is
// remembered; everything after it is dropped.
class FdWriter final : public Writer {
 public:
  // `name` is for messages: "standard output".
  FdWriter(int descriptor, std::string name);
  FdWriter(const FdWriter&) = delete;
  FdWriter& operator=(const FdWriter&) = delete;
  ~FdWriter() override;  // flushes

  bool write(std::string_view bytes) override;

  // Hands everything to the system. False after a failure.
  bool flush();

  // Nobody reads any more: `scruple … | head`.
  [[nodiscard]] bool is_closed_pipe() const;

  // Why writing failed: "output-closed", "output-full", "output-failed".
  [[nodiscard]] std::optional<Error> failure() const;

 private:
  bool write_through(std::string_view bytes);

  int descriptor_;
  std::string name_;
  std::string buffer_;
  int failure_ = 0;  // an errno
};

}  // namespace scruple::io

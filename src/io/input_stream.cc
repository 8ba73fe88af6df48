#include "io/input_stream.h"

#include <array>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

#include "io/system_error.h"

namespace scruple::io {

namespace {

Error interrupted(const std::string& name) {
  return {.code = "interrupted", .message = "stopped before its end was read", .path = name};
}

}  // namespace

InputStream::InputStream(int descriptor, std::string name, const StopRequest* stop)
    : descriptor_(descriptor), name_(std::move(name)), stop_(stop) {}

Result<std::size_t> InputStream::read(std::span<char> buffer) {
  for (;;) {
    if (stop_ != nullptr) {
      std::array<pollfd, 2> waiting = {pollfd{descriptor_, POLLIN, 0},
                                       pollfd{stop_->descriptor(), POLLIN, 0}};
      ::poll(waiting.data(), waiting.size(), -1);
      if (stop_->is_requested()) {
        return interrupted(name_);
      }
    }
    const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
    if (count >= 0) {
      return static_cast<std::size_t>(count);
    }
    if (errno == EISDIR) {
      return Error{.code = "file-is-directory", .message = "it is a folder", .path = name_};
    }
    if (errno == EAGAIN) {  // somebody made it non-blocking: wait here
      pollfd waiting = {descriptor_, POLLIN, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      return system_error("read-failed", name_, errno);
    }
  }
}

bool InputStream::is_ready() const {
  pollfd waiting = {descriptor_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) > 0;
}

}  // namespace scruple::io

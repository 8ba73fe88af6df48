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

std::optional<Error> InputStream::wait() const {
  for (;;) {
    // A pipe with a name that nobody has opened for writing gives no events, but an end to read().
    std::array<pollfd, 2> waiting = {pollfd{descriptor_, POLLIN, 0},
                                     pollfd{stop_->descriptor(), POLLIN, 0}};
    const int ready = ::poll(waiting.data(), waiting.size(), -1);
    const int failure = ready < 0 ? errno : 0;
    if (stop_->is_requested()) {
      return interrupted(name_);
    }
    if (failure != 0 && failure != EINTR) {
      return system_error("read-failed", name_, failure);
    }
    if (ready > 0 && waiting[0].revents != 0) {
      return std::nullopt;
    }
  }
}

Result<std::size_t> InputStream::read(std::span<char> buffer) {
  for (;;) {
    if (stop_ != nullptr) {
      if (auto error = wait()) {
        return *std::move(error);
      }
    }
    const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
    if (count >= 0) {
      return static_cast<std::size_t>(count);
    }
    if (errno == EISDIR) {
      return Error{.code = "file-is-directory", .message = "it is a folder", .path = name_};
    }
    if (errno == EAGAIN && stop_ == nullptr) {  // somebody made it non-blocking: wait here
      pollfd waiting = {descriptor_, POLLIN, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR && errno != EAGAIN) {
      return system_error("read-failed", name_, errno);
    }
  }
}

bool InputStream::is_ready() const {
  pollfd waiting = {descriptor_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) > 0;
}

}  // namespace scruple::io

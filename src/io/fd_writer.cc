#include "io/fd_writer.h"

#include <cerrno>
#include <system_error>

#include <poll.h>
#include <unistd.h>

namespace scruple::io {

namespace {

constexpr std::size_t buffer_size = std::size_t{64} << 10;

}  // namespace

FdWriter::FdWriter(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {}

FdWriter::~FdWriter() { flush(); }

bool FdWriter::write(std::string_view bytes) {
  if (failure_ != 0) {
    return false;
  }
  if (buffer_.size() + bytes.size() < buffer_size) {
    buffer_.append(bytes);
    return true;
  }
  return flush() && write_through(bytes);
}

bool FdWriter::flush() {
  const bool is_written = failure_ == 0 && write_through(buffer_);
  buffer_.clear();
  return is_written;
}

bool FdWriter::write_through(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {  // somebody made it non-blocking: wait here
      pollfd waiting = {descriptor_, POLLOUT, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      failure_ = errno;
      return false;
    }
  }
  return true;
}

bool FdWriter::is_closed_pipe() const { return failure_ == EPIPE; }

std::optional<Error> FdWriter::failure() const {
  switch (failure_) {
    case 0:
      return std::nullopt;
    case EPIPE:
      return Error{.code = "output-closed",
                   .message = "it was closed before everything was written",
                   .path = name_};
    case ENOSPC:
    case EDQUOT:
      return Error{
          .code = "output-full", .message = "there is no space left to write", .path = name_};
    default:
      return Error{.code = "output-failed",
                   .message = "writing failed: " + std::generic_category().message(failure_),
                   .path = name_};
  }
}

}  // namespace scruple::io

#include "io/read_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <span>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "io/descriptor.h"
#include "io/system_error.h"

// read() into a string of the file's size beats mapping it for files of this size (page faults cost
// more than the copy), and a file that is cut while it is read gives an error instead of SIGBUS.
// Whether the file stood still is judged by its size and modification time before and after, so a
// change within one tick of the file system's clock that keeps the size goes unseen.

namespace scruple::io {

namespace {

Error too_large(const std::string& path, std::uint64_t max_bytes,
                std::optional<std::uint64_t> size = std::nullopt) {
  std::string message = size ? "it has " + size_text(*size) + ", more" : "it has more";
  message += " than the limit of " + size_text(max_bytes);
  return {.code = "file-too-large",
          .message = std::move(message),
          .path = path,
          .hint = "raise the limit with --max-file-size if it must be checked"};
}

Error changed(const std::string& path) {
  return {.code = "file-changed", .message = "it changed while it was read", .path = path};
}

std::optional<Error> refusal(const std::string& path, const struct stat& status,
                             std::uint64_t max_bytes) {
  if (S_ISDIR(status.st_mode)) {
    return Error{.code = "file-is-directory", .message = "it is a folder", .path = path};
  }
  if (S_ISFIFO(status.st_mode)) {
    return std::nullopt;
  }
  if (!S_ISREG(status.st_mode)) {
    return Error{.code = "file-not-regular",
                 .message = "it is a device or a socket, not a file",
                 .path = path};
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > max_bytes) {
    return too_large(path, max_bytes, size);
  }
  return std::nullopt;
}

bool is_same_version(const struct stat& before, const struct stat& after) {
  return before.st_size == after.st_size && before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
         before.st_mtim.tv_nsec == after.st_mtim.tv_nsec;
}

// All the rest of the stream, behind what was read of it before.
Result<std::string> read_rest(InputStream& stream, std::string bytes, std::uint64_t max_bytes) {
  constexpr std::size_t block = std::size_t{64} << 10;
  std::size_t filled = bytes.size();
  for (;;) {
    if (filled > max_bytes) {
      return too_large(stream.name(), max_bytes);
    }
    bytes.resize(filled + block);
    const auto count = stream.read(std::span(bytes).subspan(filled));
    if (!count) {
      return count.error();
    }
    filled += *count;
    if (*count == 0) {
      bytes.resize(filled);
      return bytes;
    }
  }
}

Result<std::string> read_regular(int descriptor, const std::string& path, const struct stat& before,
                                 std::uint64_t max_bytes) {
  InputStream stream(descriptor, path);
  const auto size = static_cast<std::size_t>(before.st_size);
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const auto count = stream.read(std::span(bytes).subspan(filled));
    if (!count) {
      return count.error();
    }
    if (*count == 0) {
      return changed(path);
    }
    filled += *count;
  }
  char next = 0;
  const auto beyond = stream.read(std::span(&next, 1));
  if (!beyond) {
    return beyond.error();
  }
  if (*beyond != 0 && size != 0) {
    return changed(path);
  }
  if (*beyond != 0) {  // what the system makes up as it is read (/proc) has no size beforehand
    auto rest = read_rest(stream, std::string(1, next), max_bytes);
    if (!rest) {
      return rest;
    }
    bytes = *std::move(rest);
  }
  struct stat after = {};
  if (::fstat(descriptor, &after) != 0 || !is_same_version(before, after)) {
    return changed(path);
  }
  return bytes;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes,
                              const StopRequest* stop) {
  if (path.find('\0') != std::string::npos) {
    return Error{
        .code = "file-name-has-nul", .message = "a file's name cannot hold a NUL", .path = path};
  }
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) {
    return system_error("read-failed", path, errno);
  }
  if (auto error = refusal(path, status, max_bytes)) {
    return *std::move(error);
  }
  // A pipe waits for its writer: in open(), or where it can be told to stop, in the reading. Should
  // a file have become one since, it is found out below without waiting.
  const bool is_pipe = S_ISFIFO(status.st_mode);
  const int waiting = is_pipe && stop == nullptr ? 0 : O_NONBLOCK;
  const Descriptor file =
      descriptor_of(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | waiting));
  if (!file) {
    return system_error("read-failed", path, errno);
  }
  if (::fstat(file.get().value, &status) != 0) {
    return system_error("read-failed", path, errno);
  }
  if (auto error = refusal(path, status, max_bytes)) {
    return *std::move(error);
  }
  if (is_pipe != S_ISFIFO(status.st_mode)) {
    return changed(path);
  }
  if (is_pipe) {
    InputStream stream(file.get().value, path, stop);
    return read_all(stream, max_bytes);
  }
  return read_regular(file.get().value, path, status, max_bytes);
}

Result<std::string> read_all(InputStream& stream, std::uint64_t max_bytes) {
  return read_rest(stream, {}, max_bytes);
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 1024 && unit + 1 < units.size()) {
    value /= 1024;
    ++unit;
  }
  if (unit == 0) {
    return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
  }
  // One digit behind the point, none where it is zero.
  std::array<char, 32> digits = {};
  const bool is_whole = static_cast<double>(static_cast<std::uint64_t>(value)) == value;
  std::snprintf(digits.data(), digits.size(), is_whole ? "%.0f %s" : "%.1f %s", value,
                units.at(unit));
  return digits.data();
}

}  // namespace scruple::io

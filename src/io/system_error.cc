#include "io/system_error.h"

#include <cerrno>
#include <system_error>

namespace scruple::io {

Error system_error(std::string_view code, std::string path, int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return {
          .code = "file-not-found", .message = "there is no such file", .path = std::move(path)};
    case EACCES:
    case EPERM:
      return {.code = "file-unreadable",
              .message = "permission to open it is denied",
              .path = std::move(path)};
    case ELOOP:
      return {.code = "file-loop",
              .message = "its symbolic links lead in a circle",
              .path = std::move(path)};
    case ENAMETOOLONG:
      return {.code = "file-name-too-long",
              .message = "the name is longer than the system allows",
              .path = std::move(path)};
    case EBADF:  // a standard stream that the program was started without
      return {.code = std::string(code), .message = "it is closed", .path = std::move(path)};
    default:
      return {.code = std::string(code),
              .message = std::generic_category().message(number),
              .path = std::move(path)};
  }
}

}  // namespace scruple::io

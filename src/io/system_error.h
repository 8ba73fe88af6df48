#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace scruple::io {

// What the system said (an errno) about a path, in the user's words: "file-not-found",
// "file-unreadable", "file-loop", "file-name-too-long", otherwise `code` with the system's own
// sentence.
[[nodiscard]] Error system_error(std::string_view code, std::string path, int number);

}  // namespace scruple::io

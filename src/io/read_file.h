#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "io/input_stream.h"
#include "io/stop_request.h"

namespace scruple::io {

// The bytes of a regular file, or of a pipe with a name (as the shell makes for `<(command)`). A
// file above the limit is refused before a byte is read; a pipe, as soon as it exceeds it. Errors:
// "file-not-found", "file-unreadable", "file-is-directory", "file-not-regular" (a device or a
// socket), "file-too-large", "file-changed" (written to, or cut, while it was read), "file-loop",
// "file-name-too-long", "read-failed", and "file-name-has-nul". With `stop`, waiting for a pipe
// ends when it is requested: "interrupted".
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes,
                                            const StopRequest* stop = nullptr);

// All the rest of a stream. Errors: "file-too-large" and those of InputStream::read.
[[nodiscard]] Result<std::string> read_all(InputStream& stream, std::uint64_t max_bytes);

// "64 MiB", "1.5 GiB", "12 bytes".
[[nodiscard]] std::string size_text(std::uint64_t bytes);

}  // namespace scruple::io

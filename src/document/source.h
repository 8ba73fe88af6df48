#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/encoding.h"
#include "text/line_index.h"

namespace scruple::document {

inline constexpr std::uint64_t default_max_file_size = std::uint64_t{64} << 20;

// A name and what was read under it. All spans of a document count in `text`; `map` leads back to
// the bytes of the file, which differ only where the file was not UTF-8.
struct Source {
  std::string name;  // as the user named it; "-" or the --stdin-filename for standard input
  std::string text;  // valid UTF-8
  text::FileMap map;

  // Worked out on each call: keep it where several positions of one source are asked for.
  [[nodiscard]] text::LineIndex line_index() const { return text::LineIndex(text); }
};

// Decodes the bytes, by the encoding they declare as HTML does if need be. Errors: those of
// text::decode, with the name as path.
[[nodiscard]] Result<Source> make_source(std::string name, std::string bytes);

}  // namespace scruple::document

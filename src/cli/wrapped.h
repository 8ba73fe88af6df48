#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scruple::cli {

// Text broken at its blanks into lines of at most `width` columns, each behind the indent, without
// a line break at the end. A longer word has a line of its own.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width,
                                  std::string_view indent = "");

}  // namespace scruple::cli

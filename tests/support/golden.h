#pragma once

#include <string>
#include <string_view>

namespace scruple::test {

// Compares a text with the file `path` (below tests/) that holds what is expected of it. Empty when
// they are the same; otherwise the lines that differ, to be shown by the test. With SCRUPLE_UPDATE
// set in the environment the file is written instead, and nothing differs.
[[nodiscard]] std::string golden_difference(const std::string& path, std::string_view actual);

}  // namespace scruple::test

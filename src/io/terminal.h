#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace scruple::io {

inline constexpr int standard_input = 0;
inline constexpr int standard_output = 1;
inline constexpr int standard_error = 2;

[[nodiscard]] bool is_terminal(int descriptor);

// Columns of the terminal; nothing when it is none or does not say.
[[nodiscard]] std::optional<std::size_t> terminal_width(int descriptor);

// Whether a program of good manners writes colours there: a terminal that knows them, and no
// NO_COLOR.
[[nodiscard]] bool wants_color(int descriptor);

// A variable of the environment that is set and not empty.
[[nodiscard]] std::optional<std::string> environment(const char* name);

}  // namespace scruple::io

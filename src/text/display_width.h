#pragma once

#include <cstddef>
#include <string_view>

namespace scruple::text {

// Columns a terminal gives this text when it starts in column `start` (0-based): tabs to multiples
// of `tab_width`, East Asian wide and emoji sequences two, combining and zero-width characters
// none, a flag or ZWJ sequence two in all.
[[nodiscard]] std::size_t display_width(std::string_view utf8, std::size_t start = 0,
                                        std::size_t tab_width = 8);

}  // namespace scruple::text

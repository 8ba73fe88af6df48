#pragma once

#include <string>
#include <string_view>

namespace scruple::report {

// Text from outside made fit for a terminal, on one line: control characters (ESC, line breaks),
// bidirectional controls and bytes that are no UTF-8 become visible stand-ins, tabs become blanks.
// `start` is the column it begins in, for the tabs.
[[nodiscard]] std::string printable(std::string_view text, std::size_t start = 0);

// Lines joined by one blank in place of their line breaks and the blanks around these; empty lines
// and blanks at the end are left out.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace scruple::report

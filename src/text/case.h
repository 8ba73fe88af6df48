#pragma once

#include <string>
#include <string_view>

namespace scruple::text {

// In capitals, by the rules of Unicode without those of any one language. Requires valid UTF-8.
[[nodiscard]] std::string upper_case(std::string_view utf8);

}  // namespace scruple::text

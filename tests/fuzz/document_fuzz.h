#pragma once

#include <string_view>

namespace scruple::fuzz {

// Parses the bytes as a format and checks what holds of every document: segments sorted, inside the
// source, apart, each naming a block; verbatim ones equal to their source.
void check_format(std::string_view format, std::string_view bytes);

}  // namespace scruple::fuzz

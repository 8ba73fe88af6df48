#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace scruple::audit {

// Appends valid UTF-8 as a JSON string in ASCII: other characters as \uXXXX, so that readers with
// another default charset or idea of a line break cannot go wrong.
void append_json_string(std::string& out, std::string_view utf8);

void append_json_number(std::string& out, std::uint64_t number);

}  // namespace scruple::audit

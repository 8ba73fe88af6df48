#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace scruple::fuzz {

// A fuzz target defines this one function. It returns when all is well and aborts when something
// that must hold does not.
void try_input(std::string_view bytes);

}  // namespace scruple::fuzz

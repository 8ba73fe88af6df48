#pragma once

namespace scruple::io {

// Gives the system what was freed but is kept for later, where the C library can. It takes some
// milliseconds: for after something large.
void return_free_memory() noexcept;

}  // namespace scruple::io

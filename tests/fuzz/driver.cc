#include "fuzz/fuzz.h"

// The entry that libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are characters here.
  scruple::fuzz::try_input({reinterpret_cast<const char*>(data), size});
  return 0;
}

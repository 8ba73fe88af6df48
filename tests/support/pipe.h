#pragma once

#include <array>
#include <string_view>

#include <unistd.h>

#include "base/assert.h"
#include "io/descriptor.h"

namespace scruple::test {

// A pipe, closed at the end of its life.
struct Pipe {
  Pipe() {
    std::array<int, 2> ends = {};
    SCRUPLE_ASSERT(::pipe(ends.data()) == 0, "tests can open pipes");
    reading = io::descriptor_of(ends[0]);
    writing = io::descriptor_of(ends[1]);
  }

  io::Descriptor reading;
  io::Descriptor writing;
};

// Writes all of it, or until nobody reads any more.
inline void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count <= 0) {
      return;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace scruple::test

#pragma once

#include <cstddef>
#include <memory>

namespace scruple::io {

// A file descriptor as the pointer type of a unique_ptr; -1 is null.
struct DescriptorHandle {
  DescriptorHandle() = default;
  explicit DescriptorHandle(int number) : value(number) {}
  // NOLINTNEXTLINE(google-explicit-constructor): what unique_ptr asks of a pointer type.
  DescriptorHandle(std::nullptr_t /*null*/) {}
  explicit operator bool() const { return value >= 0; }
  friend bool operator==(DescriptorHandle, DescriptorHandle) = default;

  int value = -1;
};

struct CloseDescriptor {
  // NOLINTNEXTLINE(readability-identifier-naming): the name unique_ptr looks for.
  using pointer = DescriptorHandle;
  void operator()(DescriptorHandle handle) const noexcept;
};

// An open file, closed at the end of its life: `descriptor.get().value` is its number.
using Descriptor = std::unique_ptr<int, CloseDescriptor>;

[[nodiscard]] inline Descriptor descriptor_of(int number) {
  return Descriptor(DescriptorHandle(number));
}

}  // namespace scruple::io

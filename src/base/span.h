#pragma once

#include <compare>
#include <cstdint>

namespace scruple {

// A half-open range of byte offsets [begin, end). Which text the offsets count in is said where a
// span is stored. 32 bits are enough: files above --max-file-size, at most 128 MiB, are refused at
// the door, and no step makes a text more than 33/2 times as long as its file.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool is_empty() const { return begin == end; }
  [[nodiscard]] constexpr bool holds(std::uint32_t offset) const {
    return begin <= offset && offset < end;
  }
  [[nodiscard]] constexpr bool holds(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }

  // By begin, then by end.
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace scruple

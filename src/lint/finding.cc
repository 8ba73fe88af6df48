#include "lint/finding.h"

#include <array>

namespace scruple::lint {

std::string_view name_of(Verdict verdict) {
  constexpr std::array<std::string_view, 3> names = {"clear", "review", "block"};
  return names[static_cast<std::size_t>(verdict)];
}

}  // namespace scruple::lint

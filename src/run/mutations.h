#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "policy/library.h"
#include "policy/rule.h"

namespace scruple::run {

// A way to write a flag example that a reader takes for the same words, so that the rule has to
// flag it too (policy language, sections 3 and 10).
struct Mutation {
  std::string_view name;  // "soft-wrapped"
  // The example so written, with its marks; nothing where it cannot be, or would be other text.
  std::optional<policy::Example> (*apply)(const policy::Example& example, const policy::Rule& rule,
                                          const policy::Library& library);
};

[[nodiscard]] std::span<const Mutation> mutations();

}  // namespace scruple::run

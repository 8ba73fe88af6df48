#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "policy/reader.h"
#include "policy/rule.h"

namespace scruple::policy {

// Reads `scope:`, a name or a list of names.
[[nodiscard]] std::vector<ScopeItem> read_scope(const Reader& reader, const yaml::Value& value);

// The layers that the places of a scope are in, in the order of Layer; prose for an empty scope.
[[nodiscard]] std::vector<Layer> layers_of(const std::vector<ScopeItem>& scope);

// The number of "first(280)" when the name is "first"; nothing for another form.
[[nodiscard]] std::optional<std::uint32_t> number_in(std::string_view text, std::string_view name);

}  // namespace scruple::policy

#pragma once

#include <span>
#include <string>
#include <string_view>

namespace scruple::policy {

// The candidate that a misspelt name most likely means; empty when none is near enough. The first
// of several equally near ones.
[[nodiscard]] std::string_view closest(std::string_view name,
                                       std::span<const std::string_view> candidates);

// "did you mean 'severity'?", or `otherwise` when no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       std::span<const std::string_view> candidates,
                                       std::string otherwise = {});

}  // namespace scruple::policy

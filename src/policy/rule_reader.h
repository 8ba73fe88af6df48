#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "policy/contexts.h"
#include "policy/phrase_sets.h"
#include "policy/reader.h"
#include "policy/rule.h"

namespace scruple::policy {

// Everything a rule may refer to.
struct RuleSurroundings {
  Library& library;
  PhraseSets& sets;
  Contexts& contexts;
  std::span<const std::string_view> check_names;
  std::uint32_t policy = 0;             // index into Library::policies
  std::optional<std::uint32_t> common;  // likewise
};

// Reads one rule. What is wrong is reported to the reader; the rule is then only good for further
// checks, not for use.
[[nodiscard]] Rule read_rule(const Reader& reader, const yaml::Value& value,
                             const RuleSurroundings& around);

}  // namespace scruple::policy

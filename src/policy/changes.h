#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "policy/library.h"

namespace scruple::policy {

// What became of a rule from one library to another.
struct RuleChange {
  enum class Kind : std::uint8_t { added, removed, changed };
  std::string rule;  // full id
  Kind kind = Kind::changed;
  // Of a changed rule: what it says no longer, and what it says now, as "severity: error" or
  // "find: miracle cure (en)"; sorted.
  std::vector<std::string> gone = {};
  std::vector<std::string> added = {};
};

// Rules by their ids; sorted. Examples and layout do not count, nor what a shared lexicon or
// context holds.
[[nodiscard]] std::vector<RuleChange> changes_between(const Library& before, const Library& now);

}  // namespace scruple::policy

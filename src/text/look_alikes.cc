// The table that look_alikes_generator.cc makes from ICU's confusables while scruple is built.
#include "text/look_alikes.h"

#include <algorithm>
#include <utility>

namespace scruple::text {

namespace {
#include "text/look_alikes.inc"
}  // namespace

std::span<const LookAlike> look_alikes(char32_t letter, ReadingScript script) {
  const auto key = [](const LookAlike& entry) { return std::pair(entry.from, entry.script); };
  const auto found = std::ranges::equal_range(look_alike_table, std::pair(letter, script), {}, key);
  return {found.begin(), found.end()};
}

}  // namespace scruple::text

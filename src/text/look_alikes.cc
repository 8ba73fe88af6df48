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
  const std::pair wanted(letter, script);
  const auto* begin = std::ranges::lower_bound(look_alike_table, wanted, {}, key);
  const auto* end = std::ranges::upper_bound(look_alike_table, wanted, {}, key);
  return {begin, end};
}

}  // namespace scruple::text

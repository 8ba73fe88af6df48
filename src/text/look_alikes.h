#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace scruple::text {

// The scripts that look-alikes are mapped to.
enum class ReadingScript : std::uint8_t { latin, greek, cyrillic, arabic };

// That `from` can be taken for the letters `to` of a script.
struct LookAlike {
  char32_t from;
  ReadingScript script;
  std::string_view to;
};

// What a folded letter can be taken for among the plain letters of a script, likeliest first; empty
// for those letters themselves.
[[nodiscard]] std::span<const LookAlike> look_alikes(char32_t letter, ReadingScript script);

}  // namespace scruple::text

#include "base/language.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace scruple {

namespace {

constexpr std::array<std::string_view, 7> codes = {"any", "en", "es", "ar", "pt", "fr", "de"};

}  // namespace

std::string_view code_of(Language language) { return codes[static_cast<std::size_t>(language)]; }

std::optional<Language> language_from_code(std::string_view code) {
  const std::string_view primary = code.substr(0, code.find_first_of("-_"));
  if (primary.size() != 2) {
    return std::nullopt;
  }
  for (std::size_t i = 1; i < codes.size(); ++i) {
    if (to_lower(primary[0]) == codes[i][0] && to_lower(primary[1]) == codes[i][1]) {
      return static_cast<Language>(i);
    }
  }
  return std::nullopt;
}

}  // namespace scruple

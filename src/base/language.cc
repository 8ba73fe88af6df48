#include "base/language.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace scruple {

std::optional<Language> language_from_code(std::string_view code) {
  const std::string primary = lowered(code.substr(0, code.find_first_of("-_")));
  const auto found = std::ranges::find(written_languages, primary);
  if (found == written_languages.end()) {
    return std::nullopt;
  }
  return static_cast<Language>(found - written_languages.begin() + 1);
}

}  // namespace scruple

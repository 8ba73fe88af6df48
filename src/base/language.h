#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace scruple {

// The languages that policies may be written in. `any` marks phrases given without a language.
enum class Language : std::uint8_t { any, en, es, ar, pt, fr, de };

// Their ISO 639-1 codes, "any" for any; and those that can be written.
inline constexpr std::array<std::string_view, 7> language_codes = {"any", "en", "es", "ar",
                                                                   "pt",  "fr", "de"};
inline constexpr std::span<const std::string_view> written_languages =
    std::span(language_codes).subspan(1);

[[nodiscard]] constexpr std::string_view code_of(Language language) {
  return language_codes[static_cast<std::size_t>(language)];
}

// From "es", "es-MX" or "es_419"; nothing for other languages.
[[nodiscard]] std::optional<Language> language_from_code(std::string_view code);

}  // namespace scruple

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace scruple {

// The languages that policies may be written in. `any` marks phrases given without a language.
enum class Language : std::uint8_t { any, en, es, ar, pt, fr, de };

// The ISO 639-1 code, "any" for any.
[[nodiscard]] std::string_view code_of(Language language);

// From "es", "es-MX" or "es_419"; nothing for other languages.
[[nodiscard]] std::optional<Language> language_from_code(std::string_view code);

}  // namespace scruple

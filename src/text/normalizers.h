#pragma once

#include <unicode/normalizer2.h>

namespace scruple::text {

// ICU's normalizers. Safe to call from any thread; they live as long as the process.
[[nodiscard]] const icu::Normalizer2& nfd();
[[nodiscard]] const icu::Normalizer2& nfkd();
[[nodiscard]] const icu::Normalizer2& nfkc();
[[nodiscard]] const icu::Normalizer2& nfkc_casefold();

}  // namespace scruple::text

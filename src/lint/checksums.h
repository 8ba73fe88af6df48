#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace scruple::lint {

// The digits of a value, everything else left out.
[[nodiscard]] std::string digits_of(std::string_view value);

// Letters (made upper case) and digits of a value, everything else left out.
[[nodiscard]] std::string alnum_of(std::string_view value);

[[nodiscard]] bool are_all_equal(std::string_view digits);

// Sum of digit times weight. Requires as many digits as weights.
[[nodiscard]] int weighted_sum(std::string_view digits, std::span<const int> weights);

// ISO/IEC 7812-1, annex B. Requires digits only.
[[nodiscard]] bool is_luhn(std::string_view digits);

// Verhoeff, Error Detecting Decimal Codes, 1969. Requires digits only.
[[nodiscard]] bool is_verhoeff(std::string_view digits);

// The number that the digits write, modulo `modulus`. Any length.
[[nodiscard]] int remainder_of(std::string_view digits, int modulus);

// Whether the number in the digits [first, first + count) lies in [low, high].
[[nodiscard]] bool is_in_range(std::string_view digits, std::size_t first, std::size_t count,
                               int low, int high);

}  // namespace scruple::lint

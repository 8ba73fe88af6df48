#pragma once

#include <span>
#include <string_view>

namespace scruple::lint {

// Check digits that several registers share. All require digits only.

// Sum of digit times weight. Requires as many digits as weights.
[[nodiscard]] int weighted_sum(std::string_view digits, std::span<const int> weights);

// ISO/IEC 7812-1, annex B.
[[nodiscard]] bool is_luhn(std::string_view digits);

// Verhoeff, Error Detecting Decimal Codes, 1969.
[[nodiscard]] bool is_verhoeff(std::string_view digits);

// GS1 General Specifications, 7.9.1: from the right, weights 1 and 3 in turn, modulo 10.
[[nodiscard]] bool is_gs1(std::string_view digits);

// The number that the digits write, modulo `modulus`. Any length.
[[nodiscard]] int remainder_of(std::string_view digits, int modulus);

}  // namespace scruple::lint

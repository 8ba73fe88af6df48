#pragma once

#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

// Second implementations of check digits, written from the wording of the standards and in another
// manner than the validators: what they agree on is less likely to be a slip. They take values in
// capitals without separators.

namespace scruple::test {

using Digits = std::vector<int>;

[[nodiscard]] inline Digits places(std::string_view text) {
  Digits out;
  for (const char letter : text) {
    out.push_back(letter >= 'A' ? letter - 'A' + 1 : letter - '0');
  }
  return out;
}

[[nodiscard]] inline int times(std::string_view text, const Digits& weights) {
  const Digits digits = places(text.substr(0, weights.size()));
  return std::inner_product(digits.begin(), digits.end(), weights.begin(), 0);
}

// The sum with weights n, n-1 ... 1 from the left is the sum of all partial sums.
[[nodiscard]] inline int descending_sum(std::string_view text) {
  int partial = 0;
  int total = 0;
  for (const int digit : places(text)) {
    partial += digit;
    total += partial;
  }
  return total;
}

[[nodiscard]] inline std::uint64_t number(std::string_view text) {
  return std::stoull(std::string(text));
}

// "Double the value of alternate digits beginning with the first right-hand digit; add the
// individual digits of the products to the unaffected ones; the total must end in zero."
[[nodiscard]] inline bool luhn(std::string_view text) {
  constexpr std::array<int, 10> doubled = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
  int total = 0;
  for (std::size_t from_right = 1; from_right <= text.size(); ++from_right) {
    const auto digit = static_cast<std::size_t>(text[text.size() - from_right] - '0');
    total += from_right % 2 == 0 ? doubled[digit] : static_cast<int>(digit);
  }
  return total % 10 == 0;
}

// The symmetries of a pentagon: n below 5 turns it n times, 5 + n turns it over first.
[[nodiscard]] inline int after(int first, int second) {
  const bool is_first_turned = first >= 5;
  const bool is_second_turned = second >= 5;
  const int turns = is_first_turned ? first - 5 - second % 5 + 5 : first + second % 5;
  return turns % 5 + (is_first_turned != is_second_turned ? 5 : 0);
}

[[nodiscard]] inline bool verhoeff(std::string_view text) {
  constexpr std::array<int, 10> once = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  int product = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int digit = text[text.size() - 1 - i] - '0';
    for (std::size_t step = 0; step < i; ++step) {
      digit = once[static_cast<std::size_t>(digit)];
    }
    product = after(product, digit);
  }
  return product == 0;
}

// "Multiply the values of the even places, from the right, by three, and add all."
[[nodiscard]] inline bool gs1(std::string_view text) {
  const std::string padded = std::string(18 - text.size(), '0') + std::string(text);
  int total = 0;
  for (std::size_t i = 0; i < padded.size(); i += 2) {
    total += 3 * (padded[i] - '0') + (padded[i + 1] - '0');
  }
  return total % 10 == 0;
}

[[nodiscard]] inline bool is_day(int year, int month, int day) {
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const std::array<int, 13> lengths = {0,  31, is_leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31,
                                       30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= lengths[static_cast<std::size_t>(month)];
}

[[nodiscard]] inline int pair(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// In one of the two centuries.
[[nodiscard]] inline bool is_day_of_either(int year, int month, int day) {
  return is_day(1900 + year, month, day) || is_day(2000 + year, month, day);
}

}  // namespace scruple::test

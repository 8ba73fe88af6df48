#include "lint/checksums.h"

#include <array>

#include "base/assert.h"

namespace scruple::lint {

namespace {

int digit(char letter) { return letter - '0'; }

}  // namespace

int weighted_sum(std::string_view digits, std::span<const int> weights) {
  SCRUPLE_ASSERT(digits.size() == weights.size(), "as many digits as weights");
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += digit(digits[i]) * weights[i];
  }
  return sum;
}

bool is_luhn(std::string_view digits) {
  int sum = 0;
  bool is_doubled = false;
  for (std::size_t i = digits.size(); i-- > 0;) {
    const int value = is_doubled ? 2 * digit(digits[i]) : digit(digits[i]);
    sum += value > 9 ? value - 9 : value;
    is_doubled = !is_doubled;
  }
  return sum % 10 == 0;
}

bool is_verhoeff(std::string_view digits) {
  // Multiplication in the dihedral group of order ten, and the powers of Verhoeff's permutation.
  constexpr std::array<std::string_view, 10> product = {
      "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
      "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"};
  constexpr std::array<std::string_view, 8> permutation = {"0123456789", "1576283094", "5803796142",
                                                           "8916043527", "9453126870", "4286573901",
                                                           "2793806415", "7046913258"};
  std::size_t check = 0;
  std::size_t position = 0;
  for (auto letter = digits.rbegin(); letter != digits.rend(); ++letter, ++position) {
    const auto moved = permutation[position % 8][static_cast<std::size_t>(digit(*letter))];
    check = static_cast<std::size_t>(digit(product[check][static_cast<std::size_t>(digit(moved))]));
  }
  return check == 0;
}

bool is_gs1(std::string_view digits) {
  int sum = 0;
  int weight = 1;
  for (std::size_t i = digits.size(); i-- > 0;) {
    sum += weight * digit(digits[i]);
    weight = 4 - weight;
  }
  return sum % 10 == 0;
}

int remainder_of(std::string_view digits, int modulus) {
  int remainder = 0;
  for (const char letter : digits) {
    remainder = (remainder * 10 + digit(letter)) % modulus;
  }
  return remainder;
}

}  // namespace scruple::lint

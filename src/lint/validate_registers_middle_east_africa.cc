// Registers of the Gulf, Turkey and South Africa.

#include <array>
#include <string>

#include "lint/checksums.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

// Emirates ID: 784 (ISO 3166-1 of the UAE), year of birth, seven digits, Luhn.
bool is_ae_emirates_id(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 15 && digits.starts_with("784") &&
         is_in_range(digits, 3, 4, 1900, 2099) && is_luhn(digits);
}

// Saudi national ID (first digit 1) and residence permit (2): ten digits, Luhn.
bool is_sa_national_id(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 10 && is_in_range(digits, 0, 1, 1, 2) && is_luhn(digits);
}

// Turkey, Nüfus ve Vatandaşlık İşleri: the tenth digit is seven times the sum of the odd places
// less the sum of the even ones, modulo 10; the eleventh the sum of the first ten, modulo 10.
bool is_tr_tckn(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 11 || digits[0] == '0') {
    return false;
  }
  constexpr std::array<int, 9> tenth = {7, 9, 7, 9, 7, 9, 7, 9, 7};  // -1 is 9 modulo 10
  constexpr std::array<int, 10> ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  const std::string_view all = digits;
  return weighted_sum(all.substr(0, 9), tenth) % 10 == digits[9] - '0' &&
         weighted_sum(all.substr(0, 10), ones) % 10 == digits[10] - '0';
}

// South Africa, Department of Home Affairs: day of birth (year first), serial, 0 for citizens and 1
// for residents, a digit that is no longer used, Luhn over all thirteen.
bool is_za_id(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 13 &&
         is_short_date(number_at(digits, 0, 2), number_at(digits, 2, 2), number_at(digits, 4, 2)) &&
         digits[10] <= '1' && is_luhn(digits);
}

}  // namespace scruple::lint

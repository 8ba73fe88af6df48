// Registers of the United Kingdom and Ireland. Those of the professions have no check digit: the
// label is the evidence, and the shape only keeps other numbers out.

#include <algorithm>
#include <array>
#include <string>

#include "lint/checksums.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

// Department of Social Protection, "Extension of the Personal Public Service Number range": seven
// digits by weights 8 to 2, a second letter (A to I; W in old numbers, which counts nothing) by 9;
// modulo 23 gives the check letter, W for 0.
bool is_ie_pps(std::string_view value) {
  const std::string pps = alnum_of(value);
  if (!has_shape(pps, "9999999A") && !has_shape(pps, "9999999AA")) {
    return false;
  }
  constexpr std::string_view letters = "WABCDEFGHIJKLMNOPQRSTUV";
  constexpr std::array<int, 7> weights = {8, 7, 6, 5, 4, 3, 2};
  int sum = weighted_sum(std::string_view(pps).substr(0, 7), weights);
  if (pps.size() == 9) {
    const auto second = std::string_view("WABCDEFGHI").find(pps[8]);
    if (second == std::string_view::npos) {
      return false;
    }
    sum += 9 * static_cast<int>(second);
  }
  return letters[static_cast<std::size_t>(sum % 23)] == pps[7];
}

// General Medical Council: seven digits, in prescribing systems after a C.
bool is_uk_gmc(std::string_view value) {
  const std::string number = alnum_of(value);
  return has_shape(number, "9999999") || has_shape(number, "C9999999");
}

// General Pharmaceutical Council: seven digits.
bool is_uk_gphc(std::string_view value) { return digits_of(value).size() == 7; }

// Health and Care Professions Council: two letters of the profession and six digits.
bool is_uk_hcpc(std::string_view value) { return has_shape(alnum_of(value), "AA999999"); }

// NHS Data Dictionary, "NHS NUMBER": weights 10 to 2, modulo 11, remainder 10 is never issued.
// Scotland's CHI number and Northern Ireland's Health and Care number are made alike.
bool is_uk_nhs_number(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 10 || are_all_equal(digits)) {
    return false;
  }
  constexpr std::array<int, 9> weights = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  const int check = (11 - weighted_sum(std::string_view(digits).substr(0, 9), weights) % 11) % 11;
  return check == digits[9] - '0';
}

// HMRC, National Insurance Manual NIM39110: prefixes that are not used, suffix A to D.
bool is_uk_nino(std::string_view value) {
  const std::string nino = alnum_of(value);
  constexpr std::array<std::string_view, 7> never = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
  return has_shape(nino, "AA999999A") && !is_one_of(nino[0], "DFIQUV") &&
         !is_one_of(nino[1], "DFIOQUV") && is_one_of(nino[8], "ABCD") &&
         std::ranges::find(never, nino.substr(0, 2)) == never.end();
}

// Nursing and Midwifery Council PIN: year, letter of the month (A to L), four digits, letter of the
// country of registration.
bool is_uk_nmc(std::string_view value) {
  const std::string pin = alnum_of(value);
  return has_shape(pin, "99A9999A") && pin[2] <= 'L';
}

}  // namespace scruple::lint

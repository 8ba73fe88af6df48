// Registers of Australia, New Zealand, India and Korea.

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/ascii.h"
#include "base/date.h"
#include "lint/checksums.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

// AS 5017 (individuals), AS 4846 (providers, organisations): 16 digits, the issuer in the first
// six, Luhn.
bool is_au_health_identifier(std::string_view value, int first_issuer, int last_issuer) {
  const std::string digits = digits_of(value);
  return digits.size() == 16 && is_in_range(digits, 0, 6, first_issuer, last_issuer) &&
         is_luhn(digits);
}

// UIDAI: the first digit not 0 or 1, Verhoeff; palindromes are not issued.
bool is_uidai_number(std::string_view value, std::size_t size) {
  const std::string digits = digits_of(value);
  const std::string reversed(digits.rbegin(), digits.rend());
  return digits.size() == size && digits[0] >= '2' && digits != reversed && is_verhoeff(digits);
}

}  // namespace

// Ahpra registration: three letters of the profession and ten digits.
bool is_au_ahpra(std::string_view value) { return has_shape(alnum_of(value), "AAA9999999999"); }

bool is_au_hpi_i(std::string_view value) { return is_au_health_identifier(value, 800361, 800361); }

bool is_au_hpi_o(std::string_view value) { return is_au_health_identifier(value, 800362, 800362); }

bool is_au_ihi(std::string_view value) { return is_au_health_identifier(value, 800360, 800362); }

// Medicare Australia: weights over eight digits give the ninth; the tenth is the issue; a reference
// number of one digit may follow.
bool is_au_medicare(std::string_view value) {
  const std::string digits = digits_of(value);
  if ((digits.size() != 10 && digits.size() != 11) || !is_in_range(digits, 0, 1, 2, 6) ||
      digits[9] == '0') {
    return false;
  }
  constexpr std::array<int, 8> weights = {1, 3, 7, 9, 1, 3, 7, 9};
  return weighted_sum(std::string_view(digits).substr(0, 8), weights) % 10 == digits[8] - '0';
}

// Australian Taxation Office: nine digits, eight in old numbers, with the same weights modulo 11.
bool is_au_tfn(std::string_view value) {
  const std::string digits = digits_of(value);
  constexpr std::array<int, 9> weights = {1, 4, 3, 7, 5, 8, 6, 9, 10};
  if ((digits.size() != 8 && digits.size() != 9) || are_all_equal(digits)) {
    return false;
  }
  return weighted_sum(digits, std::span(weights).first(digits.size())) % 11 == 0;
}

bool is_in_aadhaar(std::string_view value) { return is_uidai_number(value, 12); }

// UIDAI circular 1 of 2018: a virtual ID has sixteen digits and the same check digit.
bool is_in_aadhaar_vid(std::string_view value) { return is_uidai_number(value, 16); }

// Ayushman Bharat Digital Mission: a number of 14 digits, whose check is not published, or an
// address of letters, digits, dots and underscores at abdm or, for tests, sbx.
bool is_in_abha(std::string_view value) {
  const auto at = value.find('@');
  if (at == std::string_view::npos) {
    const std::string digits = digits_of(value);
    return digits.size() == 14 && !are_all_equal(digits);
  }
  const std::string domain = raised(value.substr(at + 1));
  const std::string_view name = value.substr(0, at);
  return (domain == "ABDM" || domain == "SBX") && !name.empty() &&
         std::ranges::all_of(name, [](char letter) {
           return is_letter_or_digit(letter) || letter == '.' || letter == '_';
         });
}

// Korea, Enforcement Rules of the Resident Registration Act: year, month and day of birth, a digit
// for sex and century, six digits; weights 2 to 9 and 2 to 5 modulo 11. Numbers given since October
// 2020 may fail the check.
bool is_kr_rrn(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 13) {
    return false;
  }
  constexpr std::array<int, 10> centuries = {1800, 1900, 1900, 2000, 2000,
                                             1900, 1900, 2000, 2000, 1800};
  constexpr std::array<int, 12> weights = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
  const int year = centuries[static_cast<std::size_t>(digits[6] - '0')] + number_at(digits, 0, 2);
  const int check = (11 - weighted_sum(std::string_view(digits).substr(0, 12), weights) % 11) % 10;
  return is_real_date(year, number_at(digits, 2, 2), number_at(digits, 4, 2)) &&
         check == digits[12] - '0';
}

// HISO 10046, Consumer Health Identity Standard: three letters but I and O, which count 1 to 24,
// weights 7 to 2. Old form: three digits and a check digit modulo 11. New form: two digits, a
// letter and a check letter modulo 23.
bool is_nz_nhi(std::string_view value) {
  const std::string nhi = alnum_of(value);
  const bool is_old = has_shape(nhi, "AAA9999");
  if (!is_old && !has_shape(nhi, "AAA99AA")) {
    return false;
  }
  constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  int sum = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    const auto place = letters.find(nhi[i]);
    if (!is_digit(nhi[i]) && place == std::string_view::npos) {
      return false;
    }
    const int counted = is_digit(nhi[i]) ? nhi[i] - '0' : static_cast<int>(place) + 1;
    sum += counted * (7 - static_cast<int>(i));
  }
  if (is_old) {
    return sum % 11 != 0 && (11 - sum % 11) % 10 == nhi[6] - '0';
  }
  return letters[static_cast<std::size_t>(23 - sum % 23 - 1)] == nhi[6];
}

}  // namespace scruple::lint

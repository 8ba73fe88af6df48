// Registers of the Americas. Bare digits pass many of these by chance (a random US phone number
// passes one of six in four), so a rule asks for a label or a distinctive shape besides; the
// validators only say whether the number can be one.

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/ascii.h"
#include "lint/checksums.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

// Receita Federal, Instrução Normativa 1548/2015: weights 10 to 2 give the tenth digit, 11 to 2 the
// eleventh; ten times the sum modulo 11, 10 counting as 0.
bool is_br_cpf(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 11 || are_all_equal(digits)) {
    return false;
  }
  constexpr std::array<int, 10> weights = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
  const std::string_view all = digits;
  const std::span<const int> ten_down = std::span(weights).subspan(1);
  const int first = weighted_sum(all.substr(0, 9), ten_down) * 10 % 11 % 10;
  const int second = weighted_sum(all.substr(0, 10), weights) * 10 % 11 % 10;
  return first == digits[9] - '0' && second == digits[10] - '0';
}

// British Columbia, Teleplan specifications, PHN check digit routine: begins with 9; weights 2 4 8
// 5 10 9 7 3 modulo 11; a check digit of 10 is never issued.
bool is_ca_bc_phn(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 10 || digits[0] != '9') {
    return false;
  }
  constexpr std::array<int, 8> weights = {2, 4, 8, 5, 10, 9, 7, 3};
  const int check = (11 - weighted_sum(std::string_view(digits).substr(1, 8), weights) % 11) % 11;
  return check == digits[9] - '0';
}

// Ontario Ministry of Health, Health Card Validation Reference Manual: ten digits, the first not 0,
// modulo 10 as for cards; a version code of one or two letters may follow.
bool is_ca_ohip(std::string_view value) {
  const std::string card = alnum_of(value);
  if (card.size() < 10 || card.size() > 12) {
    return false;
  }
  const std::string_view digits = std::string_view(card).substr(0, 10);
  return are_digits(digits) && digits[0] != '0' && is_luhn(digits) &&
         std::ranges::all_of(card.substr(10), is_upper);
}

// Régie de l'assurance maladie du Québec: three letters of the surname, one of the given name,
// year, month (50 added for women) and day of birth, a number and a check digit. Letters count as
// 01 to 18 and 20 to 27; the century is not printed, so either may give the check digit.
bool is_ca_ramq(std::string_view value) {
  const std::string card = alnum_of(value);
  if (!has_shape(card, "AAAA99999999") || card[10] == '0') {
    return false;
  }
  const int month = number_at(card, 6, 2);
  if (!is_short_date(number_at(card, 4, 2), month > 50 ? month - 50 : month,
                     number_at(card, 8, 2))) {
    return false;
  }
  std::string letters;
  for (const char letter : card.substr(0, 4)) {
    const int number = letter - 'A' + (letter >= 'S' ? 2 : 1);
    letters += std::to_string(100 + number).substr(1);
  }
  constexpr std::array<int, 17> weights = {7, 1, 1, 3, 9, 7, 3, 9, 5, 3, 1, 3, 5, 7, 6, 9, 1};
  constexpr std::array<std::string_view, 2> centuries = {"19", "20"};
  return std::ranges::any_of(centuries, [&](std::string_view century) {
    const std::string body = letters + std::string(century) + card.substr(4, 7);
    return weighted_sum(body, weights) % 10 == card[11] - '0';
  });
}

// Service Canada: Luhn; numbers that begin with 0 or 8 are not issued to persons.
bool is_ca_sin(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 9 && digits[0] != '0' && digits[0] != '8' && !are_all_equal(digits) &&
         is_luhn(digits);
}

// DEA registration number: two letters (the second may be 9), six digits, check digit.
bool is_us_dea(std::string_view value) {
  const std::string dea = alnum_of(value);
  if (!(has_shape(dea, "AA9999999") || has_shape(dea, "A99999999")) ||
      !is_one_of(dea[0], "ABCDEFGHJKLMPRSTUX") || !(is_upper(dea[1]) || dea[1] == '9')) {
    return false;
  }
  constexpr std::array<int, 6> weights = {1, 2, 1, 2, 1, 2};
  return weighted_sum(std::string_view(dea).substr(2, 6), weights) % 10 == dea[8] - '0';
}

// IRS, Internal Revenue Manual 3.21.263: nine digits from 9, fourth and fifth digit in the ranges
// set aside for individual taxpayers.
bool is_us_itin(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 9 || digits[0] != '9') {
    return false;
  }
  const int group = number_at(digits, 3, 2);
  return (group >= 50 && group <= 65) || (group >= 70 && group <= 88) ||
         (group >= 90 && group <= 92) || group >= 94;
}

// CMS, "Understanding the Medicare Beneficiary Identifier (MBI) Format": 4-3-4, letters without S L
// O I B Z.
bool is_us_mbi(std::string_view value) {
  const std::string mbi = alnum_of(value);
  return has_shape(mbi, "9A*9A*9AA99") && mbi[0] != '0' &&
         std::ranges::none_of(mbi, [](char letter) { return is_one_of(letter, "SLOIBZ"); });
}

// CMS, "Requirements for National Provider Identifier and NPI Check Digit": Luhn over 80840 and the
// number.
bool is_us_npi(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 10 && (digits[0] == '1' || digits[0] == '2') && is_luhn("80840" + digits);
}

// SSA, "Social Security Number Randomization" and POMS RM 10201: area not 000, 666 or 900-999,
// group not 00, serial not 0000; numbers that were published in advertisements and are used as
// examples are no one's.
bool is_us_ssn(std::string_view value) {
  const std::string digits = digits_of(value);
  constexpr std::array<std::string_view, 4> published = {"078051120", "219099999", "457555462",
                                                         "123456789"};
  return digits.size() == 9 && !are_all_equal(digits) && digits.substr(0, 3) != "000" &&
         digits.substr(0, 3) != "666" && digits[0] != '9' && digits.substr(3, 2) != "00" &&
         digits.substr(5) != "0000" && std::ranges::find(published, digits) == published.end();
}

}  // namespace scruple::lint

// National and professional registers. Bare digits pass many of these by chance (a random US phone
// number passes one of six in four), so a rule asks for a label or a distinctive shape besides; the
// validators only say whether the number can be one.

#include <algorithm>
#include <array>
#include <string>

#include "lint/checksums.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

bool is_letter(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_one_of(char letter, std::string_view set) {
  return set.find(letter) != std::string_view::npos;
}

// The value without its separators has the shape: 'A' a letter, '9' a digit, '*' either.
bool has_shape(std::string_view value, std::string_view shape) {
  return std::ranges::equal(value, shape, [](char letter, char wanted) {
    switch (wanted) {
      case 'A':
        return is_letter(letter);
      case '9':
        return is_digit(letter);
      default:
        return is_letter(letter) || is_digit(letter);
    }
  });
}

}  // namespace

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

// CMS, "Requirements for National Provider Identifier and NPI Check Digit": Luhn over 80840 and the
// number.
bool is_us_npi(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 10 && (digits[0] == '1' || digits[0] == '2') && is_luhn("80840" + digits);
}

// CMS, "Understanding the Medicare Beneficiary Identifier (MBI) Format": 4-3-4, letters without S L
// O I B Z.
bool is_us_mbi(std::string_view value) {
  const std::string mbi = alnum_of(value);
  return has_shape(mbi, "9A*9A*9AA99") && mbi[0] != '0' &&
         std::ranges::none_of(mbi, [](char letter) { return is_one_of(letter, "SLOIBZ"); });
}

// DEA registration number: two letters (the second may be 9), six digits, check digit.
bool is_us_dea(std::string_view value) {
  const std::string dea = alnum_of(value);
  if (dea.size() != 9 || !is_one_of(dea[0], "ABCDEFGHJKLMPRSTUX") ||
      !(is_letter(dea[1]) || dea[1] == '9') || !has_shape(dea.substr(2), "9999999")) {
    return false;
  }
  constexpr std::array<int, 6> weights = {1, 2, 1, 2, 1, 2};
  return weighted_sum(std::string_view(dea).substr(2, 6), weights) % 10 == dea[8] - '0';
}

// NHS Data Dictionary, "NHS NUMBER": weights 10 to 2, modulo 11, remainder 10 is never issued.
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

// AS 5017: 16 digits, issuer 800360 (individuals), 800361 and 800362 (providers and organisations),
// Luhn.
bool is_au_ihi(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 16 && is_in_range(digits, 0, 6, 800360, 800362) && is_luhn(digits);
}

// Australian Taxation Office: nine digits, eight in old numbers, with the same weights modulo 11.
bool is_au_tfn(std::string_view value) {
  const std::string digits = digits_of(value);
  constexpr std::array<int, 9> nine = {1, 4, 3, 7, 5, 8, 6, 9, 10};
  constexpr std::array<int, 8> eight = {1, 4, 3, 7, 5, 8, 6, 9};
  if (digits.empty() || are_all_equal(digits)) {
    return false;
  }
  return (digits.size() == 9 && weighted_sum(digits, nine) % 11 == 0) ||
         (digits.size() == 8 && weighted_sum(digits, eight) % 11 == 0);
}

// Service Canada: Luhn; numbers that begin with 0 or 8 are not issued to persons.
bool is_ca_sin(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 9 && digits[0] != '0' && digits[0] != '8' && !are_all_equal(digits) &&
         is_luhn(digits);
}

// Spain, Real Decreto 1553/2005 and Orden INT/2058/2008: the letter is the number modulo 23; X, Y,
// Z stand for 0, 1, 2.
bool is_es_dni_nie(std::string_view value) {
  std::string number = alnum_of(value);
  if (number.size() != 9 || !is_letter(number[8])) {
    return false;
  }
  if (is_one_of(number[0], "XYZ")) {
    number[0] = static_cast<char>('0' + (number[0] - 'X'));
  }
  const std::string_view digits = std::string_view(number).substr(0, 8);
  constexpr std::string_view letters = "TRWAGMYFPDXBNJZSQVHLCKE";
  return std::ranges::all_of(digits, is_digit) &&
         letters[static_cast<std::size_t>(remainder_of(digits, 23))] == number[8];
}

// INSEE: 13 characters and a key, 97 minus the number modulo 97; Corsica's 2A and 2B count as 19
// and 18.
bool is_fr_nir(std::string_view value) {
  std::string nir = alnum_of(value);
  if (nir.size() != 15) {
    return false;
  }
  if (nir.substr(5, 2) == "2A" || nir.substr(5, 2) == "2B") {
    nir.replace(5, 2, nir[6] == 'A' ? "19" : "18");
  }
  if (!std::ranges::all_of(nir, is_digit) || !is_one_of(nir[0], "12")) {
    return false;
  }
  const int key = 97 - remainder_of(std::string_view(nir).substr(0, 13), 97);
  return is_in_range(nir, 13, 2, key, key);
}

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

// UIDAI: twelve digits, the first not 0 or 1, Verhoeff; palindromes are not issued.
bool is_in_aadhaar(std::string_view value) {
  const std::string digits = digits_of(value);
  const std::string reversed(digits.rbegin(), digits.rend());
  return digits.size() == 12 && digits[0] >= '2' && digits != reversed && is_verhoeff(digits);
}

}  // namespace scruple::lint

// Registers of continental Europe, the Nordic countries apart.

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/date.h"
#include "lint/checksums.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

// Decreto ministeriale 23 December 1976: what a character counts at an odd place.
int odd_value(char letter) {
  constexpr std::array<int, 26> values = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                          20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  return values[static_cast<std::size_t>(is_digit(letter) ? letter - '0' : letter - 'A')];
}

int face_value(char letter) { return is_digit(letter) ? letter - '0' : letter - 'A'; }

}  // namespace

// Royal Decree of 3 April 1984 (Rijksregister): year, month and day of birth, serial, and 97 minus
// those nine digits modulo 97, a 2 before them for people born from 2000 on. Bis numbers add 20 or
// 40 to the month; an unknown month or day is 0.
bool is_be_national_number(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 11 || number_at(digits, 2, 2) % 20 > 12 || number_at(digits, 2, 2) > 52 ||
      number_at(digits, 4, 2) > 31 || !is_in_range(digits, 6, 3, 1, 998)) {
    return false;
  }
  const std::string body = digits.substr(0, 9);
  const int check = number_at(digits, 9, 2);
  return check == 97 - remainder_of(body, 97) || check == 97 - remainder_of("2" + body, 97);
}

// Federal Office for Social Insurance, AHV number of 13 digits: 756 and the check digit of EAN-13.
bool is_ch_ahv(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 13 && digits.starts_with("756") && is_gs1(digits);
}

// Section 290 SGB V, "Krankenversichertennummer", part that never changes: a letter (counted as two
// digits), eight digits, and a check digit by weights 1 and 2 in turn, digit sums, modulo 10.
bool is_de_kvnr(std::string_view value) {
  const std::string number = alnum_of(value);
  if (!has_shape(number, "A999999999")) {
    return false;
  }
  const std::string body = std::to_string(101 + number[0] - 'A').substr(1) + number.substr(1, 8);
  int sum = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const int product = (body[i] - '0') * (i % 2 == 0 ? 1 : 2);
    sum += product / 10 + product % 10;
  }
  return sum % 10 == number[9] - '0';
}

// KBV, directive under section 75(7) SGB V, lifelong physician number: weights 4 and 9 in turn over
// six digits, the seventh makes a full ten; two digits of the specialty follow.
bool is_de_lanr(std::string_view value) {
  const std::string digits = digits_of(value);
  constexpr std::array<int, 6> weights = {4, 9, 4, 9, 4, 9};
  return digits.size() == 9 && !are_all_equal(digits) &&
         (weighted_sum(std::string_view(digits).substr(0, 6), weights) + digits[6] - '0') % 10 == 0;
}

// CatSalut personal identification code, the widest known of the regional ones: four letters of the
// surnames, sex, date of birth and three digits. It has no check digit that is published.
bool is_es_cip(std::string_view value) { return has_shape(alnum_of(value), "AAAA9999999999"); }

// Spain, Real Decreto 1553/2005 and Orden INT/2058/2008: the letter is the number modulo 23; X, Y,
// Z stand for 0, 1, 2.
bool is_es_dni_nie(std::string_view value) {
  std::string number = alnum_of(value);
  if (number.size() != 9 || !is_upper(number[8])) {
    return false;
  }
  if (is_one_of(number[0], "XYZ")) {
    number[0] = static_cast<char>('0' + (number[0] - 'X'));
  }
  const std::string_view digits = std::string_view(number).substr(0, 8);
  constexpr std::string_view letters = "TRWAGMYFPDXBNJZSQVHLCKE";
  return are_digits(digits) &&
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
  if (!are_digits(nir) || !is_one_of(nir[0], "12")) {
    return false;
  }
  const int key = 97 - remainder_of(std::string_view(nir).substr(0, 13), 97);
  return is_in_range(nir, 13, 2, key, key);
}

// Italy, Decreto ministeriale 23 December 1976: letters of surname and name, year, letter of the
// month, day (40 added for women), place, check letter. Where two persons would share a code,
// digits are replaced by letters from L to V (omocodia), which count as letters in the check.
bool is_it_codice_fiscale(std::string_view value) {
  std::string code = alnum_of(value);
  if (!has_shape(code, "AAAAAA**A**A***A") || !is_one_of(code[8], "ABCDEHLMPRST")) {
    return false;
  }
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    sum += i % 2 == 0 ? odd_value(code[i]) : face_value(code[i]);
  }
  if (code[15] != 'A' + sum % 26) {
    return false;
  }
  constexpr std::array<std::size_t, 7> places = {6, 7, 9, 10, 12, 13, 14};
  for (const std::size_t place : places) {
    const auto digit = std::string_view("LMNPQRSTUV").find(code[place]);
    if (is_digit(code[place])) {
      continue;
    }
    if (digit == std::string_view::npos) {
      return false;
    }
    code[place] = static_cast<char>('0' + digit);
  }
  const int month = static_cast<int>(std::string_view("ABCDEHLMPRST").find(code[8])) + 1;
  const int day = number_at(code, 9, 2);
  return is_short_date(number_at(code, 6, 2), month, day > 40 ? day - 40 : day);
}

// Rijksdienst voor Identiteitsgegevens, "elfproef": weights 9 to 2 and -1 make a multiple of 11.
bool is_nl_bsn(std::string_view value) {
  const std::string digits = digits_of(value);
  constexpr std::array<int, 9> weights = {9, 8, 7, 6, 5, 4, 3, 2, -1};
  return digits.size() == 9 && !are_all_equal(digits) && weighted_sum(digits, weights) % 11 == 0;
}

// Poland, Act of 24 September 2010 on the population register, article 15: date of birth, the month
// raised by 20 for each century from 1900 (80 for the 1800s), serial, and a check digit by weights
// 1 3 7 9 modulo 10.
bool is_pl_pesel(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 11) {
    return false;
  }
  constexpr std::array<int, 5> centuries = {1900, 2000, 2100, 2200, 1800};
  const int month = number_at(digits, 2, 2);
  const int year = centuries[static_cast<std::size_t>(month / 20)] + number_at(digits, 0, 2);
  constexpr std::array<int, 11> weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
  return is_real_date(year, month % 20, number_at(digits, 4, 2)) &&
         weighted_sum(digits, weights) % 10 == 0;
}

}  // namespace scruple::lint

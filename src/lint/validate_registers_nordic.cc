// Nordic registers. Their numbers begin with the day of birth, which has to be a real one.

#include <array>
#include <string>

#include "base/ascii.h"
#include "base/date.h"
#include "lint/checksums.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

// Denmark, Det Centrale Personregister, "Personnummeret i CPR": day, month, year; the seventh digit
// tells the century. The old check modulo 11 does not hold for numbers issued since 2007, so it is
// not asked for.
bool is_dk_cpr(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 10) {
    return false;
  }
  const int short_year = number_at(digits, 4, 2);
  const char seventh = digits[6];
  int year = 1900 + short_year;
  if (seventh == '4' || seventh == '9') {
    year += short_year <= 36 ? 100 : 0;
  } else if (seventh >= '5') {
    year += short_year <= 57 ? 100 : -100;
  }
  return is_real_date(year, number_at(digits, 2, 2), number_at(digits, 0, 2));
}

// Finland, Government Decree 128/2010 and its change of 2022: day, month, year, sign of the
// century, number from 002 to 899 (above that are temporary ones), and a check character, the nine
// digits modulo 31.
bool is_fi_hetu(std::string_view value) {
  const std::string_view given = trimmed(value);
  if (given.size() != 11 || !are_digits(given.substr(0, 6)) || !are_digits(given.substr(7, 3)) ||
      !is_in_range(given, 7, 3, 2, 899)) {
    return false;
  }
  const char sign = to_upper(given[6]);
  int century = 1800;
  if (is_one_of(sign, "-YXWVU")) {
    century = 1900;
  } else if (is_one_of(sign, "ABCDEF")) {
    century = 2000;
  } else if (sign != '+') {
    return false;
  }
  constexpr std::string_view checks = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  const std::string digits = std::string(given.substr(0, 6)) + std::string(given.substr(7, 3));
  return is_real_date(century + number_at(given, 4, 2), number_at(given, 2, 2),
                      number_at(given, 0, 2)) &&
         checks[static_cast<std::size_t>(remainder_of(digits, 31))] == to_upper(given[10]);
}

// Norway, Skatteetaten, fødselsnummer: day, month, year, three digits, two check digits modulo 11.
// D numbers add 40 to the day, the hospitals' H numbers 40 to the month. The individual number
// tells the century.
bool is_no_fnr(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 11) {
    return false;
  }
  const int day = number_at(digits, 0, 2);
  const int month = number_at(digits, 2, 2);
  const int short_year = number_at(digits, 4, 2);
  const int individual = number_at(digits, 6, 3);
  int year = 1900 + short_year;
  if (individual >= 500 && short_year < 40) {
    year += 100;
  } else if (individual >= 500 && individual < 750 && short_year >= 54) {
    year -= 100;
  } else if (individual >= 500 && individual < 900) {
    return false;
  }
  if (!is_real_date(year, month > 40 ? month - 40 : month, day > 40 ? day - 40 : day)) {
    return false;
  }
  constexpr std::array<int, 10> first = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
  constexpr std::array<int, 11> second = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  return weighted_sum(std::string_view(digits).substr(0, 10), first) % 11 == 0 &&
         weighted_sum(digits, second) % 11 == 0;
}

// Sweden, Folkbokföringslagen (1991:481) section 18: day of birth, year first, and four digits, the
// last by Luhn over ten digits without the century. Coordination numbers add 60 to the day.
bool is_se_personnummer(std::string_view value) {
  const std::string digits = digits_of(value);
  if (digits.size() != 10 && digits.size() != 12) {
    return false;
  }
  const std::string ten = digits.substr(digits.size() - 10);
  const int month = number_at(ten, 2, 2);
  const int day = number_at(ten, 4, 2) > 60 ? number_at(ten, 4, 2) - 60 : number_at(ten, 4, 2);
  const bool is_dated = digits.size() == 12 ? is_in_range(digits, 0, 4, 1840, 2099) &&
                                                  is_real_date(number_at(digits, 0, 4), month, day)
                                            : is_short_date(number_at(ten, 0, 2), month, day);
  return is_dated && is_luhn(ten);
}

}  // namespace scruple::lint

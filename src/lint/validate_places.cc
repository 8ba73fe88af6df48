// Codes of places: postcodes and map coordinates. Most are bare digits, so a rule asks for a label,
// an address or a patient beside them.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

// A decimal number as it stands in a text.
struct Decimal {
  double value = 0;
  std::size_t decimal_count = 0;
};

std::vector<Decimal> decimals_in(std::string_view text) {
  std::vector<Decimal> decimals;
  std::size_t i = 0;
  while (i < text.size()) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    Decimal decimal;
    double unit = 1;
    bool is_fraction = false;
    for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !is_fraction)); ++i) {
      if (text[i] == '.') {
        is_fraction = true;
        continue;
      }
      if (is_fraction) {
        ++decimal.decimal_count;
        unit /= 10;
        decimal.value += unit * (text[i] - '0');
      } else {
        decimal.value = decimal.value * 10 + (text[i] - '0');
      }
    }
    decimals.push_back(decimal);
  }
  return decimals;
}

constexpr double most_latitude = 90;
constexpr double most_longitude = 180;

}  // namespace

// Australia Post: four digits; below 1000 only the Northern Territory (08, 09) and the large users
// of Canberra (02).
bool is_au_postcode(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 4 &&
         (is_in_range(digits, 0, 4, 200, 299) || is_in_range(digits, 0, 4, 800, 9999));
}

// Canada Post, Addressing Guidelines: letter digit letter, digit letter digit, without D F I O Q U;
// W and Z do not come first.
bool is_ca_postcode(std::string_view value) {
  const std::string code = alnum_of(value);
  return has_shape(code, "A9A9A9") && !is_one_of(code[0], "WZ") &&
         std::ranges::none_of(code, [](char letter) { return is_one_of(letter, "DFIOQU"); });
}

// A latitude and a longitude of at least three decimals (some hundred metres), or in degrees,
// minutes and seconds.
bool is_exact_coordinates(std::string_view value) {
  const std::vector<Decimal> numbers = decimals_in(value);
  if (numbers.size() == 2) {
    return numbers[0].value <= most_latitude && numbers[1].value <= most_longitude &&
           numbers[0].decimal_count >= 3 && numbers[1].decimal_count >= 3;
  }
  const auto is_sixtieth = [&](std::size_t i) { return numbers[i].value < 60; };
  return numbers.size() == 6 && numbers[0].value <= most_latitude &&
         numbers[3].value <= most_longitude && is_sixtieth(1) && is_sixtieth(2) && is_sixtieth(4) &&
         is_sixtieth(5);
}

// India Post: six digits, the first the zone, 1 to 8.
bool is_in_pin_code(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 6 && digits[0] >= '1' && digits[0] <= '8';
}

// PostNL: four digits, the first not 0, and two letters other than SA, SD and SS.
bool is_nl_postcode(std::string_view value) {
  const std::string code = alnum_of(value);
  return has_shape(code, "9999AA") && code[0] != '0' &&
         !(code[4] == 'S' && is_one_of(code[5], "ADS"));
}

// Royal Mail, Programmers' Guide to the Postcode Address File: the area is one of 124, the district
// one or two digits or, in London, a digit and a letter; the unit a digit and two letters without C
// I K M O V.
bool is_uk_postcode(std::string_view value) {
  constexpr std::string_view areas =
      " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT "
      "DY "
      "E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD "
      "LE "
      "LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK "
      "SL "
      "SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ";
  const std::string code = alnum_of(value);
  if (code.size() < 5 || code.size() > 7) {
    return false;
  }
  const std::string unit = code.substr(code.size() - 3);
  const std::string outward = code.substr(0, code.size() - 3);
  const auto letters = std::min(outward.find_first_of("0123456789"), outward.size());
  const std::string district = outward.substr(letters);
  if (!has_shape(unit, "9AA") || is_one_of(unit[1], "CIKMOV") || is_one_of(unit[2], "CIKMOV") ||
      !(has_shape(district, "9") || has_shape(district, "99") || has_shape(district, "9A"))) {
    return false;
  }
  return areas.find(" " + outward.substr(0, letters) + " ") != std::string_view::npos;
}

// US Postal Service: 00501 to 99950, with four digits more for a block or a box.
bool is_us_zip(std::string_view value) {
  const std::string digits = digits_of(value);
  return (digits.size() == 5 || digits.size() == 9) && is_in_range(digits, 0, 5, 501, 99950);
}

// HHS, guidance on de-identification under 45 CFR 164.514(b)(2)(i)(B): the first three digits of a
// ZIP code may be kept, but for those areas where 20,000 people or fewer lived in the census of
// 2000.
bool is_us_zip_of_few(std::string_view value) {
  constexpr std::string_view areas =
      " 036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893 ";
  const std::string digits = digits_of(value);
  return (digits.size() == 3 || is_us_zip(value)) &&
         areas.find(" " + digits.substr(0, 3) + " ") != std::string_view::npos;
}

}  // namespace scruple::lint

// Numbers of cards and bank accounts.

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "lint/checksums.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

struct CardRange {
  int low;  // first six digits
  int high;
  std::string_view lengths;  // each as one letter: 'a' is 1
};

constexpr char length_letter(std::size_t length) { return static_cast<char>('a' + length - 1); }

}  // namespace

bool is_luhn_number(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() >= 2 && !are_all_equal(digits) && is_luhn(digits);
}

// ISO/IEC 7812-1: the issuer's range decides which lengths there are; then Luhn.
bool is_payment_card(std::string_view value) {
  constexpr std::array<CardRange, 14> ranges = {{
      {400000, 499999, "mps"},  // Visa: 13, 16, 19
      {510000, 559999, "p"},    // Mastercard
      {222100, 272099, "p"},    // Mastercard, second range
      {340000, 349999, "o"},    // American Express: 15
      {370000, 379999, "o"},
      {300000, 305999, "nop"},  // Diners Club: 14 to 16
      {360000, 369999, "nop"},
      {380000, 399999, "nop"},
      {352800, 358999, "op"},        // JCB
      {213100, 213199, "o"},         // JCB, old range; 1800 is within the next
      {100000, 199999, "o"},         // UATP
      {500000, 509999, "lmnopqrs"},  // Maestro: 12 to 19
      {60400, 60499, "lmnopqrs"},
      {560000, 699999, "lmnopqrs"},  // Maestro, Discover, UnionPay
  }};
  const std::string digits = digits_of(value);
  if (digits.size() < 12 || digits.size() > 19 || are_all_equal(digits) || !is_luhn(digits)) {
    return false;
  }
  return std::ranges::any_of(ranges, [&](const CardRange& range) {
    return is_in_range(digits, 0, 6, range.low, range.high) &&
           range.lengths.find(length_letter(digits.size())) != std::string_view::npos;
  });
}

// ISO 13616: length by country (the SWIFT registry), the first four characters moved to the end, A
// = 10, modulo 97 is 1.
bool is_iban(std::string_view value) {
  struct Country {
    std::string_view code;
    std::size_t length;
  };
  constexpr std::array<Country, 88> countries = {{
      {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16},
      {"BG", 22}, {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22},
      {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20},
      {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22},
      {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HN", 28}, {"HR", 21},
      {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30},
      {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
      {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20},
      {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23},
      {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22},
      {"RU", 33}, {"SA", 24}, {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24},
      {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26},
      {"UA", 29}, {"VG", 24}, {"XK", 20}, {"YE", 30},
  }};
  const std::string iban = alnum_of(value);
  const auto country = std::ranges::find(countries, iban.substr(0, 2), &Country::code);
  if (country == countries.end() || country->length != iban.size()) {
    return false;
  }
  std::string digits;
  for (const char letter : iban.substr(4) + iban.substr(0, 4)) {
    digits += is_digit(letter) ? std::string(1, letter) : std::to_string(letter - 'A' + 10);
  }
  return remainder_of(digits, 97) == 1;
}

}  // namespace scruple::lint

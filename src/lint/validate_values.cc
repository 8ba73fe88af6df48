// Accounts, addresses, dates, things and secrets.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/date.h"
#include "lint/checksums.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// The numbers that stand in a text, each with the count of its digits.
struct Number {
  int value = 0;
  std::size_t digit_count = 0;
};

std::vector<Number> numbers_in(std::string_view text) {
  std::vector<Number> numbers;
  bool is_in_number = false;
  for (const char letter : text) {
    if (!is_digit(letter)) {
      is_in_number = false;
      continue;
    }
    if (!is_in_number) {
      numbers.emplace_back();
      is_in_number = true;
    }
    Number& number = numbers.back();
    ++number.digit_count;
    if (number.digit_count <= 8) {
      number.value = number.value * 10 + (letter - '0');
    }
  }
  return numbers;
}

// The month that a text names by its first letters, in the languages of the shipped policies; 0 for
// none.
int month_named(std::string_view text) {
  struct Month {
    std::string_view begins;
    int number;
  };
  constexpr std::array<Month, 40> months = {{
      {"jan", 1},    {"ene", 1},    {"feb", 2},     {"fev", 2},     {"mar", 3},     {"apr", 4},
      {"abr", 4},    {"avr", 4},    {"may", 5},     {"mai", 5},     {"jun", 6},     {"juin", 6},
      {"jul", 7},    {"juil", 7},   {"aug", 8},     {"ago", 8},     {"aou", 8},     {"sep", 9},
      {"set", 9},    {"oct", 10},   {"nov", 11},    {"dec", 12},    {"dic", 12},    {"يناير", 1},
      {"فبراير", 2}, {"مارس", 3},   {"ابريل", 4},   {"مايو", 5},    {"يونيو", 6},   {"يوليو", 7},
      {"اغسطس", 8},  {"سبتمبر", 9}, {"اكتوبر", 10}, {"نوفمبر", 11}, {"ديسمبر", 12}, {"شباط", 2},
      {"نيسان", 4},  {"حزيران", 6}, {"تموز", 7},    {"ايلول", 9},
  }};
  for (const Month& month : months) {
    for (auto at = text.find(month.begins); at != std::string_view::npos;
         at = text.find(month.begins, at + 1)) {
      const bool begins_word = at == 0 || text[at - 1] == ' ' || is_digit(text[at - 1]) ||
                               text[at - 1] == '-' || text[at - 1] == '.' || text[at - 1] == '/';
      if (begins_word) {
        return month.number;
      }
    }
  }
  return 0;
}

int full_year(Number year) {
  constexpr int pivot = 30;  // 29 is 2029, 30 is 1930
  if (year.digit_count > 2) {
    return year.value;
  }
  return year.value < pivot ? 2000 + year.value : 1900 + year.value;
}

// Reads a date of any usual order. The year is 0 where none is given.
struct ReadDate {
  bool is_real = false;
  int year = 0;
};

ReadDate read_date(std::string_view value) {
  constexpr int leap_year = 2024;
  const std::vector<Number> numbers = numbers_in(value);
  if (const int month = month_named(value); month != 0) {
    if (numbers.size() == 1 && numbers[0].digit_count == 4) {
      return {true, numbers[0].value};
    }
    if (numbers.size() == 1) {
      return {is_real_date(leap_year, month, numbers[0].value), 0};
    }
    if (numbers.size() == 2) {
      const bool year_first = numbers[0].digit_count == 4;
      const int year = full_year(numbers[year_first ? 0 : 1]);
      return {is_real_date(year, month, numbers[year_first ? 1 : 0].value), year};
    }
    return {};
  }
  if (numbers.size() != 3) {
    return {};
  }
  if (numbers[0].digit_count == 4) {
    return {is_real_date(numbers[0].value, numbers[1].value, numbers[2].value), numbers[0].value};
  }
  const int year = full_year(numbers[2]);
  return {is_real_date(year, numbers[1].value, numbers[0].value) ||
              is_real_date(year, numbers[0].value, numbers[1].value),
          year};
}

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
      {352800, 358999, "op"},  // JCB
      {601100, 601199, "ps"},  // Discover
      {644000, 659999, "ps"},
      {620000, 629999, "pqrs"},      // UnionPay
      {500000, 509999, "lmnopqrs"},  // Maestro
      {560000, 589999, "lmnopqrs"},
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
  constexpr std::array<Country, 78> countries = {{
      {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16},
      {"BG", 22}, {"BH", 22}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28},
      {"CZ", 24}, {"DE", 22}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24},
      {"FI", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18},
      {"GR", 27}, {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23},
      {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32},
      {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24},
      {"ME", 22}, {"MK", 19}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NL", 18}, {"NO", 15},
      {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22},
      {"SA", 24}, {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27},
      {"ST", 25}, {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VG", 24},
      {"XK", 20},
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

// RFC 5321 in outline; addresses under the names that RFC 2606 keeps for examples are no one's.
bool is_email(std::string_view value) {
  const auto at = value.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 ||
      value.find('@', at + 1) != std::string_view::npos) {
    return false;
  }
  const std::string_view local = value.substr(0, at);
  const std::string_view domain = value.substr(at + 1);
  const auto dot = domain.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3 ||
      value.find("..") != std::string_view::npos || local.front() == '.' || local.back() == '.') {
    return false;
  }
  const auto ends_as = [&](std::string_view name) {
    return domain == name || (domain.size() > name.size() && domain.ends_with(name) &&
                              domain[domain.size() - name.size() - 1] == '.');
  };
  constexpr std::array<std::string_view, 6> reserved = {"example.com", "example.org", "example.net",
                                                        "example",     "invalid",     "test"};
  return std::ranges::none_of(reserved, ends_as);
}

// RFC 1918 (private), RFC 1122 (this network, loopback), RFC 3927 (link-local), RFC 5737
// (documentation), RFC 5771 (multicast and above) addresses identify no one.
bool is_public_ipv4(std::string_view value) {
  const std::vector<Number> octets = numbers_in(value);
  const bool is_address = octets.size() == 4 && std::ranges::all_of(octets, [](Number octet) {
                            return octet.value <= 255 && octet.digit_count <= 3;
                          });
  if (!is_address) {
    return false;
  }
  const int a = octets[0].value;
  const int b = octets[1].value;
  const int c = octets[2].value;
  const bool is_private = a == 10 || (a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168);
  const bool is_local = a == 0 || a == 127 || (a == 169 && b == 254) || a >= 224;
  const bool is_documentation = (a == 192 && b == 0 && c == 2) ||
                                (a == 198 && b == 51 && c == 100) ||
                                (a == 203 && b == 0 && c == 113);
  return !is_private && !is_local && !is_documentation;
}

// RFC 4291 grammar; loopback, link-local (fe80), unique local (fc00), multicast (ff00) and
// documentation (RFC 3849) are not public.
bool is_public_ipv6(std::string_view value) {
  std::size_t groups = 0;
  const bool is_short = value.find("::") != std::string_view::npos;
  if (is_short && value.find("::", value.find("::") + 1) != std::string_view::npos) {
    return false;
  }
  std::size_t size = 0;
  for (const char letter : value) {
    if (letter == ':') {
      size = 0;
      continue;
    }
    const bool is_hex =
        is_digit(letter) || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
    groups += size == 0 ? 1U : 0U;
    if (!is_hex || ++size > 4) {
      return false;
    }
  }
  if (is_short ? groups > 7 : groups != 8) {
    return false;
  }
  constexpr std::array<std::string_view, 9> reserved = {"::", "fe8", "fe9", "fea",     "feb",
                                                        "fc", "fd",  "ff",  "2001:db8"};
  return std::ranges::none_of(reserved,
                              [&](std::string_view begin) { return value.starts_with(begin); });
}

// National significant lengths and leading digits of libphonenumber's metadata, for the countries
// of the shipped policies; any other international number by ITU-T E.164: 8 to 15 digits.
bool is_phone(std::string_view value) {
  const std::string digits = digits_of(value);
  const bool has_plus = value.find('+') != std::string_view::npos;
  const bool is_international = has_plus || digits.starts_with("00");
  if (is_international) {
    const std::size_t size = digits.size() - (has_plus ? 0 : 2);
    return size >= 8 && size <= 15;
  }
  if (digits.size() < 7 || are_all_equal(digits)) {
    return false;
  }
  const bool is_north_american =
      (digits.size() == 10 && digits[0] >= '2' && digits[3] >= '2') ||
      (digits.size() == 11 && digits[0] == '1' && digits[1] >= '2' && digits[4] >= '2');
  const bool has_trunk_zero =
      digits[0] == '0' && digits[1] != '0' && digits.size() >= 9 && digits.size() <= 11;
  const bool is_spanish = digits.size() == 9 && digits[0] >= '6';
  const bool is_indian = digits.size() == 10 && digits[0] >= '6';
  const bool is_australian_service =
      (digits.size() == 10 && (digits.starts_with("1300") || digits.starts_with("1800"))) ||
      (digits.size() == 6 && digits.starts_with("13"));
  const bool is_saudi_service = digits.size() == 9 && digits.starts_with("9200");
  return is_north_american || has_trunk_zero || is_spanish || is_indian || is_australian_service ||
         is_saudi_service;
}

bool is_date(std::string_view value) { return read_date(value).is_real; }

// Born from 1900 on, and in the past as of this version's century: a future year is no birth.
bool is_date_of_birth(std::string_view value) {
  const ReadDate date = read_date(value);
  return date.is_real && (date.year == 0 || (date.year >= 1900 && date.year <= 2030));
}

bool is_age_over_89(std::string_view value) {
  return std::ranges::any_of(
      numbers_in(value), [](Number number) { return number.value >= 90 && number.value <= 119; });
}

// ISO 3779 with the North American check digit (49 CFR 565.15).
bool is_vin(std::string_view value) {
  const std::string vin = alnum_of(value);
  constexpr std::string_view letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  constexpr std::string_view values = "12345678123457923456789";
  constexpr std::array<int, 17> weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  if (vin.size() != weights.size()) {
    return false;
  }
  std::string digits;
  for (const char letter : vin) {
    const auto index = letters.find(letter);
    if (!is_digit(letter) && index == std::string_view::npos) {
      return false;
    }
    digits += is_digit(letter) ? letter : values[index];
  }
  const int check = weighted_sum(digits, weights) % 11;
  return vin[8] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

// A secret is random: Shannon entropy of at least 2.5 bits a character, and none of the words that
// stand for a secret in manuals.
bool is_secret(std::string_view value) {
  constexpr double least_bits = 2.5;
  constexpr std::array<std::string_view, 12> placeholders = {
      "example", "xxxx",     "your", "changeme", "placeholder", "dummy",
      "sample",  "redacted", "****", "<",        "${",          "{{"};
  std::string lower(value);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  const bool is_placeholder = std::ranges::any_of(
      placeholders, [&](std::string_view word) { return lower.find(word) != std::string::npos; });
  if (is_placeholder || value.empty()) {
    return false;
  }
  std::array<int, 256> counts{};
  for (const char letter : value) {
    ++counts[static_cast<unsigned char>(letter)];
  }
  double bits = 0;
  for (const int count : counts) {
    if (count > 0) {
      const double share = count / static_cast<double>(value.size());
      bits -= share * std::log2(share);
    }
  }
  return bits >= least_bits;
}

}  // namespace scruple::lint

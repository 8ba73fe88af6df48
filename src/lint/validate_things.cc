// Marks of devices, vehicles, books and goods.

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

bool is_gtin_of(std::string_view digits) { return is_gs1(digits) && !are_all_equal(digits); }

// What stands behind one application identifier of a UDI: GS1 General Specifications, 3.2.
bool is_udi_element(std::string_view identifier, std::string_view data) {
  if (identifier == "01") {
    return data.size() == 14 && are_digits(data) && is_gtin_of(data);
  }
  if (identifier == "11" || identifier == "17") {
    return data.size() == 6 && are_digits(data) &&
           is_real_date(2000 + number_at(data, 0, 2), number_at(data, 2, 2),
                        std::max(number_at(data, 4, 2), 1));  // day 00: not given
  }
  if (identifier == "10" || identifier == "21") {
    return !data.empty() && data.size() <= 20;
  }
  return !data.empty() && !identifier.empty() && are_digits(identifier);
}

}  // namespace

// GS1 General Specifications, 7.9.1: 8, 12, 13 or 14 digits, the last the check digit.
bool is_gtin(std::string_view value) {
  const std::string digits = digits_of(value);
  return (digits.size() == 8 || (digits.size() >= 12 && digits.size() <= 14)) && is_gtin_of(digits);
}

// ANSI/HIBC 2.6: begins with + and the labeller's four characters, the first a letter; the last
// character is the sum of all others modulo 43.
bool is_hibc(std::string_view value) {
  constexpr std::string_view characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
  const std::string code = raised(trimmed(value));
  if (code.size() < 8 || code[0] != '+' || !is_upper(code[1])) {
    return false;
  }
  std::size_t sum = 0;
  for (const char letter : code.substr(0, code.size() - 1)) {
    const auto worth = characters.find(letter);
    if (worth == std::string_view::npos) {
      return false;
    }
    sum += worth;
  }
  return characters[sum % 43] == code.back();
}

// GSMA TS.06: fifteen digits, Luhn.
bool is_imei(std::string_view value) {
  const std::string digits = digits_of(value);
  return digits.size() == 15 && !are_all_equal(digits) && is_luhn(digits);
}

// ISO 2108: thirteen digits from 978 or 979 as in a GTIN, or ten with weights 10 to 1 modulo 11,
// the last an X for 10.
bool is_isbn(std::string_view value) {
  const std::string isbn = alnum_of(value);
  if (isbn.size() == 13) {
    return are_digits(isbn) && (isbn.starts_with("978") || isbn.starts_with("979")) && is_gs1(isbn);
  }
  if (!has_shape(isbn, "9999999999") && !has_shape(isbn, "999999999X")) {
    return false;
  }
  constexpr std::array<int, 9> weights = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  const int sum = weighted_sum(std::string_view(isbn).substr(0, 9), weights);
  return (sum + (isbn[9] == 'X' ? 10 : isbn[9] - '0')) % 11 == 0;
}

// IEEE 802: six octets in hexadecimal, in pairs with one separator or in fours with dots. Broadcast
// and empty addresses, and those of documentation (RFC 7042), are no device's.
bool is_mac_address(std::string_view value) {
  const std::string address = alnum_of(value);
  if (address.size() != 12 || !std::ranges::all_of(address, [](char letter) {
        return is_digit(letter) || (letter >= 'A' && letter <= 'F');
      })) {
    return false;
  }
  std::string separators;
  for (const char letter : value) {
    if (!is_letter_or_digit(letter)) {
      separators += letter;
    }
  }
  constexpr std::array<std::string_view, 4> layouts = {"", ":::::", "-----", ".."};
  return std::ranges::find(layouts, separators) != layouts.end() && !are_all_equal(address) &&
         !address.starts_with("00005E0053");
}

// GS1 General Specifications, 2.1 (UDI): application identifiers in brackets, the first (01) with a
// GTIN of 14 digits.
bool is_udi(std::string_view value) {
  std::string_view rest = trimmed(value);
  if (!rest.starts_with("(01)")) {
    return false;
  }
  while (!rest.empty()) {
    const auto close = rest.find(')');
    if (rest.front() != '(' || close == std::string_view::npos) {
      return false;
    }
    const std::string_view identifier = rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
    const auto next = std::min(rest.find('('), rest.size());
    if (!is_udi_element(identifier, trimmed(rest.substr(0, next)))) {
      return false;
    }
    rest.remove_prefix(next);
  }
  return true;
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

}  // namespace scruple::lint

#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/oracles.h"

// Each register as its standard describes it, for the tests of validators: whether a value is
// right, and which slips of the pen its check digits promise to notice.

namespace scruple::test {

// What is noticed when one digit is changed, and when two neighbours change places: always, or at
// least this share.
struct Promise {
  double digit = 0;
  double swap = 0;
};

inline constexpr Promise always{1, 1};
inline constexpr Promise digits_always{1, 0};

struct Oracle {
  std::string_view check;
  // 9 a digit, A a letter, D a day, M a month, ? a check digit, ! a check letter or digit, n a
  // digit that the check does not cover; the rest stands for itself. Letters of the value are in
  // braces.
  std::string_view shape;
  bool (*is_right)(const std::string& value);
  Promise promise;
  std::string_view blind = "";  // pairs of digits that may change places unseen
};

[[nodiscard]] inline bool is_luhn(const std::string& v) { return luhn(v); }
[[nodiscard]] inline bool has_no_repeats(const std::string& v) {
  return v.find_first_not_of(v[0]) != std::string::npos;
}

[[nodiscard]] inline bool br_cpf(const std::string& v) {
  // "The sum of the products with 10 to 2 is divided by 11; a rest below 2 gives 0, else 11 -
  // rest."
  const auto digit = [](int rest) { return rest < 2 ? 0 : 11 - rest; };
  const int first = digit((descending_sum(v.substr(0, 9) + "0")) % 11);
  const int second = digit((descending_sum(v.substr(0, 10) + "0")) % 11);
  return has_no_repeats(v) && v[9] - '0' == first && v[10] - '0' == second;
}

[[nodiscard]] inline bool ca_bc_phn(const std::string& v) {
  return times(v.substr(1), {2, 4, 8, 5, 10, 9, 7, 3, 1}) % 11 == 0;
}

[[nodiscard]] inline bool ca_ramq(const std::string& v) {
  const int month = pair(v, 6);
  if (v[10] == '0' || !is_day_of_either(pair(v, 4), month > 50 ? month - 50 : month, pair(v, 8))) {
    return false;
  }
  int total = 0;
  const std::vector<int> tens = {7, 1, 9, 3};
  const std::vector<int> ones = {1, 3, 7, 9};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto at = std::string_view("ABCDEFGHIJKLMNOPQR-STUVWXYZ").find(v[i]) + 1;
    total += tens[i] * static_cast<int>(at / 10) + ones[i] * static_cast<int>(at % 10);
  }
  total += times(v.substr(4), {1, 3, 5, 7, 6, 9, 1});
  const int check = v[11] - '0';
  return (total + 5 * 1 + 3 * 9) % 10 == check || (total + 5 * 2 + 3 * 0) % 10 == check;
}

[[nodiscard]] inline bool us_dea(const std::string& v) {
  const auto at = [&](std::size_t place) { return v[place + 1] - '0'; };
  return (at(1) + at(3) + at(5) + 2 * (at(2) + at(4) + at(6))) % 10 == at(7) &&
         std::string_view("ABCDEFGHJKLMPRSTUX").find(v[0]) != std::string_view::npos;
}

[[nodiscard]] inline bool us_npi(const std::string& v) {
  // "Using a constant of 24 in place of the prefix 80840."
  int total = 24;
  for (std::size_t i = 0; i < 10; ++i) {
    const int digit = v[i] - '0';
    total += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
  }
  return total % 10 == 0;
}

[[nodiscard]] inline bool nhs(const std::string& v) {
  return has_no_repeats(v) && descending_sum(v) % 11 == 0;
}

[[nodiscard]] inline bool ie_pps(const std::string& v) {
  int sum = descending_sum(v.substr(0, 7) + "0");
  if (v.size() == 9) {
    if (v[8] > 'I' && v[8] != 'W') {
      return false;
    }
    sum += v[8] == 'W' ? 0 : 9 * (v[8] - 'A' + 1);
  }
  const int rest = sum % 23;
  return v[7] == (rest == 0 ? 'W' : 'A' + rest - 1);
}

[[nodiscard]] inline bool be(const std::string& v) {
  const int month = pair(v, 2) % 20;
  const std::uint64_t serial = number(v.substr(6, 3));
  if (month > 12 || pair(v, 2) > 52 || pair(v, 4) > 31 || serial == 0 || serial == 999) {
    return false;
  }
  const std::uint64_t body = number(v.substr(0, 9));
  const std::uint64_t check = number(v.substr(9));
  return check > 0 && check <= 97 &&
         ((body + check) % 97 == 0 || (2'000'000'000 + body + check) % 97 == 0);
}

[[nodiscard]] inline bool de_kvnr(const std::string& v) {
  int total = 0;
  std::string body = v.substr(1, 8);
  const int letter = v[0] - 'A' + 1;
  body = std::string(1, static_cast<char>('0' + letter / 10)) +
         static_cast<char>('0' + letter % 10) + body;
  for (std::size_t i = 0; i < body.size(); i += 2) {
    total += body[i] - '0' + "0246813579"[body[i + 1] - '0'] - '0';
  }
  return total % 10 == v[9] - '0';
}

[[nodiscard]] inline bool de_lanr(const std::string& v) {
  int total = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    total += (i % 2 == 0 ? 4 : 9) * (v[i] - '0');
  }
  return has_no_repeats(v) && (10 - total % 10) % 10 == v[6] - '0';
}

[[nodiscard]] inline bool es_dni(const std::string& v) {
  const std::string digits = v[0] == 'X'   ? v.substr(1, 7)
                             : v[0] == 'Y' ? "1" + v.substr(1, 7)
                             : v[0] == 'Z' ? "2" + v.substr(1, 7)
                                           : v.substr(0, 8);
  return "TRWAGMYFPDXBNJZSQVHLCKE"[number(digits) % 23] == v[8];
}

[[nodiscard]] inline bool fr_nir(const std::string& v) {
  // Corsica: a million is taken off for 2A, two million for 2B, from the number with a 0 there.
  std::string body = v.substr(0, 13);
  const char letter = body[6];
  std::uint64_t less = 0;
  if (letter == 'A' || letter == 'B') {
    body[6] = '0';
    less = letter == 'A' ? 1'000'000 : 2'000'000;
  }
  const std::uint64_t key = number(v.substr(13));
  return (v[0] == '1' || v[0] == '2') && key > 0 && key < 98 &&
         (number(body) - less + key) % 97 == 0;
}

[[nodiscard]] inline bool it_code(const std::string& v) {
  constexpr std::string_view odd = "BAKPLCQDREVOSFTGUHMINJWZYX";
  constexpr std::string_view months = "ABCDEHLMPRST";
  std::size_t total = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const char letter = v[i] >= 'A' ? v[i] : static_cast<char>(v[i] - '0' + 'A');
    total += i % 2 == 0 ? odd.find(letter) : static_cast<std::size_t>(letter - 'A');
  }
  const auto month = months.find(v[8]);
  const int day = pair(v, 9);
  return month != std::string_view::npos && v[15] == static_cast<char>('A' + total % 26) &&
         is_day_of_either(pair(v, 6), static_cast<int>(month) + 1, day > 40 ? day - 40 : day);
}

[[nodiscard]] inline bool nl_bsn(const std::string& v) {
  return has_no_repeats(v) && (descending_sum(v) - 2 * (v[8] - '0')) % 11 == 0;
}

[[nodiscard]] inline bool pl_pesel(const std::string& v) {
  int total = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    total += (v[i] - '0') * (i % 4 == 0 ? 1 : i % 4 == 1 ? 3 : i % 4 == 2 ? 7 : 9) % 10;
  }
  const std::map<int, int> centuries = {{8, 1800}, {0, 1900}, {2, 2000}, {4, 2100}, {6, 2200}};
  const int raised = (v[2] - '0') / 2 * 2;
  return (10 - total % 10) % 10 == v[10] - '0' &&
         is_day(centuries.at(raised) + pair(v, 0), pair(v, 2) - raised * 10, pair(v, 4));
}

[[nodiscard]] inline bool dk_cpr(const std::string& v) {
  // The table of the register: seventh digit, years, century.
  const int year = pair(v, 4);
  const int seventh = v[6] - '0';
  int century = 0;
  if (seventh <= 3) {
    century = 1900;
  } else if (seventh == 4 || seventh == 9) {
    century = year < 37 ? 2000 : 1900;
  } else {
    century = year < 58 ? 2000 : 1800;
  }
  return is_day(century + year, pair(v, 2), pair(v, 0));
}

[[nodiscard]] inline bool fi_hetu(const std::string& v) {
  const std::map<char, int> centuries = {{'+', 1800}, {'-', 1900}, {'A', 2000}};
  const std::uint64_t all = number(v.substr(0, 6) + v.substr(7, 3));
  const std::uint64_t serial = number(v.substr(7, 3));
  return serial > 1 && serial < 900 && v[10] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[all % 31] &&
         is_day(centuries.at(v[6]) + pair(v, 4), pair(v, 2), pair(v, 0));
}

[[nodiscard]] inline bool no_fnr(const std::string& v) {
  const int year = pair(v, 4);
  const std::uint64_t serial = number(v.substr(6, 3));
  int century = 0;
  if (serial < 500) {
    century = 1900;
  } else if (year < 40) {
    century = 2000;
  } else if (serial >= 900) {
    century = 1900;
  } else if (serial < 750 && year > 53) {
    century = 1800;
  } else {
    return false;
  }
  const int day = pair(v, 0) % 40 == 0 ? 0 : pair(v, 0) > 40 ? pair(v, 0) - 40 : pair(v, 0);
  const int month = pair(v, 2) > 40 ? pair(v, 2) - 40 : pair(v, 2);
  const auto check = [](int sum) { return sum % 11 == 0 ? 0 : 11 - sum % 11; };
  return is_day(century + year, month, day) &&
         check(times(v, {3, 7, 6, 1, 8, 9, 4, 5, 2})) == v[9] - '0' &&
         check(times(v, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2})) == v[10] - '0';
}

[[nodiscard]] inline bool se_pnr(const std::string& v) {
  const int day = pair(v, 4);
  return luhn(v) && is_day_of_either(pair(v, 0), pair(v, 2), day > 60 ? day - 60 : day);
}

[[nodiscard]] inline bool au_medicare(const std::string& v) {
  return v[0] >= '2' && v[0] <= '6' && v[9] != '0' &&
         (v[0] - '0' + 3 * (v[1] - '0') + 7 * (v[2] - '0') + 9 * (v[3] - '0') + (v[4] - '0') +
          3 * (v[5] - '0') + 7 * (v[6] - '0') + 9 * (v[7] - '0')) %
                 10 ==
             v[8] - '0';
}

[[nodiscard]] inline bool au_tfn(const std::string& v) {
  return has_no_repeats(v) && times(v, {1, 4, 3, 7, 5, 8, 6, 9, 10}) % 11 == 0;
}

[[nodiscard]] inline bool aadhaar(const std::string& v) {
  return v[0] > '1' && !std::equal(v.begin(), v.end(), v.rbegin()) && verhoeff(v);
}

[[nodiscard]] inline bool kr_rrn(const std::string& v) {
  const std::string_view nineteen = "1256";
  const std::string_view twenty = "3478";
  int century = 1800;
  if (nineteen.find(v[6]) != std::string_view::npos) {
    century = 1900;
  } else if (twenty.find(v[6]) != std::string_view::npos) {
    century = 2000;
  }
  const int sum = times(v, {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5});
  return is_day(century + pair(v, 0), pair(v, 2), pair(v, 4)) &&
         (11 - sum % 11) % 10 == v[12] - '0';
}

[[nodiscard]] inline int nhi_sum(const std::string& v) {
  const std::string_view letters = "-ABCDEFGHJKLMNPQRSTUVWXYZ";
  int sum = 0;
  for (int weight = 7; weight > 1; --weight) {
    const char letter = v[static_cast<std::size_t>(7 - weight)];
    sum += weight * (letter >= 'A' ? static_cast<int>(letters.find(letter)) : letter - '0');
  }
  return sum;
}

[[nodiscard]] inline bool has_nhi_letters(const std::string& v) {
  return v.find_first_of("IO") == std::string::npos;
}

[[nodiscard]] inline bool nhi_old(const std::string& v) {
  const int rest = nhi_sum(v) % 11;
  const int check = 11 - rest;
  return has_nhi_letters(v) && rest != 0 && v[6] - '0' == (check == 10 ? 0 : check);
}

[[nodiscard]] inline bool nhi_new(const std::string& v) {
  return has_nhi_letters(v) && v[6] == "-ABCDEFGHJKLMNPQRSTUVWXYZ"[23 - nhi_sum(v) % 23];
}

[[nodiscard]] inline bool tr_tckn(const std::string& v) {
  const auto at = [&](std::size_t place) { return v[place - 1] - '0'; };
  const int odd = at(1) + at(3) + at(5) + at(7) + at(9);
  const int even = at(2) + at(4) + at(6) + at(8);
  return (7 * odd - even + 100) % 10 == at(10) && (odd + even + at(10)) % 10 == at(11);
}

[[nodiscard]] inline bool za_id(const std::string& v) {
  return luhn(v) && v[10] < '2' && is_day_of_either(pair(v, 0), pair(v, 2), pair(v, 4));
}

[[nodiscard]] inline bool iban_of_germany(const std::string& v) {
  // In pieces of nine digits, as ECBS TR 201 describes; DE is 13 14.
  const std::string all = v.substr(4) + "1314" + v.substr(2, 2);
  const std::uint64_t first = number(all.substr(0, 9)) % 97;
  const std::uint64_t second = number(std::to_string(first) + all.substr(9, 9)) % 97;
  return number(std::to_string(second) + all.substr(18)) % 97 == 1;
}

[[nodiscard]] inline bool isbn_10(const std::string& v) {
  return (descending_sum(v.substr(0, 9) + "0") + (v[9] == 'X' ? 10 : v[9] - '0')) % 11 == 0 &&
         (v[9] == 'X' || v[9] <= '9');
}

[[nodiscard]] inline bool vin(const std::string& v) {
  const std::map<char, int> values = {{'A', 1}, {'B', 2}, {'C', 3}, {'D', 4}, {'E', 5}, {'F', 6},
                                      {'G', 7}, {'H', 8}, {'J', 1}, {'K', 2}, {'L', 3}, {'M', 4},
                                      {'N', 5}, {'P', 7}, {'R', 9}, {'S', 2}, {'T', 3}, {'U', 4},
                                      {'V', 5}, {'W', 6}, {'X', 7}, {'Y', 8}, {'Z', 9}};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    const int weight = i == 8   ? 0
                       : i == 7 ? 10
                       : i < 8  ? 8 - static_cast<int>(i)
                                : 18 - static_cast<int>(i);
    if (v[i] >= 'A' && !values.contains(v[i])) {
      return false;
    }
    sum += weight * (v[i] >= 'A' ? values.at(v[i]) : v[i] - '0');
  }
  return v[8] == (sum % 11 == 10 ? 'X' : static_cast<char>('0' + sum % 11));
}

[[nodiscard]] inline bool hibc(const std::string& v) {
  std::map<char, int> values;
  for (const char letter : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%")) {
    const auto next = static_cast<int>(values.size());
    values[letter] = next;
  }
  int sum = 0;
  for (std::size_t i = 0; i + 1 < v.size(); ++i) {
    sum += values.at(v[i]);
  }
  return sum % 43 == values.at(v.back());
}

[[nodiscard]] inline bool gs1_of(const std::string& v) { return has_no_repeats(v) && gs1(v); }
[[nodiscard]] inline bool luhn_of(const std::string& v) { return has_no_repeats(v) && luhn(v); }

// Luhn misses 09 for 90. Modulo 10 with weights 1 and 3 misses neighbours that differ by five.
inline constexpr std::string_view luhn_blind = "09";
inline constexpr std::string_view gs1_blind = "0516273849";

[[nodiscard]] inline const std::vector<Oracle>& oracles() {
  static const std::vector<Oracle> all = {
      {"ae-emirates-id", "784{19}999999999?", is_luhn, always, luhn_blind},
      {"au-hpi-i", "800361999999999?", is_luhn, always, luhn_blind},
      {"au-hpi-o", "800362999999999?", is_luhn, always, luhn_blind},
      {"au-ihi", "800360999999999?", is_luhn, always, luhn_blind},
      {"au-medicare", "n9999999?n", au_medicare, digits_always},
      {"au-tfn", "99999999?", au_tfn, always},
      {"be-national-number", "99MMDD999??", be, {.98, .95}},
      {"br-cpf", "999999999??", br_cpf, {.98, .98}},
      {"ca-bc-phn", "{9}99999999?", ca_bc_phn, always},
      {"ca-ohip", "999999999?", [](const std::string& v) { return v[0] != '0' && luhn(v); }, always,
       luhn_blind},
      {"ca-ramq", "AAAA99MMDD9?", ca_ramq, {.8, .7}},
      {"ca-sin", "19999999?", luhn_of, always, luhn_blind},
      {"ch-ahv", "756999999999?", gs1_of, always, gs1_blind},
      {"de-kvnr", "A99999999?", de_kvnr, {1, .98}, luhn_blind},
      {"de-lanr", "999999?nn", de_lanr, {.9, .55}},
      {"dk-cpr", "DDMM999999", dk_cpr, {}},
      {"es-dni-nie", "99999999!", es_dni, always},
      {"es-dni-nie", "{X}9999999!", es_dni, always},
      {"es-dni-nie", "{Z}9999999!", es_dni, always},
      {"fi-hetu", "DDMM99-999!", fi_hetu, always},
      {"fi-hetu", "DDMM99{A}999!", fi_hetu, always},
      {"fi-hetu", "DDMM99+999!", fi_hetu, always},
      {"fr-nir", "n999999999999??", fr_nir, always},
      {"fr-nir", "n99992{A}999999??", fr_nir, {1, 0}},
      {"fr-nir", "n99992{B}999999??", fr_nir, {1, 0}},
      {"gtin", "999999999999?", gs1_of, always, gs1_blind},
      {"gtin", "9999999?", gs1_of, always, gs1_blind},
      {"gtin", "99999999999?", gs1_of, always, gs1_blind},
      {"gtin", "9999999999999?", gs1_of, always, gs1_blind},
      {"hibc", "+A999AA99A9!", hibc, digits_always},
      {"iban", "{DE}??999999999999999999", iban_of_germany, always},
      {"ie-pps", "9999999!", ie_pps, always},
      {"ie-pps", "9999999!{A}", ie_pps, always},
      {"ie-pps", "9999999!{W}", ie_pps, always},
      {"ie-pps", "9999999!A", ie_pps, always},
      {"imei", "99999999999999?", luhn_of, always, luhn_blind},
      {"in-aadhaar", "99999999999?", aadhaar, always},
      {"in-aadhaar-vid", "999999999999999?", aadhaar, always},
      {"isbn", "{978}999999999?", gs1_of, always, gs1_blind},
      {"isbn", "999999999!", isbn_10, always},
      {"it-codice-fiscale", "AAAAAA99{P}DDA999!", it_code, digits_always},
      {"kr-rrn", "99MMDD999999?", kr_rrn, {.9, .9}},
      {"luhn", "999999999999999?", luhn_of, always, luhn_blind},
      {"nl-bsn", "99999999?", nl_bsn, always},
      {"no-fnr", "DDMM99999??", no_fnr, always},
      {"nz-nhi", "AAA999?", nhi_old, {.95, .9}},
      {"nz-nhi", "AAA99A!", nhi_new, always},
      {"pl-pesel", "99MMDD9999?", pl_pesel, digits_always},
      {"sa-national-id", "n99999999?",
       [](const std::string& v) { return v[0] > '0' && v[0] < '3' && luhn(v); }, always,
       luhn_blind},
      {"se-personnummer", "99MMDD999?", se_pnr, always, luhn_blind},
      {"tr-tckn",
       "n99999999??",
       [](const std::string& v) { return v[0] != '0' && tr_tckn(v); },
       {1, .85}},
      {"uk-nhs-number", "999999999?", nhs, always},
      {"us-dea", "AA999999?", us_dea, {.9, .85}},
      {"us-npi", "n99999999?",
       [](const std::string& v) { return (v[0] == '1' || v[0] == '2') && us_npi(v); }, always,
       luhn_blind},
      {"vin", "99999999!99999999", vin, {1, .9}},
      {"vin", "9AAA9AAA!AA999999", vin, {1, .9}},
      {"za-id", "99MMDD9999n9?", za_id, always, luhn_blind},
  };
  return all;
}

}  // namespace scruple::test

// Telephone numbers, by the national plans of the countries that the shipped policies speak of:
// significant lengths and leading digits as in libphonenumber's metadata. A number of any other
// country is one by ITU-T E.164 alone, and only in its international form.

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

// Numbers of a plan: their leading digits lie in [low, high], compared digit by digit.
struct NumberRange {
  std::string_view low;
  std::string_view high;
  std::size_t shortest;
  std::size_t longest;
};

// What stands before the significant number when it is dialled at home: the trunk prefix, which
// some numbers never take.
struct Plan {
  std::string_view country_code;
  std::string_view trunk;
  std::span<const NumberRange> dialled_with_trunk;
  std::span<const NumberRange> dialled_as_is;
};

constexpr std::array<NumberRange, 5> ae_with_trunk = {
    {{"50", "50", 9, 9}, {"52", "58", 9, 9}, {"2", "4", 8, 8}, {"6", "7", 8, 8}, {"9", "9", 8, 8}}};
constexpr std::array<NumberRange, 2> ae_as_is = {{{"800", "800", 5, 12}, {"600", "600", 9, 9}}};
constexpr Plan ae = {"971", "0", ae_with_trunk, ae_as_is};

constexpr std::array<NumberRange, 3> au_with_trunk = {
    {{"2", "3", 9, 9}, {"4", "4", 9, 9}, {"7", "8", 9, 9}}};
constexpr std::array<NumberRange, 3> au_as_is = {
    {{"1300", "1300", 10, 10}, {"1800", "1800", 10, 10}, {"13", "13", 6, 6}}};
constexpr Plan au = {"61", "0", au_with_trunk, au_as_is};

constexpr std::array<NumberRange, 3> es_as_is = {
    {{"6", "6", 9, 9}, {"71", "74", 9, 9}, {"8", "9", 9, 9}}};
constexpr Plan es = {"34", "", {}, es_as_is};

constexpr std::array<NumberRange, 1> in_with_trunk = {{{"1", "9", 10, 10}}};
constexpr std::array<NumberRange, 2> in_as_is = {{{"6", "9", 10, 10}, {"1800", "1800", 8, 13}}};
constexpr Plan in = {"91", "0", in_with_trunk, in_as_is};

constexpr std::array<NumberRange, 2> sa_with_trunk = {{{"5", "5", 9, 9}, {"11", "17", 9, 9}}};
constexpr std::array<NumberRange, 2> sa_as_is = {{{"9200", "9200", 9, 9}, {"800", "800", 10, 10}}};
constexpr Plan sa = {"966", "0", sa_with_trunk, sa_as_is};

constexpr std::array<NumberRange, 4> uk_with_trunk = {
    {{"1", "3", 9, 10}, {"55", "56", 10, 10}, {"7", "7", 10, 10}, {"80", "98", 9, 10}}};
constexpr Plan uk = {"44", "0", uk_with_trunk, {}};

// Area code and exchange begin with 2 to 9; the exchange is looked at below.
constexpr std::array<NumberRange, 1> us_ranges = {{{"2", "9", 10, 10}}};
constexpr Plan us = {"1", "1", us_ranges, us_ranges};

constexpr std::array<const Plan*, 7> plans = {&ae, &au, &es, &in, &sa, &uk, &us};

bool has_number(std::span<const NumberRange> ranges, std::string_view significant) {
  return std::ranges::any_of(ranges, [&](const NumberRange& range) {
    const std::string_view lead = significant.substr(0, range.low.size());
    return significant.size() >= range.shortest && significant.size() <= range.longest &&
           lead >= range.low && lead <= range.high;
  });
}

bool is_significant(const Plan& plan, std::span<const NumberRange> ranges,
                    std::string_view significant) {
  return has_number(ranges, significant) && (&plan != &us || significant[3] >= '2');
}

bool is_national(const Plan& plan, std::string_view digits) {
  if (is_significant(plan, plan.dialled_as_is, digits)) {
    return true;
  }
  return digits.starts_with(plan.trunk) &&
         is_significant(plan, plan.dialled_with_trunk, digits.substr(plan.trunk.size()));
}

// The digits behind the international prefix, `+` or 00; nothing when there is none.
std::string international_of(std::string_view value) {
  std::string digits = digits_of(value);
  if (value.find('+') == std::string_view::npos) {
    digits = digits.starts_with("00") ? digits.substr(2) : std::string();
  }
  return digits;
}

// `+44 (0)20 ...` keeps the trunk prefix that is not dialled from abroad.
bool is_international(const Plan& plan, std::string_view digits) {
  if (!digits.starts_with(plan.country_code)) {
    return false;
  }
  std::string_view significant = digits.substr(plan.country_code.size());
  if (plan.trunk == "0" && significant.starts_with('0')) {
    significant.remove_prefix(1);
  }
  return is_significant(plan, plan.dialled_with_trunk, significant) ||
         is_significant(plan, plan.dialled_as_is, significant);
}

bool is_phone_of(const Plan& plan, std::string_view value) {
  if (const std::string digits = international_of(value); !digits.empty()) {
    return is_international(plan, digits);
  }
  const std::string digits = digits_of(value);
  return !are_all_equal(digits) && is_national(plan, digits);
}

// The significant number if the value is one of the plan.
std::string significant_of(const Plan& plan, std::string_view value) {
  if (!is_phone_of(plan, value)) {
    return {};
  }
  std::string digits = international_of(value);
  digits = digits.empty() ? digits_of(value) : digits.substr(plan.country_code.size());
  return digits.starts_with(plan.trunk) ? digits.substr(plan.trunk.size()) : digits;
}

bool is_in_drama(std::string_view digits, std::span<const std::string_view> prefixes) {
  return std::ranges::any_of(prefixes,
                             [&](std::string_view prefix) { return digits.starts_with(prefix); });
}

// Numbers that the regulators keep for films and books: no one answers them. NANPA, ATIS-0300115:
// 555-0100 to 555-0199. Ofcom, "Telephone numbers for drama use". ACMA, "Phone numbers for use in
// TV shows, films and creative works".
bool is_in_drama(std::string_view value) {
  constexpr std::array<std::string_view, 19> uk_drama = {
      "7700900", "2079460", "1134960", "1144960", "1154960", "1164960", "1174960",
      "1184960", "1214960", "1314960", "1414960", "1514960", "1614960", "1914980",
      "1632960", "2920180", "2896496", "8081570", "3069990"};
  constexpr std::array<std::string_view, 9> au_drama = {
      "491570", "25550", "27010", "35550", "37010", "75550", "77010", "85550", "87010"};
  const std::string american = significant_of(us, value);
  return (american.size() == 10 && american.substr(3, 5) == "55501") ||
         is_in_drama(significant_of(uk, value), uk_drama) ||
         is_in_drama(significant_of(au, value), au_drama);
}

}  // namespace

bool is_ae_phone(std::string_view value) { return is_phone_of(ae, value); }
bool is_au_phone(std::string_view value) { return is_phone_of(au, value); }
bool is_es_phone(std::string_view value) { return is_phone_of(es, value); }
bool is_in_phone(std::string_view value) { return is_phone_of(in, value); }
bool is_sa_phone(std::string_view value) { return is_phone_of(sa, value); }
bool is_uk_phone(std::string_view value) { return is_phone_of(uk, value); }
bool is_us_phone(std::string_view value) { return is_phone_of(us, value); }

bool is_phone(std::string_view value) {
  const std::string digits = international_of(value);
  if (digits.empty()) {
    return std::ranges::any_of(plans, [&](const Plan* plan) { return is_phone_of(*plan, value); });
  }
  const auto plan = std::ranges::find_if(
      plans, [&](const Plan* one) { return digits.starts_with(one->country_code); });
  if (plan != plans.end()) {
    return is_international(**plan, digits);
  }
  return digits.size() >= 8 && digits.size() <= 15 && digits[0] != '0';
}

bool is_phone_in_use(std::string_view value) { return is_phone(value) && !is_in_drama(value); }

}  // namespace scruple::lint

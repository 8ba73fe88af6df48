// Dates, ages and doses, and numbers that are none of these.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

// The month that a text names by its first letters, in the languages of the shipped policies; 0 for
// none.
int month_named(std::string_view value) {
  const std::string text = lowered(value);
  struct Month {
    std::string_view begins;
    int number;
  };
  constexpr std::array<Month, 59> months = {{
      {"jan", 1},          {"ene", 1},           {"gen", 1},          {"feb", 2},
      {"fev", 2},          {"mar", 3},           {"mrt", 3},          {"apr", 4},
      {"abr", 4},          {"avr", 4},           {"may", 5},          {"mai", 5},
      {"mei", 5},          {"mag", 5},           {"jun", 6},          {"juin", 6},
      {"giu", 6},          {"jul", 7},           {"juil", 7},         {"lug", 7},
      {"aug", 8},          {"ago", 8},           {"aou", 8},          {"sep", 9},
      {"set", 9},          {"oct", 10},          {"okt", 10},         {"ott", 10},
      {"out", 10},         {"nov", 11},          {"dec", 12},         {"dic", 12},
      {"dez", 12},         {"يناير", 1},         {"فبراير", 2},       {"مارس", 3},
      {"ابريل", 4},        {"مايو", 5},          {"يونيو", 6},        {"يونيه", 6},
      {"يوليو", 7},        {"يوليه", 7},         {"اغسطس", 8},        {"سبتمبر", 9},
      {"اكتوبر", 10},      {"نوفمبر", 11},       {"ديسمبر", 12},      {"كانون الثاني", 1},
      {"شباط", 2},         {"اذار", 3},          {"نيسان", 4},        {"ايار", 5},
      {"حزيران", 6},       {"تموز", 7},          {"اب ", 8},          {"ايلول", 9},
      {"تشرين الاول", 10}, {"تشرين الثاني", 11}, {"كانون الاول", 12},
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

constexpr int oldest = 119;

}  // namespace

// A day of the Gregorian calendar in any usual order, of the last two centuries or of this one.
bool is_date(std::string_view value) {
  const ReadDate date = read_date(value);
  return date.is_real && (date.year == 0 || (date.year >= 1800 && date.year <= 2099));
}

// Born from 1900 on, and in the past as of this version's century: a future year is no birth.
bool is_date_of_birth(std::string_view value) {
  const ReadDate date = read_date(value);
  return date.is_real && (date.year == 0 || (date.year >= 1900 && date.year <= 2030));
}

// One number of years, months or weeks that a person may be old.
bool is_age(std::string_view value) {
  const std::vector<Number> numbers = numbers_in(value);
  return numbers.size() == 1 && numbers[0].digit_count <= 3 && numbers[0].value <= oldest;
}

// 45 CFR 164.514(b)(2)(i)(C).
bool is_age_over_89(std::string_view value) {
  return std::ranges::any_of(numbers_in(value), [](Number number) {
    return number.digit_count <= 3 && number.value >= 90 && number.value <= oldest;
  });
}

// An amount above zero and a unit of a medicine: UCUM's, and those that are written out.
bool is_dose(std::string_view value) {
  constexpr std::array<std::string_view, 45> units = {
      "ng",       "mcg",   "ug",     "μg",     "mg",      "g",          "kg",          "ml",
      "l",        "dl",    "cc",     "iu",     "ui",      "u",          "unit",        "units",
      "miu",      "mu",    "mmol",   "mol",    "meq",     "%",          "mg/ml",       "mg/kg",
      "mcg/kg",   "mg/m2", "mg/day", "tablet", "tablets", "pill",       "pills",       "capsule",
      "capsules", "puff",  "puffs",  "drop",   "drops",   "comprimido", "comprimidos", "gotas",
      "unidades", "مجم",   "ملغ",    "غرام",   "مل"};
  const std::string text = lowered(trimmed(value));
  const auto unit_at = text.find_first_not_of("0123456789., -/");
  if (text.empty() || !is_digit(text.front()) || unit_at == std::string::npos) {
    return false;
  }
  const std::vector<Number> amounts = numbers_in(std::string_view(text).substr(0, unit_at));
  return std::ranges::any_of(amounts, [](Number amount) { return amount.value > 0; }) &&
         std::ranges::find(units, trimmed(std::string_view(text).substr(unit_at))) != units.end();
}

// A number of a record, a member or a case: at least four digits among 4 to 16 characters, and not
// a year, a date with its year in full, or a dose.
bool is_record_number(std::string_view value) {
  const std::string number = alnum_of(value);
  const auto digit_count = std::ranges::count_if(number, is_digit);
  if (digit_count < 4 || number.size() > 16 || is_dose(value)) {
    return false;
  }
  const bool is_year = number.size() == 4 && is_in_range(number, 0, 4, 1900, 2099);
  const bool has_year = std::ranges::any_of(
      numbers_in(value), [](Number part) { return part.digit_count == 4 && part.value >= 1900; });
  return !is_year && !(has_year && is_date(value));
}

}  // namespace scruple::lint

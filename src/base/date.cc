#include "base/date.h"

#include <charconv>

#include <fmt/format.h>

namespace scruple {

namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc{} || end != digits.data() + digits.size() || digits.front() == '-') {
    return std::nullopt;
  }
  return value;
}

}  // namespace

bool is_real_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) {
    return false;
  }
  constexpr int days_in_month[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = days_in_month[month - 1] + (month == 2 && is_leap ? 1 : 0);
  return day <= days;
}

std::optional<Date> date_from_text(std::string_view text) {
  constexpr std::size_t size = 10;
  if (text.size() < size || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  if (text.size() > size && text[size] != 'T' && text[size] != 't' && text[size] != ' ') {
    return std::nullopt;
  }
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day || !is_real_date(*year, *month, *day)) {
    return std::nullopt;
  }
  return Date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month),
              static_cast<std::uint8_t>(*day)};
}

std::string text_of(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, int{date.month}, int{date.day});
}

}  // namespace scruple

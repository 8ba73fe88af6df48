#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scruple {

// A calendar day (proleptic Gregorian). Ordered by time.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// "2026-11-22", also with a time behind it ("2026-11-22T10:00:00Z", "2026-11-22 10:00"), which is
// ignored. Nothing when it is no such day.
[[nodiscard]] std::optional<Date> date_from_text(std::string_view text);

// "2026-11-22".
[[nodiscard]] std::string text_of(Date date);

[[nodiscard]] bool is_real_date(int year, int month, int day);

}  // namespace scruple

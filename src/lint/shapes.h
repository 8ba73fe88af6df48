#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scruple::lint {

// What validators ask of the shape of a value, before and besides its check digits.

// The digits of a value in which only separators stand between them; nothing when there is a letter
// in it.
[[nodiscard]] std::string digits_of(std::string_view value);

// Letters (made upper case) and digits of a value, separators left out; nothing when a letter
// beyond ASCII is in it.
[[nodiscard]] std::string alnum_of(std::string_view value);

[[nodiscard]] bool are_all_equal(std::string_view digits);
[[nodiscard]] bool are_digits(std::string_view value);
[[nodiscard]] bool is_one_of(char letter, std::string_view set);

// Whether the value looks like the shape, place by place: 'A' a capital letter, '9' a digit, '*'
// either, anything else itself.
[[nodiscard]] bool has_shape(std::string_view value, std::string_view shape);

// The number in the digits [first, first + count). Requires that they are there, nine at most.
[[nodiscard]] int number_at(std::string_view digits, std::size_t first, std::size_t count);

// Whether the number in the digits [first, first + count) is there and lies in [low, high].
[[nodiscard]] bool is_in_range(std::string_view digits, std::size_t first, std::size_t count,
                               int low, int high);

// Whether six digits YYMMDD are a day of the 1900s or the 2000s.
[[nodiscard]] bool is_short_date(int year, int month, int day);

// The numbers that stand in a text, each with the count of its digits.
struct Number {
  int value = 0;
  std::size_t digit_count = 0;
};

[[nodiscard]] std::vector<Number> numbers_in(std::string_view text);

}  // namespace scruple::lint

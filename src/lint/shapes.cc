#include "lint/shapes.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/assert.h"
#include "base/date.h"

namespace scruple::lint {

namespace {

bool is_ascii(char letter) { return static_cast<unsigned char>(letter) < 0x80; }

}  // namespace

std::string digits_of(std::string_view value) {
  std::string digits;
  for (const char letter : value) {
    if (is_letter(letter) || !is_ascii(letter)) {
      return {};
    }
    if (is_digit(letter)) {
      digits += letter;
    }
  }
  return digits;
}

std::string alnum_of(std::string_view value) {
  std::string out;
  for (const char letter : value) {
    if (!is_ascii(letter)) {
      return {};
    }
    if (is_letter_or_digit(letter)) {
      out += to_upper(letter);
    }
  }
  return out;
}

bool are_all_equal(std::string_view digits) {
  return std::ranges::all_of(digits, [&](char letter) { return letter == digits.front(); });
}

bool are_digits(std::string_view value) { return std::ranges::all_of(value, is_digit); }

bool is_one_of(char letter, std::string_view set) {
  return set.find(letter) != std::string_view::npos;
}

bool has_shape(std::string_view value, std::string_view shape) {
  return std::ranges::equal(value, shape, [](char letter, char wanted) {
    switch (wanted) {
      case 'A':
        return is_upper(letter);
      case '9':
        return is_digit(letter);
      case '*':
        return is_upper(letter) || is_digit(letter);
      default:
        return letter == wanted;
    }
  });
}

int number_at(std::string_view digits, std::size_t first, std::size_t count) {
  SCRUPLE_ASSERT(count <= 9 && first + count <= digits.size(), "the digits are there");
  int value = 0;
  for (const char letter : digits.substr(first, count)) {
    value = value * 10 + (letter - '0');
  }
  return value;
}

bool is_in_range(std::string_view digits, std::size_t first, std::size_t count, int low, int high) {
  if (first + count > digits.size()) {
    return false;
  }
  const int value = number_at(digits, first, count);
  return low <= value && value <= high;
}

bool is_short_date(int year, int month, int day) {
  return is_real_date(1900 + year, month, day) || is_real_date(2000 + year, month, day);
}

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

}  // namespace scruple::lint

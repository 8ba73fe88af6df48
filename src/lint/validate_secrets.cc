// Secrets. What a token looks like is the rules' business; here is told whether it is random enough
// to be one rather than what manuals put in its place.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/ascii.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

// Shannon entropy in bits a character.
double entropy_of(std::string_view text) {
  std::array<int, 256> counts{};
  for (const char letter : text) {
    ++counts[static_cast<unsigned char>(letter)];
  }
  double bits = 0;
  for (const int count : counts) {
    if (count > 0) {
      const double share = count / static_cast<double>(text.size());
      bits -= share * std::log2(share);
    }
  }
  return bits;
}

// The length of the longest run of characters that follow each other: abcdef, 123456.
std::size_t longest_run(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 1;
  for (std::size_t i = 1; i < text.size(); ++i) {
    run = text[i] == text[i - 1] + 1 ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  return longest;
}

constexpr std::array<std::string_view, 22> placeholders = {
    "example", "xxxx",   "your",    "changeme", "change_me", "change-me", "placeholder", "dummy",
    "sample",  "insert", "replace", "redacted", "not_a",     "****",      "....",        "----",
    "<",       "${",     "{{",      "$(",       "%(",        "deadbeef"};

}  // namespace

// At least 2.5 bits a character, 3 in a long one that is not of digits alone; half of it no run of
// the alphabet or of digits; none of the words that stand for a secret in manuals.
bool is_secret(std::string_view value) {
  constexpr double least_bits = 2.5;
  constexpr double least_bits_of_long = 3;
  constexpr std::size_t long_size = 24;
  const std::string lower = lowered(value);
  const bool is_placeholder = std::ranges::any_of(
      placeholders, [&](std::string_view word) { return lower.find(word) != std::string::npos; });
  if (is_placeholder || 2 * longest_run(lower) > lower.size()) {
    return false;
  }
  const bool is_long = value.size() >= long_size && !std::ranges::all_of(value, is_digit);
  return entropy_of(value) >= (is_long ? least_bits_of_long : least_bits);
}

}  // namespace scruple::lint

// Validators against second implementations on random bodies with every check character, and the
// promises of their algorithms: which slips of the pen are always noticed.

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "lint/checks.h"
#include "lint/register_oracles.h"

namespace {

using scruple::test::Oracle;
using scruple::test::oracles;

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  // A value of the shape with ? and ! left open, and the places that the check covers.
  struct Body {
    std::string value;
    std::vector<std::size_t> covered;
  };

  Body body(std::string_view shape) {
    Body out;
    bool is_literal = false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
      const char mark = shape[i];
      if (mark == '{' || mark == '}') {
        is_literal = mark == '{';
        continue;
      }
      const std::size_t at = out.value.size();
      if (is_literal || std::string_view("9ADMn?!").find(mark) == std::string_view::npos) {
        out.value += mark;
        continue;
      }
      if (mark != 'n' && mark != 'A') {
        out.covered.push_back(at);
      }
      if (mark == 'D' || mark == 'M') {
        const int number = below(mark == 'D' ? 31 : 12) + 1;
        out.value += std::to_string(100 + number).substr(1);
        out.covered.push_back(at + 1);
        ++i;
      } else if (mark == 'A') {
        out.value += static_cast<char>('A' + below(26));
      } else if (mark == '9' || mark == 'n') {
        out.value += static_cast<char>('0' + below(10));
      } else {
        out.value += mark;
      }
    }
    return out;
  }

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

 private:
  std::mt19937 random_;
};

// The value with its open places filled in every way.
std::vector<std::string> filled(const std::string& value) {
  const auto open = value.find_first_of("?!");
  if (open == std::string::npos) {
    return {value};
  }
  std::vector<std::string> out;
  constexpr std::string_view all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const std::string_view choices = all.substr(0, value[open] == '?' ? 10 : all.size());
  for (const char choice : choices) {
    std::string one = value;
    one[open] = choice;
    std::ranges::copy(filled(one), std::back_inserter(out));
  }
  return out;
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// The right values among all of some bodies, as the second implementation tells them.
struct Sample {
  std::string value;
  std::vector<std::size_t> covered;
};

std::vector<Sample> right_values(const Oracle& oracle, Maker& maker, int body_count) {
  std::vector<Sample> out;
  for (int i = 0; i < body_count; ++i) {
    const Maker::Body body = maker.body(oracle.shape);
    for (const std::string& value : filled(body.value)) {
      if (oracle.is_right(value)) {
        out.push_back({value, body.covered});
      }
    }
  }
  return out;
}

struct Tally {
  int caught = 0;
  int tried = 0;
  void add(bool is_caught) {
    ++tried;
    caught += is_caught ? 1 : 0;
  }
  [[nodiscard]] double share() const {
    return tried == 0 ? 1.0 : caught / static_cast<double>(tried);
  }
};

}  // namespace

TEST_CASE("validators agree with second implementations on every check character") {
  Maker maker(20261122);
  for (const Oracle& oracle : oracles()) {
    const auto* const row = scruple::lint::check_named(oracle.check);
    REQUIRE(row != nullptr);
    CAPTURE(std::string(oracle.check));
    CAPTURE(std::string(oracle.shape));
    int disagreed = 0;
    int right = 0;
    std::string first;
    for (int i = 0; i < 1000; ++i) {
      for (const std::string& value : filled(maker.body(oracle.shape).value)) {
        const bool expected = oracle.is_right(value);
        right += expected ? 1 : 0;
        if (row->is_valid(value) != expected && disagreed++ == 0) {
          first = value;
        }
      }
    }
    CHECK_MESSAGE(disagreed == 0, first);
    CHECK(right > 100);
  }
}

TEST_CASE("a right value stays one in lower case, with spaces and with hyphens") {
  Maker maker(7);
  for (const Oracle& oracle : oracles()) {
    if (oracle.check == "fi-hetu" || oracle.check == "hibc") {
      continue;  // their signs are part of the value
    }
    const auto* const row = scruple::lint::check_named(oracle.check);
    CAPTURE(std::string(oracle.check));
    for (const Sample& sample : right_values(oracle, maker, 30)) {
      std::string spaced;
      std::string hyphened;
      for (std::size_t i = 0; i < sample.value.size(); ++i) {
        const char letter = sample.value[i];
        const char lower = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        spaced += (i > 0 && i % 3 == 0 ? " " : "") + std::string(1, lower);
        hyphened += (i > 0 && i % 4 == 0 ? "-" : "") + std::string(1, lower);
      }
      CAPTURE(spaced);
      REQUIRE(row->is_valid(sample.value));
      REQUIRE(row->is_valid(spaced));
      REQUIRE(row->is_valid(hyphened));
      REQUIRE_FALSE(row->is_valid(sample.value + "é"));
      if (oracle.check != "luhn") {  // of any length
        REQUIRE_FALSE(row->is_valid(sample.value + "0000000000"));
      }
    }
  }
}

TEST_CASE("slips of the pen are noticed as often as each algorithm promises") {
  Maker maker(42);
  for (const Oracle& oracle : oracles()) {
    const auto* const row = scruple::lint::check_named(oracle.check);
    CAPTURE(std::string(oracle.check));
    CAPTURE(std::string(oracle.shape));
    Tally digits;
    Tally swaps;
    for (const Sample& sample : right_values(oracle, maker, 200)) {
      for (const std::size_t at : sample.covered) {
        if (!is_digit(sample.value[at])) {
          continue;
        }
        for (char other = '0'; other <= '9'; ++other) {
          std::string slip = sample.value;
          slip[at] = other;
          if (other != sample.value[at]) {
            digits.add(!row->is_valid(slip));
          }
        }
        const bool is_next_covered =
            std::ranges::find(sample.covered, at + 1) != sample.covered.end();
        const char one = sample.value[at];
        const char two = is_next_covered ? sample.value[at + 1] : one;
        const std::string both = {std::min(one, two), std::max(one, two)};
        bool is_blind = false;
        for (std::size_t i = 0; i + 1 < oracle.blind.size(); i += 2) {
          is_blind |= oracle.blind.substr(i, 2) == both;
        }
        if (one == two || !is_digit(two) || is_blind) {
          continue;
        }
        std::string slip = sample.value;
        std::swap(slip[at], slip[at + 1]);
        swaps.add(!row->is_valid(slip));
      }
    }
    CHECK(digits.tried > 1000);
    CHECK(digits.share() >= oracle.promise.digit);
    CHECK(swaps.share() >= oracle.promise.swap);
  }
}

// A descent over RE2's syntax that adds up what must stand there: along a sequence the sum, of
// alternatives the least, repeated as often as a quantifier asks at least.

#include "match/expression_needs.h"

#include <algorithm>
#include <optional>

namespace scruple::match {

namespace {

// More than any text of interest holds; keeps nested repetitions from overflowing.
constexpr std::uint32_t most_digits = 64;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Reader {
 public:
  explicit Reader(std::string_view expression) : rest_(expression) {}

  ExpressionNeeds read() {
    const ExpressionNeeds needs = alternation();
    return is_unknown_ ? ExpressionNeeds{} : needs;
  }

 private:
  [[nodiscard]] bool at(std::string_view text) const { return rest_.starts_with(text); }
  bool skip(std::string_view text) {
    if (!at(text)) {
      return false;
    }
    rest_.remove_prefix(text.size());
    return true;
  }
  void skip_past(char last) {
    rest_.remove_prefix(std::min(rest_.find(last), rest_.size() - 1) + 1);
  }

  // NOLINTNEXTLINE(misc-no-recursion): RE2 accepts no more than a thousand levels.
  ExpressionNeeds alternation() {
    ExpressionNeeds least = sequence();
    while (skip("|")) {
      const ExpressionNeeds other = sequence();
      least.digits = std::min(least.digits, other.digits);
      least.has_at_sign = least.has_at_sign && other.has_at_sign;
    }
    return least;
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  ExpressionNeeds sequence() {
    ExpressionNeeds sum;
    while (!rest_.empty() && !at("|") && !at(")") && !is_unknown_) {
      const ExpressionNeeds one = item();
      const std::uint32_t times = least_times();
      sum.digits = std::min(sum.digits + one.digits * times, most_digits);
      sum.has_at_sign = sum.has_at_sign || (one.has_at_sign && times > 0);
    }
    return sum;
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  ExpressionNeeds item() {
    if (skip("(")) {
      return group();
    }
    if (skip("[")) {
      return {.digits = is_class_of_digits() ? 1U : 0U};
    }
    if (skip("\\")) {
      return escape();
    }
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return {.digits = is_digit(c) ? 1U : 0U, .has_at_sign = c == '@'};
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  ExpressionNeeds group() {
    if (skip("?P<")) {
      skip_past('>');
    } else if (at("?")) {
      const auto flags_end = rest_.find_first_of(":)");
      if (flags_end == std::string_view::npos) {
        is_unknown_ = true;
        return {};
      }
      const bool is_group = rest_[flags_end] == ':';
      rest_.remove_prefix(flags_end + 1);
      if (!is_group) {
        return {};  // `(?i)`: only flags
      }
    }
    const ExpressionNeeds needs = alternation();
    skip(")");
    return needs;
  }

  ExpressionNeeds escape() {
    const char c = rest_.empty() ? '\0' : rest_.front();
    if (c == 'Q' || c == '\0' || is_digit(c)) {
      is_unknown_ = true;
      return {};
    }
    rest_.remove_prefix(1);
    if (c == 'x' || c == 'p' || c == 'P') {
      if (at("{")) {
        skip_past('}');
      } else {
        rest_.remove_prefix(std::min<std::size_t>(c == 'x' ? 2 : 1, rest_.size()));
      }
    }
    return {.digits = c == 'd' ? 1U : 0U, .has_at_sign = c == '@'};
  }

  // Behind the `[`: whether only digits are in the class.
  bool is_class_of_digits() {
    bool is_of_digits = !skip("^");
    for (bool is_first = true; !rest_.empty() && (is_first || !at("]")); is_first = false) {
      if (skip("\\")) {
        is_of_digits = is_of_digits && at("d");
      } else if (at("[:")) {
        skip_past(':');
        skip_past(':');
        is_of_digits = false;
      } else {
        // In `0-9` both ends are digits; any other sign, a lone hyphen too, makes it no class of
        // digits.
        const bool is_range = rest_.size() > 2 && rest_[1] == '-' && rest_[2] != ']';
        is_of_digits = is_of_digits && is_digit(rest_.front()) && (!is_range || is_digit(rest_[2]));
        rest_.remove_prefix(is_range ? 2 : 0);
      }
      rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
    }
    skip("]");
    return is_of_digits;
  }

  // How often the quantifier here, if any, asks at least.
  std::uint32_t least_times() {
    std::uint32_t times = 1;
    while (!rest_.empty()) {
      if (skip("*") || skip("?")) {
        times = 0;
      } else if (const auto count = repetition()) {
        times = *count;
      } else if (!skip("+")) {
        break;
      }
      skip("?");
    }
    return times;
  }

  // `{2}`, `{2,}`, `{2,5}`; a brace that holds something else is a letter.
  std::optional<std::uint32_t> repetition() {
    const auto close = rest_.find('}');
    if (!at("{") || close == std::string_view::npos) {
      return std::nullopt;
    }
    const std::string_view inside = rest_.substr(1, close - 1);
    const auto comma = inside.find(',');
    const std::string_view least = inside.substr(0, comma);
    const std::string_view most =
        comma == std::string_view::npos ? std::string_view{} : inside.substr(comma + 1);
    if (least.empty() || !std::ranges::all_of(least, is_digit) ||
        !std::ranges::all_of(most, is_digit)) {
      return std::nullopt;
    }
    std::uint32_t count = 0;
    for (const char digit : least) {
      count = std::min(count * 10 + static_cast<std::uint32_t>(digit - '0'), most_digits);
    }
    rest_.remove_prefix(close + 1);
    return count;
  }

  std::string_view rest_;
  bool is_unknown_ = false;
};

}  // namespace

ExpressionNeeds contents_of(std::string_view text) {
  ExpressionNeeds contents;
  for (const char c : text) {
    contents.digits += static_cast<std::uint32_t>(is_digit(c));
    contents.has_at_sign = contents.has_at_sign || c == '@';
  }
  return contents;
}

ExpressionNeeds needs_of(std::string_view expression) { return Reader(expression).read(); }

}  // namespace scruple::match

#pragma once

#include <utility>
#include <variant>

#include "base/assert.h"
#include "base/error.h"

namespace scruple {

// A T, or the Error that kept it from being made. Both convert to it implicitly:
//
//   Result<int> parse(...) { if (bad) return Error{"bad-number", "..."}; return 7; }
//   if (auto number = parse(...)) use(*number); else report(number.error());
template <typename T>
class [[nodiscard]] Result {
 public:
  // NOLINTBEGIN(google-explicit-constructor,hicpp-explicit-conversions): the one type that may.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor,hicpp-explicit-conversions)

  [[nodiscard]] bool is_ok() const { return state_.index() == 0; }
  explicit operator bool() const { return is_ok(); }

  [[nodiscard]] T& value() & {
    SCRUPLE_ASSERT(is_ok(), "the value of a failed Result was asked for");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& value() const& {
    SCRUPLE_ASSERT(is_ok(), "the value of a failed Result was asked for");
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    SCRUPLE_ASSERT(is_ok(), "the value of a failed Result was asked for");
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const& {
    SCRUPLE_ASSERT(!is_ok(), "the error of a good Result was asked for");
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace scruple

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scruple::match {

struct ExpressionHit {
  Span span;
  Span value;  // the group `value`, else `span`
};

// An RE2 expression over folded text that matches whole words: leftmost, then longest between word
// boundaries.
class Expression {
 public:
  explicit Expression(const std::string& source);
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;
  ~Expression();
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;

  // What RE2 says against it; empty when it is good.
  [[nodiscard]] const std::string& error() const;
  [[nodiscard]] bool matches_empty() const;

  // Appends the non-overlapping hits within `range` of `text`, which is folded and whole: the
  // neighbours of a hit are looked at.
  void find(std::string_view text, Span range, std::vector<ExpressionHit>& hits) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace scruple::match

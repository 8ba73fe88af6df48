#pragma once

#include <bitset>
#include <memory>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "match/expression_index.h"
#include "policy/library.h"
#include "text/normal_text.h"

namespace scruple::match {

inline constexpr std::size_t class_count =
    static_cast<std::size_t>(policy::Slot::Class::mention) + 1;

// The built-in classes `<number>`, `<date>` …, and the kinds of text that `masks:` may name
// besides: email, doi, isbn, price (money), version, hotline.
class Classes {
 public:
  Classes();
  Classes(const Classes&) = delete;
  Classes& operator=(const Classes&) = delete;
  ~Classes();

  // Appends the spans of a class within a block of `text`: leftmost-longest between word
  // boundaries, not overlapping, sorted. They hold the words only: neither the sign of money and
  // percentages nor the '#' and '@'.
  void find(policy::Slot::Class kind, const text::NormalText& text, Span block,
            std::vector<Span>& spans) const;

  // Those that may have spans within a block of `text`; no other has. By Slot::Class.
  [[nodiscard]] std::bitset<class_count> possible(const text::NormalText& text, Span block,
                                                  ExpressionIndex::Memory& memory) const;

  // The same by name, signs included. False when there is no class or mask of that name.
  bool find(std::string_view name, const text::NormalText& text, Span block,
            std::vector<Span>& spans) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace scruple::match

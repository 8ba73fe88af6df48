#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace scruple::match {

// Tells which of many expressions may match somewhere in a text, without trying each.
class ExpressionIndex {
 public:
  ExpressionIndex();
  ExpressionIndex(const ExpressionIndex&) = delete;
  ExpressionIndex& operator=(const ExpressionIndex&) = delete;
  ~ExpressionIndex();

  // Requires that Expression accepts it. Numbers are given in order, from 0.
  void add(const std::string& source);
  void compile();

  // The numbers of those that may match within `text`, ascending; no other does. Requires
  // compile(). Safe to call from several threads.
  void find(std::string_view text, std::vector<int>& numbers) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace scruple::match

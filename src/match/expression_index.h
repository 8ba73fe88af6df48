#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "match/expression_needs.h"
#include "match/literal_scanner.h"

namespace scruple::match {

// Tells which of many expressions may match somewhere in a text, without trying each.
class ExpressionIndex {
 public:
  // One thread's working memory.
  struct Memory {
    std::vector<std::uint32_t> seen;  // by literal: the last text that has it
    std::uint32_t text = 0;
  };

  // Requires that Expression accepts it. Numbers are given in order, from 0.
  void add(std::string_view expression);
  // To be called once, after all add() and before find().
  void compile();

  // The numbers of those that may match within `text`, ascending; no other does.
  void find(std::string_view text, Memory& memory, std::vector<int>& numbers) const;

  // Those that are tried on every text, since nothing they need could be told from them.
  [[nodiscard]] std::vector<int> always_tried() const;

 private:
  // ExpressionNeeds, for a quick look.
  struct Needs {
    std::uint32_t digits = 0;
    std::uint32_t digit_run = 0;
    std::uint32_t word_run = 0;
    std::vector<std::pair<std::uint8_t, std::uint8_t>> signs;  // those that are needed; how many
    std::vector<std::vector<std::uint32_t>> literals;          // numbers in literals_

    [[nodiscard]] bool are_met_by(const CharacterCounts& counts) const;
  };

  [[nodiscard]] std::uint32_t number_of(const Literal& literal);
  [[nodiscard]] bool has_literals(int number, const Memory& memory) const;
  [[nodiscard]] const Needs& needs(int number) const {
    return expressions_[static_cast<std::size_t>(number)];
  }

  std::vector<Needs> expressions_;
  std::map<Literal, std::uint32_t> literals_;
  std::vector<std::vector<int>> opened_by_;  // by literal: those whose rarest set has it
  std::vector<int> without_literals_;        // by the digits they need, fewest first
  // Of the literals of the scanner, each there once: the number in literals_ of the one that may
  // stand anywhere and of the one that starts a match; none: no_literal.
  struct Variants {
    std::uint32_t anywhere = 0;
    std::uint32_t at_start = 0;
  };
  std::vector<Variants> variants_;
  LiteralScanner scanner_;
};

}  // namespace scruple::match

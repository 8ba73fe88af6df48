#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scruple::lint {

// The quotation marks of a block of folded text, where all kinds of double and of single ones are
// written as " and '.
class Quotes {
 public:
  // O(bytes). Keeps offsets only, from the begin of `block`.
  explicit Quotes(std::string_view block);

  // Whether the stretch, in the block, stands between an opening quote and its closing one.
  // O(log quotes).
  [[nodiscard]] bool surround(Span stretch) const;

 private:
  struct Single {
    std::uint32_t offset = 0;
    bool is_opening = false;
  };

  [[nodiscard]] bool doubles_surround(Span stretch) const;
  [[nodiscard]] bool singles_surround(Span stretch) const;

  std::vector<std::uint32_t> doubles_;
  std::vector<Single> singles_;  // without apostrophes
  std::uint32_t last_closing_ = 0;
};

}  // namespace scruple::lint

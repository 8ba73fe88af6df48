#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "report/positions.h"
#include "report/redaction.h"

namespace scruple::report {

// One line of a source made ready to print, with the part a finding is about.
struct ExcerptLine {
  std::uint32_t number = 0;     // 1-based; 0 stands for lines left out
  std::string text;             // printable, masked, cut to the width with "…"
  std::size_t mark_column = 0;  // 0-based, in columns of a terminal
  std::size_t mark_width = 0;   // 0: nothing of the mark is on this line
};

// The lines that `mark` stands on; of more than three, the first two and the last. No line is wider
// than `width` columns, and the beginning of the mark is always to be seen.
[[nodiscard]] std::vector<ExcerptLine> excerpt_of(std::string_view text, Span mark,
                                                  const Positions& positions,
                                                  const Redaction& redaction, std::size_t width);

}  // namespace scruple::report

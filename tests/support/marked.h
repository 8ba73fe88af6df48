#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scruple::test {

// A text with spans marked in it: "take ==two pills== daily".
struct Marked {
  std::string text;
  std::vector<Span> spans;
};

[[nodiscard]] Marked unmark(std::string_view marked);

// The other way, for messages. Spans that overlap are marked as they come.
[[nodiscard]] std::string mark(std::string_view text, const std::vector<Span>& spans);

}  // namespace scruple::test

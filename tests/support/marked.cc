#include "support/marked.h"

#include "base/assert.h"

namespace scruple::test {

Marked unmark(std::string_view marked) {
  constexpr std::string_view mark = "==";
  Marked out;
  bool is_open = false;
  for (std::size_t i = 0; i < marked.size();) {
    if (!marked.substr(i).starts_with(mark)) {
      out.text += marked[i++];
      continue;
    }
    const auto offset = static_cast<std::uint32_t>(out.text.size());
    if (is_open) {
      out.spans.back().end = offset;
    } else {
      out.spans.push_back({offset, offset});
    }
    is_open = !is_open;
    i += mark.size();
  }
  SCRUPLE_ASSERT(!is_open, "every mark is closed");
  return out;
}

std::string mark(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    for (const Span span : spans) {
      out += span.end == i && span.begin < i ? "==" : "";
    }
    for (const Span span : spans) {
      out += span.begin == i ? "==" : "";
    }
    if (i < text.size()) {
      out += text[i];
    }
  }
  return out;
}

}  // namespace scruple::test

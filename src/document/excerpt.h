#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/builder.h"

namespace scruple::document {

// Stretches of a source read as one text: HTML in a Markdown block quote, without the `>` of its
// lines. Every byte is one of the source; spans in the text lead back there.
class Excerpt {
 public:
  // `source` must outlive the excerpt. Requires: stretches sorted, in the source, none empty.
  Excerpt(std::string_view source, std::vector<Span> stretches);

  [[nodiscard]] std::string_view text() const;

  // From the first byte of the span to its last, whatever lies between in the source.
  [[nodiscard]] Span in_source(Span span) const;

  // Appends the text of the span, piece by piece.
  void append_to(Builder& builder, Span span) const;

 private:
  [[nodiscard]] std::size_t stretch_at(std::uint32_t offset) const;

  std::string_view source_;
  std::vector<Span> stretches_;
  std::vector<std::uint32_t> begins_;  // of the stretches in the text
  std::string joined_;                 // empty where a single stretch is its own text
};

}  // namespace scruple::document

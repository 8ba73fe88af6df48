#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "lint/finding.h"
#include "policy/library.h"

namespace scruple::report {

// What stands in the place of words that a redacted rule found: "[US_SSN]" for the rule us-ssn,
// whatever the words, so that nothing can be told from it.
[[nodiscard]] std::string placeholder_of(const policy::Rule& rule);

// The confidential places of one text. Every word of the text that goes into a report passes
// through here. The result and the text must outlive it.
class Redaction {
 public:
  Redaction(const policy::Library& library, std::string_view text, const lint::LintResult& result);

  struct Mask {
    Span span;
    std::string placeholder;
  };
  // Sorted, not overlapping.
  [[nodiscard]] const std::vector<Mask>& masks() const { return masks_; }

  // The first mask that ends behind `offset`, or the number of masks.
  [[nodiscard]] std::size_t mask_after(std::uint32_t offset) const;

  // A stretch of the text, with the placeholder for every mask that touches it.
  [[nodiscard]] std::string masked(Span stretch) const;

  // A finding's message on one line. Where it touches confidential words, nothing of the text stays
  // in it but the masked words for `{match}`.
  [[nodiscard]] std::string message_of(const lint::Finding& finding) const;

  // Text made by a rule about this finding, such as a fix's replacement: confidential words that
  // the finding touches are masked wherever they stand in it.
  [[nodiscard]] std::string scrubbed(std::string words, Span about) const;

  // Whether any confidential words lie in the stretch.
  [[nodiscard]] bool touches(Span stretch) const;

 private:
  const policy::Library& library_;
  std::string_view text_;
  std::vector<Mask> masks_;
};

}  // namespace scruple::report

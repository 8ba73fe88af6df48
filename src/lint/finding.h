#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "policy/rule.h"

namespace scruple::lint {

enum class Verdict : std::uint8_t { clear, review, block };
[[nodiscard]] std::string_view name_of(Verdict verdict);

// A change to the source text.
struct Fix {
  Span span;  // what is replaced, in Source::text; empty for an insertion
  std::string replacement;
  std::string description;  // "Add the required statement"
};

// What a rule has to say about a place of a document.
struct Finding {
  policy::RuleIndex rule{};
  policy::Severity severity = policy::Severity::warning;
  Span span;                             // in Source::text
  std::vector<std::uint32_t> citations;  // into Policy::references: those that speak for this post;
                                         // empty: all of the rule's
  std::string message;                   // one sentence, ends with a full stop
  std::vector<Fix> fixes;
  std::vector<std::string>
      folding;  // steps that made the words match: "zero-width character", "markup"
  std::vector<std::string> trace;  // with --explain: phrase, contexts, profile values that
                                   // mattered; words of rules only, none of the text
};

// Everything that was found in one document.
struct LintResult {
  Verdict verdict = Verdict::clear;
  std::vector<Finding> findings;  // sorted by span, then rule
  std::vector<Span>
      confidential;  // spans of all findings of redacted rules: never shown by any report. Sorted
  std::vector<std::string>
      notes;  // what the summary should say: rules off for want of a jurisdiction
};

}  // namespace scruple::lint

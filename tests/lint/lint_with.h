#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/formats.h"
#include "lint/linter.h"

namespace scruple::test {

// Lints one text with a library.
[[nodiscard]] inline lint::LintResult lint_with(const policy::Library& library,
                                                std::string_view text,
                                                std::string_view format = "txt",
                                                const policy::Profile& profile = {}) {
  const lint::Linter linter(library);
  lint::Linter::Scratch scratch(linter);
  auto source = document::make_source("draft", std::string(text));
  const document::Document document = document::format_named(format)->parse(*std::move(source));
  return linter.lint(document, profile, {.today = {2026, 11, 22}}, scratch);
}

[[nodiscard]] inline std::vector<Span> spans_of(const lint::LintResult& result) {
  std::vector<Span> spans;
  for (const lint::Finding& finding : result.findings) {
    spans.push_back(finding.span);
  }
  return spans;
}

}  // namespace scruple::test

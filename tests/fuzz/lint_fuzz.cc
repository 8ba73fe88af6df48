// The built-in policies over any text: no crash, and every finding lies inside the source and is
// not empty.

#include "base/assert.h"
#include "document/formats.h"
#include "fuzz/fuzz.h"
#include "lint/linter.h"
#include "policy/library.h"

namespace scruple::fuzz {

namespace {

struct Engine {
  Engine()
      : loaded(policy::load(policy::builtin_policies(), {.check_names = lint::check_names()})),
        linter(loaded.library),
        scratch(linter) {}
  policy::Loaded loaded;
  lint::Linter linter;
  lint::Linter::Scratch scratch;
};

}  // namespace

void try_input(std::string_view bytes) {
  static Engine engine;
  auto source = document::make_source("fuzz", std::string(bytes));
  if (!source) {
    return;
  }
  const document::Document document = document::parse_markdown(*std::move(source));
  const lint::LintResult result =
      engine.linter.lint(document, {}, {.today = {2026, 11, 22}}, engine.scratch);
  for (const lint::Finding& finding : result.findings) {
    SCRUPLE_ASSERT(
        finding.span.begin < finding.span.end && finding.span.end <= document.source.text.size(),
        "a finding marks words of the source");
  }
}

}  // namespace scruple::fuzz

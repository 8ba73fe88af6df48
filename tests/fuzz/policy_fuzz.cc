// Any file is either refused with errors that have places, or loads, compiles and lints.

#include "base/assert.h"
#include "document/formats.h"
#include "fuzz/fuzz.h"
#include "lint/linter.h"
#include "policy/library.h"

namespace scruple::fuzz {

void try_input(std::string_view bytes) {
  const policy::PolicyFiles files{.files = {{.path = "fuzz.yaml", .contents = std::string(bytes)}}};
  const policy::Loaded loaded =
      policy::load({files}, {.check_names = lint::check_names(), .with_lints = true});
  for (const Error& error : loaded.errors) {
    SCRUPLE_ASSERT(!error.code.empty() && !error.message.empty(), "an error says what is wrong");
    (void)describe(error);
  }
  const lint::Linter linter(loaded.library);
  lint::Linter::Scratch scratch(linter);
  auto source =
      document::make_source("draft", "Sign up for a free tin of our infant formula, today!");
  const document::Document document = document::parse_text(*std::move(source));
  (void)linter.lint(document, {}, {.today = {2026, 11, 22}, .with_trace = true}, scratch);
}

}  // namespace scruple::fuzz

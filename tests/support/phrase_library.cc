#include "support/phrase_library.h"

#include <doctest/doctest.h>

#include "lint/linter.h"

namespace scruple::test {

namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    out += letter == '"' || letter == '\\' ? std::string{'\\', letter} : std::string{letter};
  }
  return out + "\"";
}

}  // namespace

policy::Library library_of(const std::vector<std::string>& phrases,
                           const std::map<std::string, std::vector<std::string>>& lexicons,
                           std::string_view more_of_rule) {
  std::string yaml =
      "policy: test\ntitle: Test\nversion: 1.0.0\nreviewed: 2026-11-22\nsummary: Test.\n"
      "references:\n  source: {title: Source, clause: '1', issuer: Test, checked: text}\n";
  if (!lexicons.empty()) {
    yaml += "lexicons:\n";
    for (const auto& [name, terms] : lexicons) {
      yaml += "  " + name + ":\n";
      for (const std::string& term : terms) {
        yaml += "    - " + quoted(term) + "\n";
      }
    }
  }
  yaml +=
      "rules:\n  - id: rule\n    title: Rule\n    severity: error\n    why: For the test.\n    "
      "cite: [source]\n"
      "    message: Found.\n    advice: Leave it.\n";
  if (more_of_rule.find("unless:") == std::string_view::npos) {
    yaml += "    unless: none\n";
  }
  yaml += std::string(more_of_rule) + "    find:\n";
  for (const std::string& phrase : phrases) {
    yaml += "      - " + quoted(phrase) + "\n";
  }
  yaml += "    examples:\n      flag: ['==a==', '==b==', '==c==']\n      pass: [x, y, z]\n";
  policy::Loaded loaded = policy::load({{.files = {{.path = "test.yaml", .contents = yaml}}}},
                                       {.check_names = lint::check_names()});
  for (const Error& error : loaded.errors) {
    FAIL_CHECK(describe(error));
  }
  REQUIRE(loaded.library.rules.size() == 1);
  return std::move(loaded.library);
}

}  // namespace scruple::test

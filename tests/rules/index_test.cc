// rules/README.md is an index of the shipped rules, made from them. SCRUPLE_UPDATE=1 rewrites it.

#include <algorithm>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "lint/linter.h"
#include "policy/library.h"
#include "report/citation.h"
#include "support/golden.h"

namespace {

using scruple::policy::Library;
using scruple::policy::PhraseSet;
using scruple::policy::Rule;

std::string joined(const auto& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) {
    out += out.empty() ? "" : between;
    out += part;
  }
  return out;
}

std::string languages_of(const Library& library, const Rule& rule) {
  const PhraseSet phrases = rule.require ? rule.require->trigger : rule.find;
  std::set<std::string> codes;
  for (std::uint32_t i = phrases.begin; i < phrases.end; ++i) {
    codes.emplace(scruple::code_of(library.phrases[i].language));
  }
  return joined(codes, " ");
}

std::string jurisdictions_of(const Rule& rule) {
  const auto found = rule.when.find("jurisdiction");
  return found == rule.when.end() ? "all" : joined(found->second, " ");
}

std::string citations_of(const Library& library, const Rule& rule) {
  std::vector<std::string> texts;
  for (const auto* reference : scruple::report::citations_of(library, rule)) {
    texts.push_back(scruple::report::citation_text(*reference));
  }
  std::string out = joined(texts, "; ");
  std::ranges::replace(out, '|', '/');
  return out;
}

std::string index_of(const Library& library) {
  std::string out =
      "# The rules that ship\n\n"
      "A policy is a folder: `policy.yaml` with its references, lexicons and contexts, and one "
      "file for each rule.\n"
      "`common/` holds the lexicons and contexts that all policies share. `scruple explain "
      "POLICY/RULE` prints a rule as\n"
      "a page; `scruple policy test` runs the examples in it.\n\n"
      "This page is made from the rules by the tests: `SCRUPLE_UPDATE=1 ctest --preset dev -R "
      "rules` rewrites it.\n";
  for (std::uint32_t policy = 0; policy < library.policies.size(); ++policy) {
    const auto& head = library.policies[policy];
    if (head.id == "common") {
      continue;
    }
    out += "\n## " + head.id + " " + head.version + "\n\n" + head.summary + "\n\n";
    out +=
        "| rule | what it finds | severity | languages | jurisdictions | says so "
        "|\n|---|---|---|---|---|---|\n";
    for (const Rule& rule : library.rules) {
      if (rule.policy == policy) {
        out += "| [" + rule.id + "](" + head.id + "/" + rule.id + ".yaml) | " + rule.title + " | " +
               std::string(scruple::policy::name_of(rule.severity)) + " | " +
               languages_of(library, rule) + " | " + jurisdictions_of(rule) + " | " +
               citations_of(library, rule) + " |\n";
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the index of the rules is what the rules say") {
  const auto names = scruple::lint::check_names();
  const auto loaded =
      scruple::policy::load(scruple::policy::builtin_policies(), {.check_names = names});
  CHECK(scruple::test::golden_difference("../rules/README.md", index_of(loaded.library)) == "");
}

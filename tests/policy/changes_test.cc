#include "policy/changes.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "policy/library.h"
#include "support/house_policy.h"

namespace {

using scruple::policy::RuleChange;

std::string replaced(std::string_view from, std::string_view to) {
  std::string policy(scruple::test::house_policy);
  policy.replace(policy.find(from), from.size(), to);
  return policy;
}

std::vector<RuleChange> changes(std::string_view before, std::string_view now) {
  const auto library_of = [](std::string_view text) {
    const auto loaded = scruple::policy::load({{.files = {{"house.yaml", std::string(text)}}}},
                                              {.check_names = {}});
    REQUIRE(loaded.errors.empty());
    return loaded.library;
  };
  return scruple::policy::changes_between(library_of(before), library_of(now));
}

}  // namespace

TEST_CASE("the same policy has no changes") {
  CHECK(changes(scruple::test::house_policy, scruple::test::house_policy).empty());
  // Examples do not count.
  CHECK(changes(scruple::test::house_policy, replaced("A cure here.", "A good cure.")).empty());
}

TEST_CASE("what a rule says differently is told line by line") {
  struct Row {
    const char* from;
    const char* to;
    const char* gone;
    const char* added;
  };
  const Row rows[] = {
      {"    severity: error", "    severity: warning", "severity: error", "severity: warning"},
      {"miracle (cure|remedy)", "(miracle|magic) (cure|remedy)", "find: miracle (cure|remedy)",
       "find: (miracle|magic) (cure|remedy)"},
      {"Claims a miracle.", "Promises a miracle.", "message: Claims a miracle.",
       "message: Promises a miracle."},
      {"    unless: none", "    unless: none\n    near: {within: 3 words, any: {en: [here, one]}}",
       "", "near, within 3 words: here (en)|near, within 3 words: one (en)"},
      {"    unless: none", "    unless: none\n    bound: word", "bound: none", "bound: word"},
      {"    unless: none", "    unless: none\n    scope: [heading, first(80)]", "",
       "scope: first(80)|scope: heading"},
      {"    unless: none", "    unless: none\n    view: cased", "view: folded", "view: cased"},
      {"    unless: none", "    unless: none\n    when: {audience: [public]}", "",
       "when audience: public"},
      {"    unless: none", "    unless: none\n    count: {at_least: 2, within: paragraph}", "",
       "count: at least 2 within paragraph"},
  };
  const auto joined = [](const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
      text += (text.empty() ? "" : "|") + line;
    }
    return text;
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    const auto found = changes(scruple::test::house_policy, replaced(row.from, row.to));
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "house/miracle-cure");
    CHECK(found[0].kind == RuleChange::Kind::changed);
    CHECK(joined(found[0].gone) == row.gone);
    CHECK(joined(found[0].added) == row.added);
  }
}

TEST_CASE("a rule under another name is one gone and one new") {
  const auto found =
      changes(scruple::test::house_policy, replaced("id: miracle-cure", "id: wonder-cure"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].rule == "house/miracle-cure");
  CHECK(found[0].kind == RuleChange::Kind::removed);
  CHECK(found[1].rule == "house/wonder-cure");
  CHECK(found[1].kind == RuleChange::Kind::added);
}

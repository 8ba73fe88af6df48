// The cases of corpora/formats: disguised and marked-up text in which exactly the given bytes must
// be flagged.

#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "lint/lint_with.h"
#include "support/marked.h"
#include "support/phrase_library.h"

namespace {

nlohmann::json read(const std::string& name) {
  std::ifstream in(std::string(SCRUPLE_SOURCE_DIR) + "/corpora/formats/" + name);
  REQUIRE(in.good());
  return nlohmann::json::parse(in);
}

void check_set(const nlohmann::json& set) {
  const auto library = scruple::test::library_of({set.at("phrase").get<std::string>()});
  for (const auto& one : set.at("cases")) {
    const auto text = one.at("text").get<std::string>();
    std::vector<scruple::Span> expected;
    for (const auto& span : one.at("spans")) {
      expected.push_back({span.at(0).get<std::uint32_t>(), span.at(1).get<std::uint32_t>()});
    }
    const auto result =
        scruple::test::lint_with(library, text, one.at("extension").get<std::string>());
    const auto name = one.at("name").get<std::string>();
    CAPTURE(name);
    CHECK(scruple::test::mark(text, scruple::test::spans_of(result)) ==
          scruple::test::mark(text, expected));
  }
}

}  // namespace

TEST_CASE("disguised and marked-up text is flagged at exactly its bytes") {
  const nlohmann::json set = read("evasion.json");
  REQUIRE(set.at("cases").size() >= 56);
  check_set(set);
}

TEST_CASE("so are more cases in other languages and formats") {
  const nlohmann::json more = read("evasion-more.json");
  std::size_t count = 0;
  for (const auto& set : more.at("sets")) {
    count += set.at("cases").size();
    check_set(set);
  }
  CHECK(count >= 30);
}

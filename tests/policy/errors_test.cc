#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "policy/library.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace {

using scruple::policy::PolicyFile;

// What the rules among the golden files may refer to.
constexpr std::string_view surroundings = R"(policy: house
title: House rules
version: 1.0.0
reviewed: 2026-11-22
references:
  code-1: {title: The Code, clause: Article 1, checked: text}
lexicons:
  sample: [sample, samples, tin]
  condition: {en: [diabetes, flu], es: [gripe]}
contexts:
  story: {triggers: [once upon a time]}
)";

std::vector<std::string> golden_files() {
  std::vector<std::string> out;
  const std::string folder = std::string(SCRUPLE_SOURCE_DIR) + "/tests/policy/errors";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") {
      out.push_back(entry.path().string());
    }
  }
  std::ranges::sort(out);
  return out;
}

scruple::policy::Loaded load_golden(const std::string& path) {
  const PolicyFile file{std::filesystem::path(path).filename().string(),
                        scruple::test::contents_of(path)};
  std::vector<scruple::policy::PolicyFiles> policies = {
      {{{"policy.yaml", std::string(surroundings)}}}};
  if (file.contents.starts_with("policy:")) {
    policies.push_back({{file}});
  } else {
    policies.front().files.push_back(file);
  }
  const std::vector<std::string_view> check_names = {"luhn", "iban"};
  return scruple::policy::load(policies, {.check_names = check_names});
}

}  // namespace

TEST_CASE("each kind of error is told with its place, a caret and what to write instead") {
  std::set<std::string> codes;
  for (const std::string& path : golden_files()) {
    const scruple::policy::Loaded loaded = load_golden(path);
    CAPTURE(path);
    CHECK_FALSE(loaded.errors.empty());
    std::string text;
    for (const scruple::Error& error : loaded.errors) {
      CHECK_FALSE(error.path.empty());
      codes.insert(error.code);
      text += scruple::describe(error);
    }
    const std::string name = std::filesystem::path(path).stem().string();
    const std::string difference =
        scruple::test::golden_difference("policy/errors/" + name + ".expected", text);
    CHECK_MESSAGE(difference.empty(), difference);
  }
  CHECK(codes.size() >= 80);
}

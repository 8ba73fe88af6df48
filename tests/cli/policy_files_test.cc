#include "cli/policy_files.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/house_policy.h"
#include "support/temporary_folder.h"

namespace fs = std::filesystem;
using scruple::StringWriter;
using scruple::cli::BrokenRules;
using scruple::cli::load_engine;
using scruple::cli::PolicyChoice;
using scruple::test::house_policy;
using scruple::test::TemporaryFolder;

namespace {

// The head of the policy for tests and its rules, each as a file of its own.
struct Parts {
  Parts() {
    const std::string all(house_policy);
    const std::size_t rules = all.find("rules:\n");
    const std::size_t second = all.find("  - id: us-ssn");
    head = all.substr(0, rules);
    for (const auto& item : {all.substr(rules + 7, second - rules - 7), all.substr(second)}) {
      std::string rule;
      for (std::size_t at = 0; at < item.size();) {
        const std::size_t end = item.find('\n', at);
        rule += item.substr(at + 4, end + 1 - at - 4);
        at = end + 1;
      }
      rule_files.push_back(rule);
    }
  }
  std::string head;
  std::vector<std::string> rule_files;
};

auto policy_files(const PolicyChoice& choice) {
  StringWriter notes;
  return scruple::cli::policy_files(choice, notes);
}

// The paths of each policy, or the code of the error.
std::vector<std::vector<std::string>> paths_of(const PolicyChoice& choice,
                                               const std::string& below) {
  const auto policies = policy_files(choice);
  if (!policies) {
    return {{policies.error().code}};
  }
  std::vector<std::vector<std::string>> paths;
  for (const auto& policy : *policies) {
    paths.emplace_back();
    if (!policy.files[0].path.starts_with(below)) {
      paths.back().push_back("built-in");
      continue;
    }
    for (const auto& file : policy.files) {
      paths.back().push_back(file.path.substr(below.size() + 1));
    }
  }
  return paths;
}

std::vector<std::string> rule_ids(const PolicyChoice& choice) {
  StringWriter errors;
  const auto engine = load_engine(choice, BrokenRules::refuse, errors);
  CAPTURE(errors.text);
  REQUIRE(engine);
  std::vector<std::string> ids;
  for (const auto& rule : engine->library.rules) {
    ids.push_back(rule.full_id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder holds policies: each folder with a policy.yaml, and what lies below it") {
  const TemporaryFolder folder;
  const Parts parts;
  folder.write("house/policy.yaml", parts.head);
  folder.write("house/rules/miracle-cure.yaml", parts.rule_files[0]);
  folder.write("house/us-ssn.yaml", parts.rule_files[1]);
  folder.write("house/README.md", "Not a rule.");
  folder.write("stray.yaml", "not of a policy");
  CHECK(paths_of({folder.path()}, folder.path()).size() == 2);
  CHECK(paths_of({folder.path()}, folder.path())[1] ==
        Ids{"house/policy.yaml", "house/rules/miracle-cure.yaml", "house/us-ssn.yaml"});
  CHECK(rule_ids({folder.path()}) == Ids{"house/miracle-cure", "house/us-ssn"});
}

TEST_CASE("no rule of a folder is left out: neither what git ignores nor links to files") {
  const TemporaryFolder folder;
  const Parts parts;
  folder.write("house/policy.yaml", parts.head);
  folder.write("house/.gitignore", "us-*\n");
  folder.write("house/us-ssn.yaml", parts.rule_files[1]);
  const std::string elsewhere = folder.write("shared/rule.txt", parts.rule_files[0]);
  fs::create_symlink(elsewhere, folder / "house/miracle-cure.yaml");
  CHECK(rule_ids({folder / "house"}) == Ids{"house/miracle-cure", "house/us-ssn"});
  fs::create_symlink("missing", folder / "house/lost.yaml");
  CHECK(paths_of({folder / "house"}, folder.path()) == std::vector<Ids>{{"file-not-found"}});
  fs::remove(folder / "house/lost.yaml");
  fs::create_directory_symlink("../shared", folder / "house/more");
  CHECK(paths_of({folder / "house"}, folder.path()) == std::vector<Ids>{{"policy-file-skipped"}});
}

TEST_CASE("built-in policies go by their ids, and bring the common lexicons") {
  const auto ids = scruple::policy::builtin_policy_ids();
  REQUIRE_FALSE(ids.empty());
  for (const std::string& id : ids) {
    const auto chosen = policy_files({id});
    REQUIRE(chosen);
    REQUIRE(chosen->size() == 2);
    CHECK((*chosen)[0].files[0].contents.find("policy: common") != std::string::npos);
    CHECK((*chosen)[1].files[0].contents.find("policy: " + id) != std::string::npos);
  }
  CHECK(policy_files({})->size() == ids.size() + 1);
}

TEST_CASE("several policies come in the order they were chosen in") {
  const TemporaryFolder folder;
  const std::string house = folder.write("house.yaml", house_policy);
  std::string other(house_policy);
  other.replace(other.find("policy: house"), 13, "policy: other");
  const std::string second = folder.write("other.yaml", other);
  CHECK(paths_of({second, house}, folder.path()) ==
        std::vector<Ids>{{"built-in"}, {"other.yaml"}, {"house.yaml"}});
  CHECK(rule_ids({house, second}) ==
        Ids{"house/miracle-cure", "house/us-ssn", "other/miracle-cure", "other/us-ssn"});
}

TEST_CASE("a folder called common takes the place of the built-in one, and comes first") {
  const TemporaryFolder folder;
  const std::string house = folder.write("house.yaml", house_policy);
  folder.write("common/policy.yaml", "policy: common\n");
  CHECK(paths_of({house, folder / "common"}, folder.path()) ==
        std::vector<Ids>{{"common/policy.yaml"}, {"house.yaml"}});
}

TEST_CASE("what is no policy is told") {
  const TemporaryFolder folder;
  CHECK(policy_files({folder.path()}).error().code == "no-policy-in-folder");
  CHECK(policy_files({"no-such-policy"}).error().code == "unknown-policy");
}

TEST_CASE("broken rules are refused or left out, and told either way") {
  const TemporaryFolder folder;
  std::string broken(house_policy);
  broken.replace(broken.find("find:\n      - /"), 4, "fund");
  const std::string path = folder.write("broken.yaml", broken);
  StringWriter refused;
  CHECK_FALSE(load_engine({path}, BrokenRules::refuse, refused));
  CHECK(refused.text.starts_with(path + ":"));
  StringWriter left_out;
  const auto engine = load_engine({path}, BrokenRules::leave_out, left_out);
  REQUIRE(engine);
  CHECK(engine->library.rules.size() == 1);
  CHECK_FALSE(engine->is_complete);
  CHECK(left_out.text == refused.text);
}

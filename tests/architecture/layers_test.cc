// Reads every #include of src/ and holds it against the USES of src/CMakeLists.txt and the list of
// who owns which header of the system or a third party; and holds the sources against what the
// style guide bans and limits.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

namespace fs = std::filesystem;

const fs::path root = SCRUPLE_SOURCE_DIR;

std::string contents(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    out.push_back(line);
  }
  return out;
}

// The modules and what each may use, from the scruple_module() lines.
std::map<std::string, std::set<std::string>> modules() {
  std::map<std::string, std::set<std::string>> out;
  for (const std::string& line : lines(contents(root / "src/CMakeLists.txt"))) {
    constexpr std::string_view opening = "scruple_module(";
    if (!line.starts_with(opening)) {
      continue;
    }
    std::istringstream words(line.substr(opening.size(), line.find(')') - opening.size()));
    std::string name;
    words >> name;
    std::set<std::string>& uses = out[name];
    bool is_use = false;
    for (std::string word; words >> word;) {
      if (word == "USES" || word == "LINKS") {
        is_use = word == "USES";
      } else if (is_use) {
        uses.insert(word);
      }
    }
  }
  return out;
}

// Which module alone may include a header of the system or a third party, by how its name begins.
const std::map<std::string, std::set<std::string>> owners = {
    {"re2/", {"match"}},       {"unicode/", {"text"}},
    {"yaml-cpp/", {"yaml"}},   {"md4c", {"document"}},
    {"toml++/", {"document"}}, {"nlohmann/", {"report", "audit"}},
    {"simdjson", {"audit"}},   {"fmt/", {"base", "report", "cli"}},
    {"CLI/", {"cli"}},         {"thread", {"run", "server"}},
    {"unistd.h", {"io"}},      {"fcntl.h", {"io"}},
    {"poll.h", {"io"}},        {"csignal", {"io"}},
    {"signal.h", {"io"}},      {"sys/", {"io"}},
};

struct Include {
  fs::path file;
  std::string module;
  std::string name;
  bool is_own = false;  // "…" rather than <…>
};

std::vector<Include> includes() {
  std::vector<Include> out;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cc") {
      continue;
    }
    for (const std::string& line : lines(contents(entry.path()))) {
      if (!line.starts_with("#include ")) {
        continue;
      }
      const char close = line[9] == '"' ? '"' : '>';
      out.push_back({.file = fs::relative(entry.path(), root),
                     .module = fs::relative(entry.path(), root / "src").begin()->string(),
                     .name = line.substr(10, line.find(close, 10) - 10),
                     .is_own = close == '"'});
    }
  }
  return out;
}

bool is_generator(const fs::path& file) { return file.string().ends_with("_generator.cc"); }

std::vector<fs::path> sources(const char* folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".h" || extension == ".cc") {
      out.push_back(entry.path());
    }
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

TEST_CASE("a module includes only what its line in src/CMakeLists.txt allows") {
  const auto allowed = modules();
  REQUIRE(allowed.size() >= 12);
  for (const Include& include : includes()) {
    if (!include.is_own) {
      continue;
    }
    CAPTURE(include.file.string());
    CAPTURE(include.name);
    const std::string used = include.name.substr(0, include.name.find('/'));
    if (include.name.find('/') == std::string::npos || !allowed.contains(used)) {
      continue;  // generated at build time
    }
    REQUIRE(allowed.contains(include.module));
    CHECK((used == include.module || allowed.at(include.module).contains(used)));
  }
}

TEST_CASE("the layering has no cycle: every module is listed after what it uses") {
  const auto allowed = modules();
  std::set<std::string> seen;
  for (const std::string& line : lines(contents(root / "src/CMakeLists.txt"))) {
    if (!line.starts_with("scruple_module(")) {
      continue;
    }
    const auto end = line.find_first_of(" )", 15);
    const std::string name = line.substr(15, end - 15);
    for (const std::string& used : allowed.at(name)) {
      CAPTURE(name);
      CAPTURE(used);
      CHECK(seen.contains(used));
    }
    seen.insert(name);
  }
}

TEST_CASE("a third-party header is included by its owner alone, and in no header") {
  for (const Include& include : includes()) {
    if (include.is_own) {
      continue;
    }
    CAPTURE(include.file.string());
    CAPTURE(include.name);
    for (const auto& [begin, who] : owners) {
      if (include.name.starts_with(begin)) {
        CHECK(who.contains(include.module));
        const bool is_library = begin != "thread";
        CHECK_FALSE((is_library && include.file.extension() == ".h"));
      }
    }
    CHECK(include.name != "regex");
    CHECK_FALSE(
        (include.name == "iostream" && include.module != "cli" && !is_generator(include.file)));
  }
}

TEST_CASE("what the style guide bans is not there") {
  const std::vector<std::string> banned = {"using namespace", "std::regex", "std::locale", "TODO",
                                           "FIXME"};
  for (const char* folder : {"src", "tests"}) {
    for (const fs::path& file : sources(folder)) {
      CAPTURE(file.string());
      if (file.filename() == "layers_test.cc") {
        continue;  // names them
      }
      const std::string text = contents(file);
      for (const std::string& line : lines(text)) {
        CAPTURE(line);
        CHECK((std::ranges::none_of(banned,
                                    [&](const std::string& words) {
                                      return line.find(words) != std::string::npos;
                                    }) ||
               line.find("NOLINT(") != std::string::npos));
      }
      if (file.extension() == ".h") {
        CHECK(text.starts_with("#pragma once\n"));
      }
    }
  }
}

TEST_CASE("no source is longer than 600 lines") {
  for (const char* folder : {"src", "tests"}) {
    for (const fs::path& file : sources(folder)) {
      CAPTURE(file.string());
      CHECK(lines(contents(file)).size() <= 600);
    }
  }
}

TEST_CASE("every module has tests") {
  for (const auto& module : modules()) {
    const std::string& name = module.first;
    CAPTURE(name);
    bool has_test = false;
    if (fs::exists(root / "tests" / name)) {
      for (const auto& entry : fs::directory_iterator(root / "tests" / name)) {
        has_test |= entry.path().string().ends_with("_test.cc");
      }
    }
    CHECK(has_test);
  }
}

TEST_CASE("the top level holds what a newcomer expects and nothing else") {
  const std::set<std::string> expected = {
      "CMakeLists.txt", "CMakePresets.json", "README.md", "CONTRIBUTING.md",
      "CHANGELOG.md",   "LICENSE",           "dev",       "src",
      "rules",          "corpora",           "tests",     "build"};
  for (const auto& entry : fs::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    CHECK((name.starts_with('.') || expected.contains(name)));
  }
}

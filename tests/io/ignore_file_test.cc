#include "io/ignore_file.h"

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/temporary_folder.h"

using scruple::io::glob_matches;
using scruple::io::IgnoreFile;
using Answer = scruple::io::IgnoreFile::Answer;

TEST_CASE("globs match whole names") {
  struct Case {
    const char* pattern;
    const char* text;
    bool matches;
  };
  const Case cases[] = {
      {"a", "a", true},
      {"a", "ab", false},
      {"", "", true},
      {"*", "", true},
      {"*.md", "a.md", true},
      {"*.md", "a.mdx", false},
      {"a*b*c", "axxbyyc", true},
      {"a*b*c", "axxbyy", false},
      {"?", "a", true},
      {"?", "", false},
      {"[abc]", "b", true},
      {"[!abc]", "b", false},
      {"[^abc]", "d", true},
      {"[a-c]x", "bx", true},
      {"[]a]", "]", true},
      {"[a-]", "-", true},
      {"[[:digit:]]", "7", true},
      {"[[:digit:]]", "x", false},
      {"[a", "a", false},
      {"\\*", "*", true},
      {"\\*", "a", false},
      {"a\\", "a", false},
      {"[\\]]", "]", true},
      {"**", "abc", true},
  };
  for (const Case& one : cases) {
    CAPTURE(one.pattern);
    CAPTURE(one.text);
    CHECK(glob_matches(one.pattern, one.text) == one.matches);
  }
}

TEST_CASE("a glob with many stars takes no more than its length times the text's") {
  std::string pattern;
  for (int i = 0; i < 50; ++i) {
    pattern += "*a";
  }
  CHECK_FALSE(glob_matches(pattern + "b", std::string(5000, 'a')));
}

TEST_CASE("patterns mean what git says") {
  struct Case {
    const char* file;
    const char* path;
    bool is_folder;
    Answer answer;
  };
  using enum IgnoreFile::Answer;
  const Case cases[] = {
      {"*.log", "a.log", false, ignored},
      {"*.log", "deep/down/a.log", false, ignored},
      {"*.log", "a.md", false, silent},
      {"# *.md", "a.md", false, silent},
      {"\\#a", "#a", false, ignored},
      {"\\!a", "!a", false, ignored},
      {"*.md\n!keep.md", "keep.md", false, kept},
      {"!keep.md\n*.md", "keep.md", false, ignored},
      {"/a.md", "a.md", false, ignored},
      {"/a.md", "docs/a.md", false, silent},
      {"docs/a.md", "docs/a.md", false, ignored},
      {"docs/a.md", "x/docs/a.md", false, silent},
      {"build/", "build", true, ignored},
      {"build/", "build", false, silent},
      {"build/", "x/build", true, ignored},
      {"**/a", "x/y/a", false, ignored},
      {"**/a", "a", false, ignored},
      {"a/**", "a/x/y", false, ignored},
      {"a/**", "a", true, silent},
      {"a/**/b", "a/b", false, ignored},
      {"a/**/b", "a/x/y/b", false, ignored},
      {"a/*", "a/b", false, ignored},
      {"a/*", "a/b/c", false, silent},
      {"a/*/c", "a/b/c", false, ignored},
      {"a  ", "a", false, ignored},
      {"a\\ ", "a ", false, ignored},
      {"a.md\r", "a.md", false, ignored},
      {"\xEF\xBB\xBF"
       "a.md",
       "a.md", false, ignored},
      {"", "a", false, silent},
      {"/", "a", true, silent},
  };
  for (const Case& one : cases) {
    CAPTURE(one.file);
    CAPTURE(one.path);
    CHECK(IgnoreFile(one.file).ask(one.path, one.is_folder) == one.answer);
  }
}

// git is the reference: random patterns on random paths, answered by `git check-ignore`.
TEST_CASE("random patterns are answered as git answers them" *
          doctest::skip(std::system("git --version > /dev/null 2>&1") != 0)) {
  const scruple::test::TemporaryFolder folder;
  const std::string git = "git -C '" + folder.path() + "' ";
  REQUIRE(std::system((git + "init -q").c_str()) == 0);
  std::mt19937 random(20261122);
  const auto pick = [&random](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  // Stars stand alone between slashes or next to a letter: git takes `ab**/c` for `ab/**/c`, which
  // its manual does not say.
  const std::vector<std::string> pieces = {"a", "b",    "ab",   "ab*", "?",   "/**/a", "/",
                                           "/", "[ab]", "[!a]", "a*b", "a?b", "\\a",   "/*"};
  const std::vector<std::string> names = {"a", "b", "ab", "ba", "abc", "c"};
  for (int round = 0; round < 60; ++round) {
    std::string patterns;
    for (int line = 0; line < 3; ++line) {
      patterns += random() % 4 == 0 ? "!" : "";
      for (std::size_t i = 0; i < 1 + random() % 5; ++i) {
        patterns += pick(pieces);
      }
      patterns += "\n";
    }
    std::vector<std::string> paths;
    std::string listing;
    for (int i = 0; i < 30; ++i) {
      std::string path = pick(names);
      for (std::size_t depth = random() % 3; depth > 0; --depth) {
        path += "/" + pick(names);
      }
      paths.push_back(path);
      listing += path + "\n";
    }
    folder.write(".gitignore", patterns);
    folder.write(".git/paths", listing);
    // -v -n prints every path with the pattern that decided, also a negated one.
    static_cast<void>(
        std::system((git + "check-ignore --no-index -v -n --stdin < '" + (folder / ".git/paths") +
                     "' > '" + (folder / ".git/answers") + "'")
                        .c_str()));
    const std::string answers = scruple::test::contents_of(folder / ".git/answers");
    const IgnoreFile file(patterns);
    std::size_t at = 0;
    for (const std::string& path : paths) {
      const std::size_t end = answers.find('\n', at);
      const std::string line = answers.substr(at, end - at);
      at = end + 1;
      // Git also looks at the folders above; ours is asked about each of them, as a walk does.
      Answer answer = Answer::silent;
      for (std::size_t slash = path.find('/');; slash = path.find('/', slash + 1)) {
        const bool is_last = slash == std::string::npos;
        answer = file.ask(path.substr(0, slash), !is_last);
        if (is_last || answer == Answer::ignored) {
          break;
        }
      }
      const Answer expected = line.starts_with("::")                 ? Answer::silent
                              : line.find(":!") != std::string::npos ? Answer::kept
                                                                     : Answer::ignored;
      CAPTURE(patterns);
      CAPTURE(path);
      CAPTURE(line);
      CHECK((answer == Answer::ignored) == (expected == Answer::ignored));
    }
  }
}

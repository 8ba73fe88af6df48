#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <sys/wait.h>

#include "support/house_policy.h"
#include "support/temporary_folder.h"

// Runs the transcripts beside this file. One shows one behaviour of the program:
//
//   What it shows, for the reader.
//
//   -- post.md --
//   a file that is there
//   -- command --
//   scruple check post.md --policy house.yaml
//   -- output --
//   what is expected on standard output
//   -- errors --
//   and on standard error
//   -- exit --
//   1
//
// The command runs in sh, in a folder with those files and house.yaml. SCRUPLE_UPDATE=1 rewrites
// what follows the command.

namespace fs = std::filesystem;
using scruple::test::contents_of;
using scruple::test::TemporaryFolder;

namespace {

struct Transcript {
  std::string title;
  std::vector<std::pair<std::string, std::string>> files;
  std::string command;
  std::string output;
  std::string errors;
  std::string exit_code;
};

Transcript parse(const std::string& text) {
  Transcript out;
  std::string* section = &out.title;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
    const std::string line = text.substr(at, end + 1 - at);
    at = end + 1;
    if (!line.starts_with("-- ") || !line.ends_with(" --\n")) {
      *section += line;
      continue;
    }
    const std::string name = line.substr(3, line.size() - 7);
    if (name == "command") {
      section = &out.command;
    } else if (name == "output") {
      section = &out.output;
    } else if (name == "errors") {
      section = &out.errors;
    } else if (name == "exit") {
      section = &out.exit_code;
    } else {
      out.files.emplace_back(name, "");
      section = &out.files.back().second;
    }
  }
  return out;
}

std::string text_of(const Transcript& transcript) {
  std::string out = transcript.title;
  for (const auto& [name, contents] : transcript.files) {
    out += "-- " + name + " --\n" + contents;
  }
  out += "-- command --\n" + transcript.command;
  out += "-- output --\n" + transcript.output;
  if (!transcript.errors.empty()) {
    out += "-- errors --\n" + transcript.errors;
  }
  return out + "-- exit --\n" + transcript.exit_code;
}

// The transcript with what really happens.
Transcript run(Transcript transcript) {
  const TemporaryFolder work;
  const TemporaryFolder results;
  work.write("house.yaml", scruple::test::house_policy);
  for (const auto& [name, contents] : transcript.files) {
    work.write(name, contents);
  }
  const std::string script = results.write("command", transcript.command);
  const std::string command = "cd '" + work.path() +
                              "' && env -i PATH='" SCRUPLE_BINARY_DIR
                              ":/usr/bin:/bin' TERM=dumb LC_ALL=C HOME='" +
                              work.path() + "' sh '" + script + "' > '" + (results / "output") +
                              "' 2> '" + (results / "errors") + "' < /dev/null";
  const int status = std::system(command.c_str());
  transcript.output = contents_of(results / "output");
  transcript.errors = contents_of(results / "errors");
  transcript.exit_code =
      (WIFEXITED(status) ? std::to_string(WEXITSTATUS(status)) : "killed") + std::string("\n");
  for (std::string* text : {&transcript.output, &transcript.errors}) {
    if (!text->empty() && !text->ends_with('\n')) {
      *text += "(no line break)\n";
    }
  }
  return transcript;
}

// The lines in which two texts differ, as a diff without context.
std::string difference(const std::string& expected, const std::string& actual) {
  const TemporaryFolder folder;
  const std::string command = "diff -u '" + folder.write("expected", expected) + "' '" +
                              folder.write("actual", actual) + "' > '" + (folder / "diff") + "'";
  static_cast<void>(std::system(command.c_str()));
  return contents_of(folder / "diff");
}

}  // namespace

TEST_CASE("the program does what its transcripts say") {
  REQUIRE_MESSAGE(fs::exists(SCRUPLE_BINARY_DIR "/scruple"), "build the target scruple first");
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(SCRUPLE_SOURCE_DIR "/tests/cli")) {
    if (entry.path().extension() == ".txt") {
      paths.push_back(entry.path().string());
    }
  }
  std::ranges::sort(paths);
  CHECK_FALSE(paths.empty());
  for (const std::string& path : paths) {
    const std::string expected = contents_of(path);
    const std::string actual = text_of(run(parse(expected)));
    if (actual == expected) {
      continue;
    }
    if (std::getenv("SCRUPLE_UPDATE") != nullptr) {
      std::ofstream(path, std::ios::binary) << actual;
    } else {
      FAIL_CHECK(path, "\n", difference(expected, actual));
    }
  }
}

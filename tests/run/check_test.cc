#include "run/check.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "support/house.h"
#include "support/temporary_folder.h"

using scruple::run::CheckedFile;
using scruple::run::CheckOptions;
using scruple::run::CheckTotals;
using scruple::test::house;
using scruple::test::TemporaryFolder;

namespace {

struct Checked {
  std::vector<CheckedFile> files;
  CheckTotals totals;
};

Checked check(const CheckOptions& options) {
  const auto stop = *scruple::io::StopRequest::create();
  Checked out;
  out.totals = scruple::run::check(options, house().linter, *stop, [&out](CheckedFile&& file) {
    out.files.push_back(std::move(file));
    return true;
  });
  return out;
}

}  // namespace

TEST_CASE("a folder's files of known kinds are checked, in order, for any number of threads") {
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(100 + i);
    folder.write("posts/" + number + ".md",
                 i % 3 == 0 ? "A miracle cure, number " + number : "Nothing here.");
  }
  folder.write("posts/logo.png", "x");
  folder.write("Makefile", "x");
  for (const std::size_t jobs : {1U, 2U, 5U}) {
    const Checked checked = check({.paths = {folder.path()}, .jobs = jobs});
    REQUIRE(checked.files.size() == 60);
    CHECK(checked.totals.unknown_kind == 2);
    CHECK_FALSE(checked.totals.is_stopped);
    for (std::size_t i = 0; i < checked.files.size(); ++i) {
      const CheckedFile& file = checked.files[i];
      CHECK(file.path == folder / ("posts/" + std::to_string(100 + i) + ".md"));
      CHECK(file.result.findings.size() == (i % 3 == 0 ? 1 : 0));
      CHECK(file.source.has_value() == (i % 3 == 0));
      CHECK(file.byte_count > 0);
      CHECK_FALSE(file.error);
    }
  }
}

TEST_CASE("a named file of unknown kind is read, and what cannot be read is told") {
  const TemporaryFolder folder;
  const std::string unknown = folder.write("notes.xyz", "A miracle cure.");
  const std::string binary = folder.write("image.md", std::string("\x89PNG\0\0\0\x01", 8));
  const std::string large = folder.write("large.md", std::string(2000, 'x'));
  const Checked checked =
      check({.paths = {unknown, binary, large, folder / "missing.md"}, .max_file_size = 1000});
  REQUIRE(checked.files.size() == 4);
  CHECK(checked.files[0].result.findings.size() == 1);
  CHECK(checked.files[1].error->code == "binary-file");
  CHECK(checked.files[2].error->code == "file-too-large");
  CHECK(checked.files[3].error->code == "file-not-found");
  for (std::size_t i = 1; i < 4; ++i) {
    CHECK(checked.files[i].error->path == checked.files[i].path);
  }
}

TEST_CASE("in a file of unknown kind every line counts, unless it is a page") {
  const TemporaryFolder folder;
  const std::string notes = folder.write("notes.xyz", "One line.\n\n    A miracle cure.\n");
  const std::string page = folder.write("page.xyz", "<html><p>a <b>mira</b>cle cure");
  const Checked checked = check({.paths = {notes, page}});
  REQUIRE(checked.files.size() == 2);
  CHECK(checked.files[0].result.findings.size() == 1);
  CHECK(checked.files[1].result.findings.size() == 1);
}

TEST_CASE("a named input without text is never clear, a walked one is counted") {
  const TemporaryFolder folder;
  const std::vector<std::string> empty = {
      folder.write("a.md", ""), folder.write("b.md", "\xEF\xBB\xBF"),
      folder.write("c.md", " \n\t\n"), folder.write("d.md", "```\na miracle cure\n```\n"),
      folder.write("e.html", "<!-- a --><p></p>")};
  const Checked named = check({.paths = empty});
  REQUIRE(named.files.size() == empty.size());
  for (const CheckedFile& file : named.files) {
    CAPTURE(file.path);
    REQUIRE(file.error);
    CHECK(file.error->code == "no-text");
    CHECK(file.error->path == file.path);
  }
  CHECK(named.totals.without_text == 0);
  folder.write("f.md", "https://example.org");
  folder.write("g.md", "---\ntitle: x\n---\n");
  const Checked walked = check({.paths = {folder.path()}});
  REQUIRE(walked.files.size() == 2);
  CHECK(walked.totals.without_text == empty.size());
  CHECK_FALSE(walked.files[0].error);
  CHECK_FALSE(walked.files[1].error);
}

TEST_CASE("a document in a foreign format is refused unless a format is given") {
  const TemporaryFolder folder;
  const std::string rich = folder.write("a.md", "{\\rtf1 a miracle cure}");
  const std::string named = folder.write("a.docx", "A miracle cure.");
  const Checked checked = check({.paths = {rich, named}});
  REQUIRE(checked.files.size() == 2);
  REQUIRE(checked.files[0].error);
  CHECK(checked.files[0].error->code == "foreign-format");
  REQUIRE(checked.files[1].error);
  CHECK(checked.files[1].error->code == "foreign-format");
  const Checked as_text =
      check({.paths = {rich, named}, .format = scruple::document::format_named("text")});
  CHECK(as_text.files[0].result.findings.size() == 1);
  CHECK(as_text.files[1].result.findings.size() == 1);
}

TEST_CASE("reading a file as Windows-1252 is told") {
  const TemporaryFolder folder;
  const Checked checked = check({.paths = {folder.write("a.md", "Un caf\xE9, por favor.")}});
  REQUIRE(checked.files.size() == 1);
  REQUIRE(checked.files[0].problems.size() == 1);
  CHECK(checked.files[0].problems[0].code == "assumed-encoding");
  CHECK(checked.files[0].problems[0].path == checked.files[0].path);
}

TEST_CASE("what is named twice, or named and walked, is checked once") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.md", "x");
  folder.write("b.md", "x");
  const Checked checked =
      check({.paths = {a, folder.path() + "/./a.md", folder.path(), folder.path(), a}});
  REQUIRE(checked.files.size() == 2);
  CHECK(checked.files[0].path == a);
  CHECK(checked.files[1].path == folder / "b.md");
}

TEST_CASE("folders that are named twice, or one inside the other, are walked once") {
  const TemporaryFolder folder;
  folder.write("a.md", "x");
  folder.write("sub/b.md", "x");
  folder.write("sub/c.xyz", "x");
  folder.write("sub/deep/d.md", "x");
  folder.write("subway/e.md", "x");
  const std::string& all = folder.path();
  const std::string sub = folder / "sub";
  struct Case {
    std::vector<std::string> paths;
    std::vector<std::string> expected;
  };
  const std::vector<std::string> outer_first = {"a.md", "subway/e.md", "sub/b.md", "sub/deep/d.md"};
  const Case cases[] = {
      {{all, all + "/", all + "//."}, {"a.md", "sub/b.md", "sub/deep/d.md", "subway/e.md"}},
      {{all, sub}, outer_first},
      {{all, sub + "/", folder / "sub/../sub"}, outer_first},
      {{sub, all}, {"sub/b.md", "sub/deep/d.md", "a.md", "subway/e.md"}},
  };
  for (const Case& one : cases) {
    const Checked checked = check({.paths = one.paths});
    std::vector<std::string> files;
    for (const CheckedFile& file : checked.files) {
      files.push_back(
          std::filesystem::path(file.path).lexically_relative(all).lexically_normal().string());
    }
    CHECK(files == one.expected);
    CHECK(checked.totals.unknown_kind == 1);
  }
}

TEST_CASE("a folder that was named is checked although the one around it ignores it") {
  const TemporaryFolder folder;
  folder.write("a.md", "x");
  folder.write(".gitignore", "drafts/\n");
  folder.write("drafts/b.md", "x");
  CHECK(check({.paths = {folder.path(), folder / "drafts"}}).files.size() == 2);
}

TEST_CASE("a named file of unknown kind does not count as passed over by the folder's walk") {
  const TemporaryFolder folder;
  const std::string unknown = folder.write("notes.xyz", "x");
  const Checked checked = check({.paths = {unknown, folder.path()}});
  CHECK(checked.files.size() == 1);
  CHECK(checked.totals.unknown_kind == 0);
}

TEST_CASE("a run that ends before all was delivered is told, although all was read") {
  const TemporaryFolder folder;
  for (const char* name : {"a.md", "b.md", "c.md"}) {
    folder.write(name, "x");
  }
  for (const std::size_t wanted : {1U, 3U}) {
    const auto stop = *scruple::io::StopRequest::create();
    std::size_t delivered = 0;
    const CheckTotals totals = scruple::run::check(
        {.paths = {folder.path()}, .jobs = 2}, house().linter, *stop, [&](const CheckedFile&) {
          std::this_thread::sleep_for(std::chrono::milliseconds(20));  // all is read meanwhile
          return ++delivered < wanted;
        });
    CHECK(totals.is_stopped == (wanted < 3));
  }
}

TEST_CASE("the format given holds for every input") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.md", "`miracle cure`");
  CHECK(check({.paths = {path}}).files[0].result.findings.empty());
  CHECK(check({.paths = {path}, .format = scruple::document::format_named("text")})
            .files[0]
            .result.findings.size() == 1);
}

TEST_CASE("when nobody wants more files, no more are read") {
  const TemporaryFolder folder;
  for (int i = 0; i < 500; ++i) {
    folder.write(std::to_string(i) + ".md", "x");
  }
  const auto stop = *scruple::io::StopRequest::create();
  int delivered = 0;
  const CheckTotals totals = scruple::run::check({.paths = {folder.path()}, .jobs = 2},
                                                 house().linter, *stop, [&](const CheckedFile&) {
                                                   stop->request();
                                                   ++delivered;
                                                   return false;
                                                 });
  CHECK(delivered == 1);
  CHECK(totals.is_stopped);
}

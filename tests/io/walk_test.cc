#include "io/walk.h"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "support/temporary_folder.h"
#include "support/unprivileged.h"

namespace fs = std::filesystem;
using scruple::io::Walk;
using scruple::test::TemporaryFolder;

namespace {

// The paths below the folder; an unreadable one is given as "error-code: path".
std::vector<std::string> walked(Walk& walk, const std::string& folder) {
  std::vector<std::string> paths;
  while (auto file = walk.next()) {
    if (*file) {
      paths.push_back((*file)->substr(folder.size() + 1));
    } else {
      paths.push_back(file->error().code + ": " + file->error().path.substr(folder.size() + 1));
    }
  }
  return paths;
}

std::vector<std::string> walked(const TemporaryFolder& folder) {
  Walk walk(folder.path());
  return walked(walk, folder.path());
}

using Paths = std::vector<std::string>;

// Everybody may enter it, so that an unprivileged child can.
void open_to_all(const TemporaryFolder& folder) {
  const auto all = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                   fs::perms::others_read | fs::perms::others_exec;
  fs::permissions(folder.path(), all);
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    fs::permissions(entry.path(), all);
  }
}

std::string walked_unprivileged(const TemporaryFolder& folder) {
  return scruple::test::unprivileged([&folder] {
    std::string lines;
    for (const std::string& path : walked(folder)) {
      lines += path + "\n";
    }
    return lines;
  });
}

}  // namespace

TEST_CASE("files come in the order of their whole paths") {
  const TemporaryFolder folder;
  for (const char* name : {"b.md", "a/z.md", "a/b/c.md", "a-b.md", "a.md", "Z.md", ".hidden.md"}) {
    folder.write(name, "x");
  }
  CHECK(walked(folder) ==
        Paths{".hidden.md", "Z.md", "a-b.md", "a.md", "a/b/c.md", "a/z.md", "b.md"});
}

TEST_CASE("ignore files of every folder hold, the nearest first") {
  const TemporaryFolder folder;
  for (const char* name : {"a.md", "draft.md", "sub/draft.md", "sub/b.md", "sub/deep/b.md",
                           "node_modules/x.md", "sub/node_modules/y.md", "keep/draft.md"}) {
    folder.write(name, "x");
  }
  folder.write(".gitignore", "draft.md\nnode_modules/\n");
  folder.write("keep/.gitignore", "!draft.md\n");
  folder.write("sub/.scrupleignore", "/b.md\n");
  CHECK(walked(folder) == Paths{".gitignore", "a.md", "keep/.gitignore", "keep/draft.md",
                                "sub/.scrupleignore", "sub/deep/b.md"});
}

TEST_CASE("in one folder .scrupleignore is stronger than .gitignore") {
  const TemporaryFolder folder;
  folder.write("a.md", "x");
  folder.write(".gitignore", "a.md\n.*\n");
  folder.write(".scrupleignore", "!a.md\n");
  CHECK(walked(folder) == Paths{"a.md"});
}

TEST_CASE("the ignore files above hold inside a git repository, and not outside one") {
  const TemporaryFolder folder;
  folder.write("site/posts/a.md", "x");
  folder.write("site/posts/b.md", "x");
  folder.write(".gitignore", "/site/posts/a.md\n");
  const std::string posts = folder / "site/posts";
  Walk outside(posts);
  CHECK(walked(outside, posts) == Paths{"a.md", "b.md"});
  folder.write(".git/info/exclude", "b.md\n");
  Walk inside(posts);
  CHECK(walked(inside, posts).empty());
  CHECK(inside.counts().ignored == 2);
}

TEST_CASE("a folder that was named is walked although it is ignored") {
  const TemporaryFolder folder;
  folder.write(".git/HEAD", "");
  folder.write(".gitignore", "drafts/\n");
  folder.write("drafts/a.md", "x");
  Walk walk(folder / "drafts/");
  CHECK(walked(walk, folder / "drafts") == Paths{"a.md"});
}

TEST_CASE("neither .git nor symbolic links are entered, and special files are counted") {
  const TemporaryFolder folder;
  folder.write("a.md", "x");
  folder.write(".git/config.md", "x");
  fs::create_directory_symlink("..", folder / "up");
  fs::create_symlink("a.md", folder / "link.md");
  REQUIRE(::mkfifo((folder / "pipe.md").c_str(), 0600) == 0);
  Walk walk(folder.path());
  CHECK(walked(walk, folder.path()) == Paths{"a.md"});
  CHECK(walk.counts().symbolic_links == 2);
  CHECK(walk.counts().special == 1);
}

TEST_CASE("a folder that cannot be read is an error, and the walk goes on") {
  const TemporaryFolder folder;
  folder.write("closed/a.md", "x");
  folder.write("open/a.md", "x");
  open_to_all(folder);
  fs::permissions(folder / "closed", fs::perms::none);
  CHECK(walked_unprivileged(folder) == "file-unreadable: closed/\nopen/a.md\n");
  fs::permissions(folder / "closed", fs::perms::owner_all);
}

TEST_CASE("a folder that may be listed but not entered gives an error for each of its files") {
  const TemporaryFolder folder;
  folder.write("listed/a.md", "x");
  folder.write("listed/b.md", "x");
  folder.write("open/a.md", "x");
  open_to_all(folder);
  fs::permissions(folder / "listed",
                  fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  CHECK(walked_unprivileged(folder) ==
        "file-unreadable: listed/a.md\nfile-unreadable: listed/b.md\nopen/a.md\n");
  fs::permissions(folder / "listed", fs::perms::owner_all);
}

TEST_CASE("links to files are followed, and nothing is ignored, where that is asked for") {
  const TemporaryFolder folder;
  folder.write("a.md", "x");
  folder.write("ignored.md", "x");
  folder.write(".gitignore", "ignored.md\n");
  fs::create_symlink("a.md", folder / "link.md");
  fs::create_symlink("missing.md", folder / "nowhere.md");
  fs::create_directory_symlink(".", folder / "round");
  Walk walk(folder.path(), {.uses_ignore_files = false, .follows_file_links = true});
  CHECK(walked(walk, folder.path()) ==
        Paths{".gitignore", "a.md", "ignored.md", "link.md", "nowhere.md"});
  CHECK(walk.counts().symbolic_links == 1);
  CHECK(walk.counts().ignored == 0);
}

TEST_CASE("a missing folder is one error") {
  const TemporaryFolder folder;
  Walk walk(folder / "missing");
  const auto first = walk.next();
  REQUIRE(first);
  CHECK(first->error().code == "file-not-found");
  CHECK_FALSE(walk.next());
}

TEST_CASE("the current folder does not show in the paths") {
  const TemporaryFolder folder;
  folder.write("sub/a.md", "x");
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  Walk walk(".");
  const auto file = walk.next();
  fs::current_path(before);
  REQUIRE(file);
  CHECK(**file == "sub/a.md");
}

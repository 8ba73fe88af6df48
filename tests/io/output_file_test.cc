#include "io/output_file.h"

#include <filesystem>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "support/temporary_folder.h"

namespace fs = std::filesystem;
using scruple::io::OutputFile;
using scruple::test::contents_of;
using scruple::test::TemporaryFolder;

namespace {

std::size_t file_count(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a file appears when it is committed, and only then") {
  const TemporaryFolder folder;
  const std::string path = folder.write("report.json", "old");
  {
    auto file = OutputFile::create(path);
    REQUIRE(file);
    (*file)->write("half");
    CHECK(contents_of(path) == "old");
  }
  CHECK(contents_of(path) == "old");
  CHECK(file_count(folder) == 1);
  auto file = OutputFile::create(path);
  REQUIRE(file);
  (*file)->write("new");
  CHECK_FALSE((*file)->commit());
  CHECK(contents_of(path) == "new");
  CHECK(file_count(folder) == 1);
}

TEST_CASE("a new file keeps the permissions of the old one, and a link stays a link") {
  const TemporaryFolder folder;
  const std::string path = folder.write("real.json", "old");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  fs::create_symlink("real.json", folder / "link.json");
  auto file = OutputFile::create(folder / "link.json");
  REQUIRE(file);
  (*file)->write("new");
  CHECK_FALSE((*file)->commit());
  CHECK(fs::is_symlink(folder / "link.json"));
  CHECK(contents_of(path) == "new");
  CHECK((fs::status(path).permissions() & fs::perms::others_read) == fs::perms::none);
}

TEST_CASE("a place that cannot be written is an error when the file is made") {
  const TemporaryFolder folder;
  const auto below_nothing = OutputFile::create(folder / "missing/report.json");
  REQUIRE_FALSE(below_nothing);
  CHECK(below_nothing.error().code == "output-unwritable");
  CHECK_FALSE(OutputFile::create(folder.path()));
}

TEST_CASE("a device is written to directly" * doctest::skip(!fs::exists("/dev/full"))) {
  auto nothing = OutputFile::create("/dev/null");
  REQUIRE(nothing);
  (*nothing)->write("x");
  CHECK_FALSE((*nothing)->commit());
  CHECK(fs::is_character_file("/dev/null"));
  auto full = OutputFile::create("/dev/full");
  REQUIRE(full);
  (*full)->write("x");
  const auto error = (*full)->commit();
  REQUIRE(error);
  CHECK(error->code == "output-full");
}

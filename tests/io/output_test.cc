#include <array>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include "io/descriptor.h"
#include "io/fd_writer.h"
#include "io/output_file.h"
#include "io/stop_request.h"
#include "support/temporary_folder.h"

namespace fs = std::filesystem;
using namespace scruple::io;  // NOLINT(google-build-using-namespace): the module under test
using scruple::test::contents_of;
using scruple::test::TemporaryFolder;

namespace {

struct Pipe {
  Pipe() {
    std::array<int, 2> ends = {};
    REQUIRE(::pipe(ends.data()) == 0);
    reading = descriptor_of(ends[0]);
    writing = descriptor_of(ends[1]);
  }
  Descriptor reading;
  Descriptor writing;
};

std::size_t file_count(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("what is written arrives, in small and large pieces") {
  const TemporaryFolder folder;
  const Descriptor file = descriptor_of(::open((folder / "out").c_str(), O_WRONLY | O_CREAT, 0600));
  const std::string large(200'000, 'x');
  {
    FdWriter writer(file.get().value, "out");
    CHECK(writer.write("one "));
    CHECK(writer.write(large));
    CHECK(writer.write(" end"));
    CHECK_FALSE(writer.failure());
  }
  CHECK(contents_of(folder / "out") == "one " + large + " end");
}

TEST_CASE("a closed pipe is remembered, and nothing more is written") {
  ignore_broken_pipes();
  Pipe pipe;
  pipe.reading.reset();
  FdWriter writer(pipe.writing.get().value, "standard output");
  CHECK(writer.write("x"));  // into the buffer
  CHECK_FALSE(writer.flush());
  CHECK(writer.is_closed_pipe());
  CHECK_FALSE(writer.write("y"));
  REQUIRE(writer.failure());
  CHECK(writer.failure()->code == "output-closed");
}

TEST_CASE("a full disk is told as such" * doctest::skip(!fs::exists("/dev/full"))) {
  const Descriptor full = descriptor_of(::open("/dev/full", O_WRONLY));
  FdWriter writer(full.get().value, "out");
  writer.write("x");
  CHECK_FALSE(writer.flush());
  REQUIRE(writer.failure());
  CHECK(writer.failure()->code == "output-full");
  CHECK_FALSE(writer.is_closed_pipe());
}

TEST_CASE("a pipe that somebody made non-blocking is waited for") {
  Pipe pipe;
  REQUIRE(::fcntl(pipe.writing.get().value, F_SETFL, O_NONBLOCK) == 0);
  const std::string large(1'000'000, 'x');
  std::size_t received = 0;
  std::jthread reader([&] {
    std::array<char, 4096> buffer = {};
    while (received < large.size()) {
      const ssize_t count = ::read(pipe.reading.get().value, buffer.data(), buffer.size());
      if (count <= 0) {
        break;
      }
      received += static_cast<std::size_t>(count);
    }
  });
  FdWriter writer(pipe.writing.get().value, "out");
  CHECK(writer.write(large));
  CHECK(writer.flush());
  reader.join();
  CHECK(received == large.size());
}

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

TEST_CASE("a signal makes the request it listens for") {
  StopRequest request;
  const SignalScope listening(request);
  CHECK_FALSE(request.is_requested());
  REQUIRE(std::raise(SIGINT) == 0);
  CHECK(request.is_requested());
}

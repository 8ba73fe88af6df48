#include "io/fd_writer.h"

#include <array>
#include <filesystem>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include "io/descriptor.h"
#include "io/stop_request.h"
#include "support/pipe.h"
#include "support/temporary_folder.h"

namespace fs = std::filesystem;
using scruple::io::Descriptor;
using scruple::io::descriptor_of;
using scruple::io::FdWriter;
using scruple::io::ignore_broken_pipes;
using scruple::test::contents_of;
using scruple::test::Pipe;
using scruple::test::TemporaryFolder;

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

#include "io/read_file.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/descriptor.h"
#include "support/pipe.h"
#include "support/temporary_folder.h"
#include "support/unprivileged.h"

namespace fs = std::filesystem;
using scruple::io::read_file;
using scruple::test::TemporaryFolder;

constexpr std::uint64_t limit = 1000;

TEST_CASE("a file is read to its last byte") {
  const TemporaryFolder folder;
  const std::string contents("a\0b\r\n\xFF", 6);
  const auto bytes = read_file(folder.write("a.txt", contents), limit);
  REQUIRE(bytes);
  CHECK(*bytes == contents);
}

TEST_CASE("a file of exactly the limit is read, and one byte more is refused") {
  const TemporaryFolder folder;
  CHECK(read_file(folder.write("a.txt", std::string(limit, 'x')), limit));
  const auto larger = read_file(folder.write("b.txt", std::string(limit + 1, 'x')), limit);
  REQUIRE_FALSE(larger);
  CHECK(larger.error().code == "file-too-large");
  CHECK(larger.error().message == "it has 1001 bytes, more than the limit of 1000 bytes");
  CHECK(larger.error().hint.find("--max-file-size") != std::string::npos);
}

TEST_CASE("a file of three gigabytes is refused at once") {
  const TemporaryFolder folder;
  const std::string path = folder.write("large.txt", "");
  fs::resize_file(path, std::uint64_t{3} << 30);
  const auto begin = std::chrono::steady_clock::now();
  const auto bytes = read_file(path, std::uint64_t{64} << 20);
  const auto took = std::chrono::steady_clock::now() - begin;
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().message == "it has 3 GiB, more than the limit of 64 MiB");
  CHECK(took < std::chrono::milliseconds(200));  // without reading; generous for busy machines
}

TEST_CASE("what is no readable file is told apart") {
  const TemporaryFolder folder;
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  fs::create_symlink("nowhere", folder / "dangling");
  const std::string file = folder.write("file", "x");
  struct Case {
    std::string path;
    const char* code;
  };
  const std::string nul("a\0b", 3);
  const Case cases[] = {
      {folder / "missing", "file-not-found"},
      {folder / "dangling", "file-not-found"},
      {file + "/below", "file-not-found"},
      {folder.path(), "file-is-directory"},
      {folder / "a", "file-loop"},
      {"/dev/null", "file-not-regular"},
      {folder / std::string(300, 'x'), "file-name-too-long"},
      {nul, "file-name-has-nul"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.path);
    const auto bytes = read_file(one.path, limit);
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().code == one.code);
    CHECK(bytes.error().path == one.path);
  }
}

TEST_CASE("a file without permission is named as such") {
  const TemporaryFolder folder;
  const std::string path = folder.write("secret.txt", "x");
  fs::permissions(folder.path(), fs::perms::others_read | fs::perms::others_exec,
                  fs::perm_options::add);
  fs::permissions(path, fs::perms::none);
  CHECK(scruple::test::unprivileged([&path] {
          const auto bytes = read_file(path, limit);
          return bytes ? "read" : bytes.error().code;
        }) == "file-unreadable");
}

TEST_CASE("what the system makes up as it is read is read, although its size is zero" *
          doctest::skip(!fs::exists("/proc/version"))) {
  const auto bytes = read_file("/proc/version", limit);
  REQUIRE(bytes);
  CHECK(bytes->starts_with("Linux"));
  const auto limited = read_file("/proc/version", 3);
  REQUIRE_FALSE(limited);
  CHECK(limited.error().code == "file-too-large");
}

TEST_CASE("a named pipe is read to its end, within the limit") {
  const TemporaryFolder folder;
  const std::string path = folder / "pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  for (const std::size_t size : {std::size_t{5}, std::size_t{limit + 1}}) {
    const std::jthread writer([&path, size] {
      const int descriptor = ::open(path.c_str(), O_WRONLY);
      const std::string bytes(size, 'x');
      CHECK(::write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(size));
      ::close(descriptor);
    });
    const auto bytes = read_file(path, limit);
    CHECK(bytes.is_ok() == (size <= limit));
    if (!bytes) {
      CHECK(bytes.error().code == "file-too-large");
    }
  }
}

TEST_CASE("waiting for a named pipe ends with a request, whether it has a writer or not") {
  const TemporaryFolder folder;
  const std::string path = folder / "pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  for (const bool has_writer : {false, true}) {
    const auto stop = *scruple::io::StopRequest::create();
    const scruple::io::Descriptor writer =
        scruple::io::descriptor_of(has_writer ? ::open(path.c_str(), O_RDWR) : -1);
    const std::jthread other([&stop] {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      stop->request();
    });
    const auto bytes = read_file(path, limit, stop.get());
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().code == "interrupted");
  }
}

TEST_CASE("a named pipe that can be told to stop is waited for, and read to its end") {
  const TemporaryFolder folder;
  const std::string path = folder / "pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const auto stop = *scruple::io::StopRequest::create();
  const std::jthread writer([&path] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const scruple::io::Descriptor file = scruple::io::descriptor_of(::open(path.c_str(), O_WRONLY));
    for (const char* piece : {"one ", "two"}) {
      scruple::test::write_all(file.get().value, piece);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  const auto bytes = read_file(path, limit, stop.get());
  REQUIRE(bytes);
  CHECK(*bytes == "one two");
}

TEST_CASE("a file that is written to while it is read is refused") {
  const TemporaryFolder folder;
  const std::string path = folder.write("growing.txt", std::string(std::size_t{1} << 20, 'x'));
  std::atomic<bool> is_done = false;
  std::jthread writer([&] {
    while (!is_done) {
      fs::resize_file(path, std::uint64_t{1} << 19);
      fs::resize_file(path, std::uint64_t{1} << 20);
    }
  });
  bool was_refused = false;
  for (int i = 0; i < 10'000 && !was_refused; ++i) {
    const auto bytes = read_file(path, std::uint64_t{1} << 21);
    was_refused = !bytes;
    if (!bytes) {
      CHECK(bytes.error().code == "file-changed");
    }
  }
  is_done = true;
  CHECK(was_refused);
}

TEST_CASE("sizes are told in the largest unit that fits") {
  using scruple::io::size_text;
  CHECK(size_text(0) == "0 bytes");
  CHECK(size_text(1) == "1 byte");
  CHECK(size_text(1023) == "1023 bytes");
  CHECK(size_text(1024) == "1 KiB");
  CHECK(size_text(1536) == "1.5 KiB");
  CHECK(size_text(std::uint64_t{64} << 20) == "64 MiB");
}

TEST_CASE("reading a stream stops when it is requested, even while nothing comes") {
  const scruple::test::Pipe pipe;
  const auto stop = *scruple::io::StopRequest::create();
  scruple::io::InputStream stream(pipe.reading.get().value, "input", stop.get());
  CHECK_FALSE(stream.is_ready());
  const std::jthread other([&stop] { stop->request(); });
  const auto bytes = scruple::io::read_all(stream, limit);
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().code == "interrupted");
}

#include "audit/line_blocks.h"

#include <random>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "support/pipe.h"

using scruple::audit::LineBlock;
using scruple::audit::LineBlockOptions;
using scruple::audit::LineBlocks;
using scruple::io::InputStream;
using scruple::test::Pipe;
using scruple::test::write_all;

namespace {

// Every line of a stream, "<too long>" for those; the numbers must be right.
std::vector<std::string> lines_of(const std::string& stream, const LineBlockOptions& options,
                                  std::size_t* block_count = nullptr) {
  Pipe pipe;
  const std::jthread writer([&] {
    write_all(pipe.writing.get().value, stream);
    pipe.writing.reset();
  });
  InputStream input(pipe.reading.get().value, "input");
  LineBlocks blocks(input, options);
  std::vector<std::string> out;
  LineBlock block;
  for (auto more = blocks.next(block); more && *more; more = blocks.next(block)) {
    REQUIRE_FALSE(block.lines.empty());
    if (!options.has_chunk_headers) {
      CHECK(block.first_number == out.size() + 1);
    }
    for (const LineBlock::Line& line : block.lines) {
      out.push_back(line.is_too_long ? "<too long>" : std::string(block.text_of(line)));
    }
    CHECK(block.bytes.ends_with(std::string(LineBlock::padding, '\0')));
    if (block_count != nullptr) {
      ++*block_count;
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a stream is cut into its lines, the last one without a line break too") {
  CHECK(lines_of("a\nb\r\n\nc", {}) == Lines{"a", "b", "", "c"});
  CHECK(lines_of("a\n", {}) == Lines{"a"});
  CHECK(lines_of("", {}).empty());
  CHECK(lines_of("\n\n", {}) == Lines{"", ""});
  CHECK(lines_of("a\rb", {}) == Lines{"a\rb"});
}

TEST_CASE("lines that are too long are dropped and counted, wherever they stand") {
  const LineBlockOptions options{.max_line_size = 10};
  const std::string just(10, 'x');
  const std::string over(11, 'x');
  const std::string huge(3'000'000, 'x');
  CHECK(lines_of(just + "\n" + over + "\nb\n", options) == Lines{just, "<too long>", "b"});
  CHECK(lines_of("a\n" + huge + "\nb\n" + huge, options) ==
        Lines{"a", "<too long>", "b", "<too long>"});
  CHECK(lines_of(huge + "\n" + huge + "\n", options) == Lines{"<too long>", "<too long>"});
}

TEST_CASE("random streams come out as they went in, whatever the block size") {
  std::mt19937 random(3);
  for (int round = 0; round < 30; ++round) {
    Lines expected;
    std::string stream;
    for (int i = 0; i < 400; ++i) {
      std::string line(random() % (random() % 10 == 0 ? 5000 : 40), 'x');
      if (!line.empty()) {
        line.front() = static_cast<char>('a' + i % 26);
      }
      stream += line + "\n";
      expected.push_back(line.size() > 3000 ? "<too long>" : line);
    }
    for (const std::size_t block_size : {1U, 100U, 100'000U}) {
      CHECK(lines_of(stream, {.block_size = block_size, .max_line_size = 3000}) == expected);
    }
  }
}

TEST_CASE("in line mode every line is a block") {
  std::size_t block_count = 0;
  CHECK(lines_of("a\nb\nc\n", {.is_one_line = true}, &block_count).size() == 3);
  CHECK(block_count == 3);
}

TEST_CASE("a block is handed over when the input pauses") {
  Pipe pipe;
  InputStream input(pipe.reading.get().value, "input");
  LineBlocks blocks(input, {});
  LineBlock block;
  for (const char* text : {"one\ntw", "o\nthree\n"}) {
    write_all(pipe.writing.get().value, text);
    const auto more = blocks.next(block);  // would wait for ever if it wanted more
    REQUIRE(more);
    CHECK(*more);
  }
  CHECK(block.first_number == 2);
  CHECK(block.text_of(block.lines[0]) == "two");
  CHECK(block.text_of(block.lines[1]) == "three");
}

TEST_CASE("an input that ends within a chunk is cut off") {
  for (const char* stream : {"3\na\nb\n", "3\na\nb", "2\n"}) {
    Pipe pipe;
    write_all(pipe.writing.get().value, stream);
    pipe.writing.reset();
    InputStream input(pipe.reading.get().value, "input");
    LineBlocks blocks(input, {.has_chunk_headers = true});
    LineBlock block;
    auto more = blocks.next(block);
    while (more && *more) {
      more = blocks.next(block);
    }
    REQUIRE_FALSE(more);
    CHECK(more.error().code == "chunk-cut-off");
  }
}

TEST_CASE("chunk headers are taken out, and a wrong one is an error") {
  const LineBlockOptions options{.has_chunk_headers = true};
  CHECK(lines_of("2\na\nb\n1\nc\n0\n1\nd\n", options) == Lines{"a", "b", "c", "d"});
  CHECK(lines_of("0\n", options).empty());
  Pipe pipe;
  write_all(pipe.writing.get().value, "1\na\nb\n");
  pipe.writing.reset();
  InputStream input(pipe.reading.get().value, "input");
  LineBlocks blocks(input, options);
  LineBlock block;
  CHECK(blocks.next(block));
  const auto more = blocks.next(block);
  REQUIRE_FALSE(more);
  CHECK(more.error().code == "bad-chunk-header");
  CHECK(more.error().line == 3);
}

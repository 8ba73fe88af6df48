#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "io/input_stream.h"

namespace scruple::audit {

struct LineBlockOptions {
  std::size_t block_size = std::size_t{256} << 10;    // bytes of lines in a block, about
  std::size_t max_line_size = std::size_t{16} << 20;  // longer lines are dropped, not kept
  bool is_one_line = false;                           // every line is a block of its own
  bool has_chunk_headers = false;  // a line with a number N comes before every N lines
};

// Some whole lines of a stream.
struct LineBlock {
  struct Line {
    Span span;                 // in `bytes`, without the line break
    bool is_too_long = false;  // then its bytes are gone
  };
  std::string bytes;               // the lines, then `padding` zero bytes for fast JSON readers
  std::vector<Line> lines;         // never empty
  std::uint64_t first_number = 1;  // of the first line; chunk headers count

  static constexpr std::size_t padding = 64;
  [[nodiscard]] std::string_view text_of(const Line& line) const {
    return std::string_view(bytes).substr(line.span.begin, line.span.size());
  }
};

// Cuts a stream into blocks of lines. A block is handed over when it is large enough, and whenever
// the input pauses, so nothing waits for the end. Memory is bounded whatever the input.
class LineBlocks {
 public:
  // `input` must outlive this.
  LineBlocks(io::InputStream& input, const LineBlockOptions& options);

  // False at the end. Errors: those of InputStream::read, "bad-chunk-header", and "chunk-cut-off"
  // (the input ends within a chunk).
  [[nodiscard]] Result<bool> next(LineBlock& block);

 private:
  struct Line {
    std::size_t begin = 0;  // in buffer_
    std::size_t end = 0;
    bool is_too_long = false;
  };
  [[nodiscard]] Result<bool> read_more();
  void take_lines();
  void end_line(std::size_t end);
  [[nodiscard]] Result<bool> drop_chunk_headers();
  void give(LineBlock& block);
  void drop_given();

  io::InputStream& input_;
  LineBlockOptions options_;
  std::string buffer_;            // bytes read and not yet handed over
  std::vector<Line> lines_;       // whole lines in buffer_
  std::size_t given_ = 0;         // of lines_
  std::size_t line_begin_ = 0;    // of the line that is not yet whole
  std::size_t scanned_ = 0;       // so far the buffer was searched for line breaks
  std::uint64_t number_ = 1;      // of lines_[given_]
  std::uint64_t chunk_rest_ = 0;  // lines that follow in this chunk
  bool is_skipping_ = false;      // inside a line that is too long
  bool is_at_end_ = false;
};

}  // namespace scruple::audit

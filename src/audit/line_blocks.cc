#include "audit/line_blocks.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <span>

// Bytes are read into one buffer; whole lines are copied out of it into blocks (a copy costs a
// hundredth of reading JSON) and the rest is moved to the front. While a line is longer than the
// limit its bytes are thrown away as they come, and only the fact is kept.

namespace scruple::audit {

namespace {

constexpr std::size_t read_size = std::size_t{256} << 10;
constexpr std::size_t kept_capacity = std::size_t{1} << 20;  // of the buffer, behind a long line

// An error has 32 bits for a line; behind that it says the last number that fits.
std::uint32_t line_in_error(std::uint64_t number) {
  constexpr std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, last));
}

}  // namespace

LineBlocks::LineBlocks(io::InputStream& input, const LineBlockOptions& options)
    : input_(input), options_(options) {}

Result<bool> LineBlocks::next(LineBlock& block) {
  for (;;) {
    if (options_.has_chunk_headers) {
      if (const auto good = drop_chunk_headers(); !good) {
        return good.error();
      }
    }
    if (given_ < lines_.size()) {
      give(block);
      return true;
    }
    drop_given();
    if (is_at_end_ && chunk_rest_ != 0) {
      return Error{.code = "chunk-cut-off",
                   .message = "the input ends within a chunk; records still to come: " +
                              std::to_string(chunk_rest_),
                   .path = input_.name(),
                   .line = line_in_error(number_)};
    }
    if (is_at_end_) {
      return false;
    }
    do {
      if (const auto good = read_more(); !good) {
        return good.error();
      }
    } while (!is_at_end_ && line_begin_ < options_.block_size && input_.is_ready());
  }
}

Result<bool> LineBlocks::read_more() {
  const std::size_t old_size = buffer_.size();
  buffer_.resize(old_size + read_size);
  const auto count = input_.read(std::span(buffer_).subspan(old_size));
  buffer_.resize(old_size + (count ? *count : 0));
  if (!count) {
    return count.error();
  }
  is_at_end_ = *count == 0;
  take_lines();
  return true;
}

void LineBlocks::take_lines() {
  for (std::size_t at = buffer_.find('\n', scanned_); at != std::string::npos;
       at = buffer_.find('\n', line_begin_)) {
    end_line(at);
    line_begin_ = at + 1;
  }
  if (is_at_end_ && (line_begin_ < buffer_.size() || is_skipping_)) {
    end_line(buffer_.size());
    line_begin_ = buffer_.size();
  }
  if (buffer_.size() - line_begin_ > options_.max_line_size) {
    is_skipping_ = true;
  }
  if (is_skipping_) {
    buffer_.resize(line_begin_);
  }
  scanned_ = buffer_.size();
}

// The line from line_begin_ to `end` is whole.
void LineBlocks::end_line(std::size_t end) {
  if (is_skipping_ || end - line_begin_ > options_.max_line_size) {
    lines_.push_back({line_begin_, line_begin_, true});
    is_skipping_ = false;
    return;
  }
  if (end > line_begin_ && buffer_[end - 1] == '\r') {
    --end;
  }
  lines_.push_back({line_begin_, end, false});
}

Result<bool> LineBlocks::drop_chunk_headers() {
  while (chunk_rest_ == 0 && given_ < lines_.size()) {
    const Line& line = lines_[given_];
    const char* begin = buffer_.data() + line.begin;
    const char* end = buffer_.data() + line.end;
    const auto [stop, failure] = std::from_chars(begin, end, chunk_rest_);
    if (failure != std::errc{} || stop != end || line.is_too_long) {
      return Error{.code = "bad-chunk-header",
                   .message = "where the number of records should stand, there is none",
                   .path = input_.name(),
                   .line = line_in_error(number_)};
    }
    ++given_;
    ++number_;
  }
  return true;
}

// Copies whole lines into the block: up to its size, and not beyond a chunk.
void LineBlocks::give(LineBlock& block) {
  block.bytes.clear();
  block.lines.clear();
  block.first_number = number_;
  while (given_ < lines_.size()) {
    if (options_.has_chunk_headers && chunk_rest_ == 0) {
      break;
    }
    const Line& line = lines_[given_];
    const auto begin = static_cast<std::uint32_t>(block.bytes.size());
    block.bytes.append(buffer_, line.begin, line.end - line.begin);
    block.lines.push_back(
        {{begin, static_cast<std::uint32_t>(block.bytes.size())}, line.is_too_long});
    ++given_;
    ++number_;
    chunk_rest_ -= options_.has_chunk_headers ? 1 : 0;
    if (options_.is_one_line || block.bytes.size() >= options_.block_size) {
      break;
    }
  }
  block.bytes.append(LineBlock::padding, '\0');
}

// All whole lines were handed over: keeps only the line that is not yet whole.
void LineBlocks::drop_given() {
  lines_.clear();
  given_ = 0;
  buffer_.erase(0, line_begin_);
  if (buffer_.capacity() > kept_capacity && buffer_.size() < kept_capacity / 2) {
    buffer_.shrink_to_fit();
  }
  scanned_ -= line_begin_;
  line_begin_ = 0;
}

}  // namespace scruple::audit

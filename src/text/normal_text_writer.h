#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"
#include "text/normal_text.h"

namespace scruple::text {

// Writes folded characters to the end of a NormalText and keeps its map, blocks and white space in
// order: spaces side by side become one, those at the edges of a block none.
class NormalTextWriter {
 public:
  // Clears `out`, which must outlive the calls that follow.
  void begin(NormalText& out);

  // Folded ASCII, without white space side by side, of as many source bytes from `source_begin` on.
  void put_run(std::string_view text, std::uint32_t source_begin);

  // One or more folded characters without white space. `is_verbatim`: they stand byte for byte for
  // the source.
  void put(std::string_view text, Span source, bool is_verbatim);

  // White space.
  void put_space(Span source, bool is_verbatim);

  // The last character's source reaches up to `source_end`: what stands there was dropped, but
  // belongs to it.
  void extend_last(std::uint32_t source_end);

  // What is or will be written at `offset` was upper case. Call in the order of the text.
  void note_capital(std::uint32_t offset) { out_->capitals.push_back(offset); }

  // Whether white space would vanish here.
  [[nodiscard]] bool is_at_space() const {
    return out_->text.size() == block_begin_ || out_->text.back() == ' ';
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(out_->text.size()); }

  void end_block();

 private:
  void add_run(std::uint32_t begin, Span source, bool is_verbatim);

  NormalText* out_ = nullptr;
  std::uint32_t block_begin_ = 0;
};

}  // namespace scruple::text

// Runs grow while text and source go on side by side, so plain text costs one run however long it
// is. The last character is split off its run when more source turns out to belong to it.
#include "text/normal_text_writer.h"

#include <algorithm>

#include "text/utf8.h"

namespace scruple::text {

void NormalTextWriter::begin(NormalText& out) {
  out.clear();
  out_ = &out;
  block_begin_ = 0;
}

void NormalTextWriter::add_run(std::uint32_t begin, Span source, bool is_verbatim) {
  if (!out_->map.empty() && out_->map.back().begin >= block_begin_) {
    MapRun& last = out_->map.back();
    if (last.is_verbatim && is_verbatim && last.source.end == source.begin) {
      last.source.end = source.end;
      return;
    }
    if (!last.is_verbatim && !is_verbatim && last.source == source) {
      return;
    }
  }
  out_->map.push_back({begin, source, is_verbatim});
}

void NormalTextWriter::put_run(std::string_view text, std::uint32_t source_begin) {
  if (text.empty()) {
    return;
  }
  add_run(size(), {source_begin, source_begin + static_cast<std::uint32_t>(text.size())}, true);
  out_->text.append(text);
}

void NormalTextWriter::put(std::string_view text, Span source, bool is_verbatim) {
  add_run(size(), source, is_verbatim);
  out_->text.append(text);
}

void NormalTextWriter::put_space(Span source, bool is_verbatim) {
  if (!is_at_space()) {
    add_run(size(), source, is_verbatim);
    out_->text.push_back(' ');
  } else if (out_->text.size() > block_begin_) {
    extend_last(source.end);
  }
}

void NormalTextWriter::extend_last(std::uint32_t source_end) {
  if (out_->text.size() == block_begin_) {
    return;
  }
  const std::size_t last_size = code_point_before(out_->text, out_->text.size()).size;
  const std::uint32_t last_begin = size() - static_cast<std::uint32_t>(last_size);
  MapRun& run = out_->map.back();
  Span source = run.source;
  source.end = std::max(source.end, source_end);
  if (run.begin == last_begin) {
    run.source = source;
    run.is_verbatim = false;
    return;
  }
  if (run.is_verbatim) {
    run.source.end = run.source.begin + (last_begin - run.begin);
    source.begin = run.source.end;
  }
  out_->map.push_back({last_begin, source, false});
}

void NormalTextWriter::end_block() {
  if (out_->text.size() > block_begin_ && out_->text.back() == ' ') {
    out_->text.pop_back();
    MapRun& run = out_->map.back();
    if (run.begin == out_->text.size()) {
      out_->map.pop_back();
    } else if (run.is_verbatim) {
      run.source.end = run.source.begin + (size() - run.begin);
    }
  }
  out_->blocks.push_back({block_begin_, size()});
  out_->text.push_back('\n');
  block_begin_ = size();
}

}  // namespace scruple::text

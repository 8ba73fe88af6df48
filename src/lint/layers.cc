#include "lint/layers.h"

#include <algorithm>

namespace scruple::lint {

namespace {

using document::BlockKind;
using document::Document;
using document::Segment;
using document::SegmentKind;
using policy::Layer;
using text::View;

bool belongs_to(BlockKind kind, Layer layer) {
  switch (layer) {
    case Layer::url:
      return kind == BlockKind::url;
    case Layer::code:
      return kind == BlockKind::code;
    case Layer::prose:
      return document::is_prose(kind);
  }
  return false;
}

// Segments by block: those of block i are order[first[i]] to order[first[i + 1]].
struct SegmentsByBlock {
  explicit SegmentsByBlock(const Document& document)
      : first(document.blocks.size() + 1, 0), order(document.segments.size()) {
    for (const Segment& segment : document.segments) {
      ++first[segment.block + 1];
    }
    for (std::size_t i = 1; i < first.size(); ++i) {
      first[i] += first[i - 1];
    }
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t i = 0; i < document.segments.size(); ++i) {
      order[next[document.segments[i].block]++] = i;
    }
  }

  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> order;
};

void append(const Document& document, const Segment& segment, text::Folder& folder) {
  switch (segment.kind) {
    case SegmentKind::verbatim:
      folder.append(document::text_of(document, segment), segment.source.begin);
      break;
    case SegmentKind::replaced:
      folder.append_replaced(document::text_of(document, segment), segment.source);
      break;
    case SegmentKind::url:
      folder.append_mark(text::url_mark, segment.source);
      break;
    case SegmentKind::code:
      folder.append_mark(text::code_mark, segment.source);
      break;
  }
}

void fold_layer(const Document& document, const SegmentsByBlock& segments, Layer layer,
                text::Folder& folder, LayerText& out) {
  out.document_blocks.clear();
  out.is_made = true;
  folder.begin(out.text);
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
    if (!belongs_to(document.blocks[block].kind, layer)) {
      continue;
    }
    out.document_blocks.push_back(block);
    for (std::uint32_t i = segments.first[block]; i < segments.first[block + 1]; ++i) {
      append(document, document.segments[segments.order[i]], folder);
    }
    folder.end_block();
  }
}

// The stretch of `text` within `range` that came from source bytes of `source`. O(log runs) within
// a block, where runs and sources run in step.
Span stretch_from(const text::NormalText& text, Span range, Span source) {
  const auto by_begin = [](const text::MapRun& run) { return run.begin; };
  const auto first_run = std::ranges::lower_bound(text.map, range.begin, {}, by_begin);
  const auto last_run = std::ranges::lower_bound(text.map, range.end, {}, by_begin);
  Span found{range.end, range.begin};
  for (auto run = first_run; run != last_run; ++run) {
    if (!run->source.overlaps(source)) {
      continue;
    }
    const std::uint32_t run_end = run + 1 == text.map.end() ? range.end : (run + 1)->begin;
    std::uint32_t begin = run->begin;
    std::uint32_t end = std::min(run_end, range.end);
    if (run->is_verbatim) {
      begin += source.begin > run->source.begin ? source.begin - run->source.begin : 0;
      end = std::min(end, run->begin + (std::min(source.end, run->source.end) - run->source.begin));
    }
    found.begin = std::min(found.begin, begin);
    found.end = std::max(found.end, end);
  }
  return found;
}

}  // namespace

Layers::Layers() {
  for (const View view : {View::folded, View::cased, View::marked}) {
    folders_.emplace_back(view);
  }
}

void Layers::make(const Document& document, const match::Database& database) {
  const SegmentsByBlock segments(document);
  for (const Layer layer : {Layer::prose, Layer::url, Layer::code}) {
    for (const View view : {View::folded, View::cased, View::marked}) {
      LayerText& out = layers_[static_cast<std::size_t>(layer)][static_cast<std::size_t>(view)];
      const bool is_base = layer == Layer::prose && view == View::folded;
      out.is_made = false;
      if (is_base || database.uses(layer, view)) {
        fold_layer(document, segments, layer, folders_[static_cast<std::size_t>(view)], out);
      }
    }
  }
}

match::Texts Layers::texts() const {
  match::Texts texts;
  for (std::size_t layer = 0; layer < policy::layer_count; ++layer) {
    for (std::size_t view = 0; view < text::view_count; ++view) {
      const LayerText& made = layers_[layer][view];
      texts.by_layer[layer][view] = made.is_made ? &made.text : nullptr;
    }
  }
  return texts;
}

Span Layers::in_prose(Layer layer, View view, Span span) const {
  if (layer == Layer::prose && view == View::folded) {
    return span;
  }
  const LayerText& from = of(layer, view);
  const Span source = from.text.source_span(span);
  const text::NormalText& prose_text = prose().text;
  if (layer == Layer::prose) {
    // The same blocks in the same order.
    const std::uint32_t block = from.text.block_at(span.begin);
    const Span range = prose_text.blocks[block];
    const Span found = stretch_from(prose_text, range, source);
    return found.begin < found.end ? found : Span{range.begin, range.begin};
  }
  for (const Span range : prose_text.blocks) {
    if (const Span found = stretch_from(prose_text, range, source); found.begin < found.end) {
      return found;
    }
  }
  // A block of its own (a code block, a lone address): the end of the prose before it.
  std::uint32_t nearest = 0;
  for (const Span range : prose_text.blocks) {
    if (!range.is_empty() && prose_text.source_span(range).begin <= source.begin) {
      nearest = range.end;
    }
  }
  return {nearest, nearest};
}

}  // namespace scruple::lint

#include "lint/geometry.h"

#include <algorithm>

#include "text/sentences.h"

namespace scruple::lint {

void Geometry::begin(const document::Document& document, const LayerText& prose) {
  document_ = &document;
  prose_ = prose.text.blocks.empty() ? &no_prose_ : &prose;
  blocks_.clear();
  blocks_.resize(prose_->text.blocks.size());
}

Span Geometry::sentence_at(std::uint32_t offset) {
  const std::uint32_t block = block_at(offset);
  const Span range = block_span(block);
  auto& ends = blocks_[block].sentence_ends;
  if (!ends) {
    ends.emplace();
    text::find_sentence_ends(text(), range, *ends);
  }
  const auto next = std::ranges::upper_bound(*ends, offset);
  return {next == ends->begin() ? range.begin : *(next - 1),
          next == ends->end() ? range.end : *next};
}

const std::vector<text::Word>& Geometry::words_of(std::uint32_t block) {
  auto& words = blocks_[block].words;
  if (!words) {
    words.emplace();
    text::find_words(text(), block_span(block), *words);
  }
  return words->words;
}

Span Geometry::section_of(std::uint32_t block) const {
  const std::uint32_t section = document_block(block).section;
  std::uint32_t first = block;
  while (first > 0 && document_block(first - 1).section == section) {
    --first;
  }
  std::uint32_t last = block;
  while (last + 1 < block_count() && document_block(last + 1).section == section) {
    ++last;
  }
  return {block_span(first).begin, block_span(last).end};
}

Span Geometry::word_window(std::uint32_t count, Span hit) {
  const std::uint32_t block = block_at(hit.begin);
  const auto& words = words_of(block);
  Span window = block_span(block);
  const auto after = std::ranges::lower_bound(
      words, hit.end, {}, [](const text::Word& word) { return word.span.begin; });
  if (words.end() - after > static_cast<std::ptrdiff_t>(count)) {
    window.end = count == 0 ? hit.end : (after + (count - 1))->span.end;
  }
  const auto before = std::ranges::upper_bound(
      words, hit.begin, {}, [](const text::Word& word) { return word.span.end; });
  if (before - words.begin() > static_cast<std::ptrdiff_t>(count)) {
    window.begin = count == 0 ? hit.begin : (before - count)->span.begin;
  }
  return window;
}

Span Geometry::resolve(const policy::Window& window, Span hit) {
  using Unit = policy::Window::Unit;
  using Side = policy::Window::Side;
  Span stretch{};
  switch (window.unit) {
    case Unit::words:
      stretch = word_window(window.word_count, hit);
      break;
    case Unit::sentence:
      stretch = sentence_at(hit.begin);
      stretch.end = std::max(stretch.end, hit.end);
      break;
    case Unit::paragraph:
      stretch = block_span(block_at(hit.begin));
      break;
    case Unit::section:
      stretch = section_of(block_at(hit.begin));
      break;
    case Unit::document:
      stretch = {0, static_cast<std::uint32_t>(text().text.size())};
      break;
  }
  if (window.side == Side::before) {
    stretch.end = hit.begin;
  } else if (window.side == Side::after) {
    stretch.begin = hit.end;
  }
  return stretch;
}

std::size_t Geometry::word_count(Span stretch) {
  if (stretch.is_empty()) {
    return 0;
  }
  const auto& words = words_of(block_at(stretch.begin));
  const auto first = std::ranges::lower_bound(
      words, stretch.begin, {}, [](const text::Word& word) { return word.span.begin; });
  const auto last = std::ranges::upper_bound(first, words.end(), stretch.end, {},
                                             [](const text::Word& word) { return word.span.end; });
  return static_cast<std::size_t>(last - first);
}

const Quotes& Geometry::quotes_of(std::uint32_t block) {
  auto& quotes = blocks_[block].quotes;
  if (!quotes) {
    const Span range = block_span(block);
    quotes.emplace(std::string_view(text().text).substr(range.begin, range.size()));
  }
  return *quotes;
}

}  // namespace scruple::lint

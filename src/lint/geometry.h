#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/document.h"
#include "lint/layers.h"
#include "lint/quotes.h"
#include "policy/rule.h"
#include "text/words.h"

namespace scruple::lint {

// Where things stand in the folded prose of a document: sentences, words, paragraphs, sections.
// Worked out block by block when first asked for, since most of a text is never looked at.
class Geometry {
 public:
  // Starts on a document. Both must stay as they are until the next call.
  void begin(const document::Document& document, const LayerText& prose);

  [[nodiscard]] const text::NormalText& text() const { return prose_->text; }
  [[nodiscard]] std::uint32_t block_at(std::uint32_t offset) const {
    return prose_->text.block_at(offset);
  }
  [[nodiscard]] const document::Block& document_block(std::uint32_t block) const {
    return document_->blocks[prose_->document_blocks[block]];
  }
  [[nodiscard]] Span block_span(std::uint32_t block) const { return prose_->text.blocks[block]; }
  [[nodiscard]] std::uint32_t block_count() const {
    return static_cast<std::uint32_t>(prose_->text.blocks.size());
  }

  // The sentence around an offset; a hit's sentence is that of its begin.
  [[nodiscard]] Span sentence_at(std::uint32_t offset);

  [[nodiscard]] const std::vector<text::Word>& words_of(std::uint32_t block);

  // All blocks under the same heading as the block.
  [[nodiscard]] Span section_of(std::uint32_t block) const;

  // The stretch of text that a window around a hit covers, the hit included unless the window has a
  // side.
  [[nodiscard]] Span resolve(const policy::Window& window, Span hit);

  // How many words of the text lie wholly within the stretch, which is within one block.
  [[nodiscard]] std::size_t word_count(Span stretch);

  [[nodiscard]] const Quotes& quotes_of(std::uint32_t block);

 private:
  struct BlockState {
    std::optional<std::vector<std::uint32_t>> sentence_ends;
    std::optional<text::Words> words;
    std::optional<Quotes> quotes;
  };

  [[nodiscard]] Span word_window(std::uint32_t count, Span hit);

  const document::Document* document_ = nullptr;
  const LayerText* prose_ = nullptr;
  // For a document of code or addresses alone: hits there stand in one empty block.
  LayerText no_prose_{.text = {.text = {}, .map = {}, .blocks = {Span{}}, .capitals = {}},
                      .document_blocks = {0}};
  std::vector<BlockState> blocks_;
};

}  // namespace scruple::lint

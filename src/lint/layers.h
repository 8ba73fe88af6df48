#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "document/document.h"
#include "match/matcher.h"
#include "policy/library.h"
#include "text/fold.h"
#include "text/normal_text.h"

namespace scruple::lint {

// The folded text of one layer of a document in one view. Block i of `text` is block
// `document_blocks[i]` of the document.
struct LayerText {
  text::NormalText text;
  std::vector<std::uint32_t> document_blocks;
  bool is_made = false;
};

// All the folded texts of a document that the policies need; the folded prose is always made, since
// places are judged in it.
class Layers {
 public:
  Layers();

  // Folds the document anew. Keeps its memory from document to document.
  void make(const document::Document& document, const match::Database& database);

  [[nodiscard]] const LayerText& of(policy::Layer layer, text::View view) const {
    return layers_[static_cast<std::size_t>(layer)][static_cast<std::size_t>(view)];
  }
  [[nodiscard]] const LayerText& prose() const {
    return of(policy::Layer::prose, text::View::folded);
  }
  [[nodiscard]] match::Texts texts() const;

  // Where a stretch of another layer's or view's text stands in the folded prose, by its source; an
  // empty span at the nearest place when the prose does not hold it. O(1) for the folded prose
  // itself.
  [[nodiscard]] Span in_prose(policy::Layer layer, text::View view, Span span) const;

 private:
  std::array<std::array<LayerText, text::view_count>, policy::layer_count> layers_;
  std::vector<text::Folder> folders_;  // one for each view
};

}  // namespace scruple::lint

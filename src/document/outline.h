#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "document/document.h"

namespace scruple::document {

// Elements that give the text inside them its kind and place.
enum class Element : std::uint8_t { quote, list, item, table, row, cell, heading, caption };

// Where in the structure of a document a parser is, and what a block is that begins there. Markdown
// opens and closes elements in pairs; HTML may leave them open, or close what was never opened.
class Outline {
 public:
  // A block of text here. Its kind is `paragraph` where no element says otherwise.
  [[nodiscard]] Block block() const;

  // Opens an element inside those that are open. One that is `firm` is closed by truncate() only.
  // Elements nested more than max_depth deep are part of their parent.
  void open(Element element, bool is_firm = false);

  // Closes the innermost open element of this kind, with all that is open inside it. Like HTML,
  // looks for list items in the innermost list, for rows and cells in the innermost table, and for
  // nothing else beyond a table. Returns whether there was one.
  bool close(Element element);

  // The innermost open quote turns out to be none: what follows in it is as what is around it.
  void unquote();

  // The number of open elements, and back to it.
  [[nodiscard]] std::size_t depth() const { return frames_.size(); }
  void truncate(std::size_t depth);

  static constexpr std::size_t max_depth = 256;

 private:
  struct Frame {
    Element element = Element::quote;
    bool is_firm = false;
    BlockKind kind = BlockKind::paragraph;
    bool is_quoted = false;
    std::uint32_t list = 0;
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_count = 0;     // of a table, so far
    std::uint32_t column_count = 0;  // of a row, so far
  };

  [[nodiscard]] Frame* innermost(Element element);

  std::vector<Frame> frames_;
  std::uint32_t section_ = 0;
  std::uint32_t list_count_ = 0;
  std::uint32_t table_count_ = 0;
};

}  // namespace scruple::document

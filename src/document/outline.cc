// A stack of frames, each a copy of its parent's with one thing changed, so that leaving an element
// is dropping a frame. Its depth is limited, which bounds the search for the element that an end
// tag closes: reading stays linear however deep the markup nests.

#include "document/outline.h"

#include <algorithm>

namespace scruple::document {
namespace {

// Whether the search for an element to close ends at an open `barrier`.
bool stops_at(Element element, Element barrier) {
  if (barrier == Element::table) {
    return element != Element::table;
  }
  return barrier == Element::list && element == Element::item;
}

}  // namespace

Block Outline::block() const {
  if (frames_.empty()) {
    return Block{.section = section_};
  }
  const Frame& top = frames_.back();
  return Block{.kind = top.kind,
               .is_quoted = top.is_quoted,
               .section = section_,
               .list = top.list,
               .table = top.table,
               .row = top.row,
               .column = top.column};
}

void Outline::open(Element element, bool is_firm) {
  if (element == Element::heading) {
    ++section_;
  }
  if (frames_.size() >= max_depth) {
    return;
  }
  Frame frame = frames_.empty() ? Frame{} : frames_.back();
  frame.element = element;
  frame.is_firm = is_firm;
  switch (element) {
    case Element::quote:
      frame.is_quoted = true;
      frame.kind = BlockKind::paragraph;
      break;
    case Element::list:
      frame.list = ++list_count_;
      break;
    case Element::item:
      frame.kind = BlockKind::list_item;
      break;
    case Element::table:
      frame.table = ++table_count_;
      frame.row = frame.column = frame.row_count = frame.column_count = 0;
      frame.kind = BlockKind::paragraph;
      break;
    case Element::row:
      if (Frame* table = innermost(Element::table)) {
        frame.row = table->row_count++;
      }
      frame.column_count = 0;
      break;
    case Element::cell:
      if (Frame* row = innermost(Element::row)) {
        frame.column = row->column_count++;
      }
      frame.kind = BlockKind::table_cell;
      break;
    case Element::heading:
      frame.kind = BlockKind::heading;
      break;
    case Element::caption:
      frame.kind = BlockKind::caption;
      break;
  }
  frames_.push_back(frame);
}

bool Outline::close(Element element) {
  for (std::size_t i = frames_.size(); i-- > 0;) {
    if (frames_[i].is_firm) {
      return false;
    }
    if (frames_[i].element == element) {
      truncate(i);
      return true;
    }
    if (stops_at(element, frames_[i].element)) {
      return false;
    }
  }
  return false;
}

void Outline::unquote() {
  for (std::size_t i = frames_.size(); i-- > 0;) {
    if (frames_[i].element != Element::quote) {
      continue;
    }
    const bool is_quoted = i > 0 && frames_[i - 1].is_quoted;
    for (; i < frames_.size(); ++i) {
      frames_[i].is_quoted = is_quoted;
    }
    return;
  }
}

void Outline::truncate(std::size_t depth) {
  if (depth < frames_.size()) {
    frames_.resize(depth);
  }
}

Outline::Frame* Outline::innermost(Element element) {
  for (std::size_t i = frames_.size(); i-- > 0;) {
    if (frames_[i].element == element) {
      return &frames_[i];
    }
    if (stops_at(element, frames_[i].element)) {
      break;
    }
  }
  return nullptr;
}

}  // namespace scruple::document

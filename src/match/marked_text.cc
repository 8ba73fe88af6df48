// Writes a block down in the form that pattern.h describes. Folded text can hold control
// characters; they are written as spaces, so that the marks mean only themselves (they are no
// joint, and stand between words only).

#include <algorithm>
#include <span>

#include "base/assert.h"
#include "match/block.h"
#include "match/pattern.h"
#include "text/sentences.h"

namespace scruple::match {

namespace {

std::vector<SlotHit> slot_hits(const ReadingView& view, const std::vector<policy::Slot>& slots,
                               const std::vector<policy::SlotIndex>& class_slots) {
  std::vector<SlotHit> hits = view.reading().terms;
  for (const policy::SlotIndex slot : class_slots) {
    for (const Span range : view.class_ranges(slots[static_cast<std::uint32_t>(slot)].kind)) {
      hits.push_back({.word = range.begin, .word_count = range.size(), .slot = slot});
    }
  }
  std::ranges::stable_sort(hits, {}, &SlotHit::word);
  return hits;
}

class MarkedWriter {
 public:
  MarkedWriter(const text::NormalText& text, const Block& block, MarkedText& out)
      : text_(text), out_(out) {
    if (!block.is_hashtag) {
      text::find_sentence_ends(text, block.span, sentence_ends_);
    }
  }

  void between(Span span, bool is_joint) {
    if (is_joint) {
      out_.text += joint_mark;
    }
    anchor(span.begin);
    for (std::uint32_t offset = span.begin; offset <= span.end; ++offset) {
      if (std::ranges::binary_search(sentence_ends_, offset) && !is_joint) {
        out_.text += sentence_mark;
        anchor(offset);
      }
      if (offset < span.end) {
        const char byte = text_.text[offset];
        out_.text += static_cast<unsigned char>(byte) < ' ' ? ' ' : byte;
      }
    }
  }

  void word(const TextWord& word, const Reading& reading, std::span<const SlotHit> hits) {
    anchor(word.span.begin);
    out_.text += word_begin;
    for (const SlotHit& hit : hits) {
      append_slot_mark(out_.text, hit.slot, hit.word_count);
    }
    out_.text += reading_mark;
    out_.text.append(text_.text, word.span.begin, word.span.size());
    for (const std::string& other : reading.readings_of(word)) {
      out_.text += reading_mark;
      out_.text += other;
    }
    out_.text += reading_mark;
    out_.text += word_end;
    anchor(word.span.end);
  }

 private:
  void anchor(std::uint32_t source) {
    out_.anchors.push_back({static_cast<std::uint32_t>(out_.text.size()), source});
  }

  const text::NormalText& text_;
  MarkedText& out_;
  std::vector<std::uint32_t> sentence_ends_;
};

}  // namespace

std::uint32_t MarkedText::source_offset(std::uint32_t marked) const {
  auto anchor = std::ranges::upper_bound(anchors, marked, {}, &Anchor::marked);
  SCRUPLE_ASSERT(anchor != anchors.begin(), "an offset before the first word or sign");
  --anchor;
  return anchor->source + (marked - anchor->marked);
}

void MarkedText::clear() {
  text.clear();
  anchors.clear();
}

void mark(const ReadingView& view, const std::vector<policy::Slot>& slots,
          const std::vector<policy::SlotIndex>& class_slots, MarkedText& out) {
  const Reading& reading = view.reading();
  const Span block = view.block().span;
  const std::vector<SlotHit> hits = slot_hits(view, slots, class_slots);
  out.clear();
  MarkedWriter writer(view.text(), view.block(), out);
  std::uint32_t begin = block.begin;
  bool is_joint = false;
  auto hit = hits.begin();
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    const TextWord& word = reading.words[i];
    writer.between({begin, word.span.begin}, is_joint);
    const auto first_hit = hit;
    while (hit != hits.end() && hit->word == i) {
      ++hit;
    }
    writer.word(word, reading, std::span(first_hit, hit));
    begin = word.span.end;
    is_joint = word.joins_next;
  }
  writer.between({begin, block.end}, false);
}

}  // namespace scruple::match

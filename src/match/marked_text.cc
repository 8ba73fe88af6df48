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

// Which words a span of text covers, if it begins at a word's begin and ends at a word's end.
struct WordRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

WordRange words_of(const std::vector<TextWord>& words, Span span) {
  const auto first = std::ranges::lower_bound(words, span.begin, {},
                                              [](const TextWord& word) { return word.span.begin; });
  if (first == words.end() || first->span.begin != span.begin) {
    return {};
  }
  const auto last = std::ranges::lower_bound(words, span.end, {},
                                             [](const TextWord& word) { return word.span.end; });
  if (last == words.end() || last->span.end != span.end || last < first) {
    return {};
  }
  return {static_cast<std::uint32_t>(first - words.begin()),
          static_cast<std::uint32_t>(last - first) + 1};
}

std::vector<SlotHit> slot_hits(const text::NormalText& text, const Block& block,
                               const Reading& reading, const Classes& classes,
                               const std::vector<policy::Slot>& slots,
                               const std::vector<policy::SlotIndex>& class_slots) {
  std::vector<SlotHit> hits = reading.terms;
  std::vector<Span> spans;
  for (const policy::SlotIndex slot : class_slots) {
    spans.clear();
    classes.find(slots[static_cast<std::uint32_t>(slot)].kind, text, block.span, spans);
    for (const Span span : spans) {
      const WordRange range = words_of(reading.words, span);
      if (range.count > 0 && range.count <= most_slot_words) {
        hits.push_back({.word = range.first, .word_count = range.count, .slot = slot});
      }
    }
  }
  std::ranges::stable_sort(hits, {}, &SlotHit::word);
  return hits;
}

class MarkedWriter {
 public:
  MarkedWriter(const text::NormalText& text, const Block& block) : text_(text) {
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

  void word(const TextWord& word, std::span<const SlotHit> hits) {
    anchor(word.span.begin);
    out_.text += word_begin;
    for (const SlotHit& hit : hits) {
      append_slot_mark(out_.text, hit.slot, hit.word_count);
    }
    out_.text += reading_mark;
    out_.text.append(text_.text, word.span.begin, word.span.size());
    for (const std::string& reading : word.readings) {
      out_.text += reading_mark;
      out_.text += reading;
    }
    out_.text += reading_mark;
    out_.text += word_end;
    anchor(word.span.end);
  }

  MarkedText take() { return std::move(out_); }

 private:
  void anchor(std::uint32_t source) {
    out_.anchors.push_back({static_cast<std::uint32_t>(out_.text.size()), source});
  }

  const text::NormalText& text_;
  std::vector<std::uint32_t> sentence_ends_;
  MarkedText out_;
};

}  // namespace

std::uint32_t MarkedText::source_offset(std::uint32_t marked) const {
  auto anchor = std::ranges::upper_bound(anchors, marked, {}, &Anchor::marked);
  SCRUPLE_ASSERT(anchor != anchors.begin(), "an offset before the first word or sign");
  --anchor;
  return anchor->source + (marked - anchor->marked);
}

MarkedText mark(const text::NormalText& text, const Block& block, const Reading& reading,
                const Classes& classes, const std::vector<policy::Slot>& slots,
                const std::vector<policy::SlotIndex>& class_slots) {
  const std::vector<SlotHit> hits = slot_hits(text, block, reading, classes, slots, class_slots);
  MarkedWriter writer(text, block);
  std::uint32_t begin = block.span.begin;
  bool is_joint = false;
  for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
    const TextWord& word = reading.words[i];
    writer.between({begin, word.span.begin}, is_joint);
    const auto first_hit = std::ranges::lower_bound(hits, i, {}, &SlotHit::word);
    const auto last_hit = std::ranges::upper_bound(hits, i, {}, &SlotHit::word);
    writer.word(word, std::span(first_hit, last_hit));
    begin = word.span.end;
    is_joint = word.joins_next;
  }
  writer.between({begin, block.span.end}, false);
  return writer.take();
}

}  // namespace scruple::match

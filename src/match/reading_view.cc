#include <algorithm>

#include "match/block.h"
#include "match/pattern.h"
#include "text/sentences.h"

namespace scruple::match {

namespace {

// Which words a span of text covers, if it begins at a word's begin and ends at a word's end.
Span words_of(const std::vector<TextWord>& words, Span span) {
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
          static_cast<std::uint32_t>(last - words.begin()) + 1};
}

}  // namespace

std::span<const SlotHit> ReadingView::terms_at(std::uint32_t word) const {
  const auto first = std::ranges::lower_bound(reading_.terms, word, {}, &SlotHit::word);
  auto last = first;
  while (last != reading_.terms.end() && last->word == word) {
    ++last;
  }
  return {first, last};
}

const std::vector<Span>& ReadingView::class_ranges(policy::Slot::Class kind) const {
  const auto number = static_cast<std::size_t>(kind);
  std::vector<Span>& ranges = reading_.class_ranges[number];
  if (!reading_.has_class_ranges[number]) {
    reading_.has_class_ranges.set(number);
    ranges.clear();
    for (const Span span : block_.classes.of(kind, classes_, text_, block_.span)) {
      const Span range = words_of(reading_.words, span);
      if (!range.is_empty() && range.size() <= most_slot_words) {
        ranges.push_back(range);
      }
    }
  }
  return ranges;
}

void ReadingView::append_words_with(Key key, std::vector<std::uint32_t>& words) const {
  if (!reading_.has_key_places) {
    reading_.has_key_places = true;
    reading_.key_places.clear();
    for (std::uint32_t i = 0; i < reading_.words.size(); ++i) {
      for (const Key one : reading_.keys_of(reading_.words[i])) {
        reading_.key_places.emplace_back(one, i);
      }
    }
    for (const SlotHit& term : reading_.terms) {
      reading_.key_places.emplace_back(Vocabulary::slot_key(term.slot), term.word);
    }
    std::ranges::sort(reading_.key_places);
  }
  auto place = std::ranges::lower_bound(reading_.key_places, std::pair(key, 0U));
  for (; place != reading_.key_places.end() && place->first == key; ++place) {
    words.push_back(place->second);
  }
}

bool ReadingView::has_sentence_break(std::uint32_t word) const {
  if (!reading_.has_sentence_breaks) {
    reading_.has_sentence_breaks = true;
    reading_.sentence_breaks.assign(reading_.words.size(), false);
    std::vector<std::uint32_t> ends;
    if (!block_.is_hashtag) {
      text::find_sentence_ends(text_, block_.span, ends);
    }
    auto end = ends.begin();
    for (std::size_t i = 0; i + 1 < reading_.words.size(); ++i) {
      end = std::find_if(end, ends.end(), [&](std::uint32_t offset) {
        return offset >= reading_.words[i].span.end;
      });
      reading_.sentence_breaks[i] = !reading_.words[i].joins_next && end != ends.end() &&
                                    *end <= reading_.words[i + 1].span.begin;
    }
  }
  return reading_.sentence_breaks[word];
}

const MarkedText& ReadingView::marked(const std::vector<policy::Slot>& slots,
                                      const std::vector<policy::SlotIndex>& class_slots) const {
  if (!reading_.is_marked) {
    reading_.is_marked = true;
    mark(*this, slots, class_slots, reading_.marked);
  }
  return reading_.marked;
}

}  // namespace scruple::match

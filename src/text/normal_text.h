#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scruple::text {

// How much of the difference between spellings is removed before matching.
enum class View : std::uint8_t {
  folded,  // all of it: the default
  cased,   // upper and lower case are kept, for names and acronyms
  marked,  // diacritics are kept
};
inline constexpr std::array<std::string_view, 3> view_names = {"folded", "cased", "marked"};
inline constexpr std::size_t view_count = view_names.size();
[[nodiscard]] constexpr std::string_view name_of(View view) {
  return view_names[static_cast<std::size_t>(view)];
}

// Stand-ins in a NormalText for what is not prose: one private-use character each. A source that
// holds these code points itself has them folded to U+FFFD, so they mean only this.
inline constexpr char32_t url_mark = 0xE000;
inline constexpr char32_t code_mark = 0xE001;
inline constexpr std::string_view url_mark_utf8 = "\xEE\x80\x80";
inline constexpr std::string_view code_mark_utf8 = "\xEE\x80\x81";

// A stretch of a NormalText and the source bytes it came from. It reaches to the next run's
// `begin`.
struct MapRun {
  std::uint32_t begin = 0;   // in NormalText::text
  Span source;               // in the source text
  bool is_verbatim = false;  // byte i of the stretch came from byte i of `source`; otherwise every
                             // byte of the stretch came from the whole of `source`
};

// A folded copy of a text, made for matching, with an offset map back to the source. Blocks
// (paragraphs, cells, alt texts) stand one after another, each followed by one '\n'; no other line
// break occurs in `text`.
struct NormalText {
  std::string text;
  std::vector<MapRun> map;   // sorted by begin; covers all of `text` but the '\n' between blocks
  std::vector<Span> blocks;  // in `text`, without their '\n'; in the order they were appended
  std::vector<std::uint32_t>
      capitals;  // sorted offsets in `text` of letters that were upper or title case in
                 // the source: for sentence starts and the parts of hashtags
  void clear();

  // The source bytes behind a stretch of `text`: from the first byte of the first character to the
  // last byte of the last one, whatever lies between. An empty stretch gives an empty span. O(log
  // runs).
  [[nodiscard]] Span source_span(Span stretch) const;

  // Whether the letter at this offset was upper or title case in the source. O(log capitals).
  [[nodiscard]] bool is_capital(std::uint32_t offset) const;

  // Index into `blocks` of the block that holds the offset. O(log blocks). Requires: some block
  // does, or ends there.
  [[nodiscard]] std::uint32_t block_at(std::uint32_t offset) const;
};

}  // namespace scruple::text

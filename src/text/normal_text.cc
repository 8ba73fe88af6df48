// Look-ups in the offset map: binary searches over runs, capitals and blocks.
#include "text/normal_text.h"

#include <algorithm>

#include "base/assert.h"

namespace scruple::text {

namespace {

const MapRun& run_at(const std::vector<MapRun>& map, std::uint32_t offset) {
  const auto next = std::ranges::upper_bound(map, offset, {}, &MapRun::begin);
  return next == map.begin() ? map.front() : *(next - 1);
}

// Where the byte at `offset` came from. The '\n' behind a block belongs to no run: the end of the
// run before it stands for it.
Span source_of_byte(const MapRun& run, std::uint32_t offset) {
  if (!run.is_verbatim) {
    return run.source;
  }
  const std::uint32_t begin = std::min(run.source.begin + (offset - run.begin), run.source.end);
  return {begin, std::min(begin + 1, run.source.end)};
}

}  // namespace

void NormalText::clear() {
  text.clear();
  map.clear();
  blocks.clear();
  capitals.clear();
}

Span NormalText::source_span(Span stretch) const {
  if (map.empty()) {
    return {};
  }
  const Span first = source_of_byte(run_at(map, stretch.begin), stretch.begin);
  if (stretch.is_empty()) {
    return {first.begin, first.begin};
  }
  const Span last = source_of_byte(run_at(map, stretch.end - 1), stretch.end - 1);
  return {first.begin, std::max(first.end, last.end)};
}

bool NormalText::is_capital(std::uint32_t offset) const {
  return std::ranges::binary_search(capitals, offset);
}

std::uint32_t NormalText::block_at(std::uint32_t offset) const {
  const auto next = std::ranges::upper_bound(blocks, offset, {}, &Span::begin);
  SCRUPLE_ASSERT(next != blocks.begin(), "no block of the text holds the offset");
  return static_cast<std::uint32_t>(next - blocks.begin()) - 1;
}

}  // namespace scruple::text

#include "lint/environment.h"

namespace scruple::lint {

Place Environment::place_of(const match::Hit& hit) const {
  const policy::Phrase& phrase = library_.phrase(hit.phrase);
  const policy::Layer layer = library_.phrase_layers[static_cast<std::uint32_t>(hit.phrase)];
  return {.hit = hit,
          .prose = layers_.in_prose(layer, phrase.view, hit.span),
          .language = phrase.language};
}

const Environment::Placed& Environment::placed_hits(policy::PhraseSet set) {
  const auto [place, is_new] = placed_.try_emplace(set);
  Placed& placed = place->second;
  if (is_new) {
    for (const match::Hit& hit : scratch_.find(set)) {
      const Place found = place_of(hit);
      placed.hits.push_back({found.prose, found.language});
      placed.longest = std::max(placed.longest, found.prose.size());
    }
    std::ranges::stable_sort(placed.hits, {}, &PlacedHit::prose);
  }
  return placed;
}

}  // namespace scruple::lint

#include "lint/environment.h"

namespace scruple::lint {

Place Environment::place_of(const match::Hit& hit) const {
  const policy::Phrase& phrase = library_.phrase(hit.phrase);
  const policy::Layer layer = library_.phrase_layers[static_cast<std::uint32_t>(hit.phrase)];
  return {.hit = hit,
          .prose = layers_.in_prose(layer, phrase.view, hit.span),
          .language = phrase.language};
}

}  // namespace scruple::lint

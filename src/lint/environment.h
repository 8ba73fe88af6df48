#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "base/language.h"
#include "lint/geometry.h"
#include "lint/layers.h"
#include "match/matcher.h"
#include "policy/library.h"

namespace scruple::lint {

// Where a hit stands, as near, unless, contexts and the like see it.
struct Place {
  match::Hit hit;
  Span prose;                         // in the folded prose
  Language language = Language::any;  // of the phrase that hit
};

// A document under judgement, and what is known of its text. Everything that judges a hit asks
// here.
class Environment {
 public:
  Environment(const policy::Library& library, const document::Document& document,
              const Layers& layers, Geometry& geometry, match::Scratch& scratch)
      : library_(library),
        document_(document),
        layers_(layers),
        geometry_(geometry),
        scratch_(scratch) {}

  [[nodiscard]] const policy::Library& library() const { return library_; }
  [[nodiscard]] const document::Document& document() const { return document_; }
  [[nodiscard]] Geometry& geometry() { return geometry_; }
  [[nodiscard]] match::Scratch& scratch() const { return scratch_; }
  [[nodiscard]] const Layers& layers() const { return layers_; }

  [[nodiscard]] Place place_of(const match::Hit& hit) const;

  // Calls visit(Span in the folded prose) for each hit of the set that overlaps or touches the
  // stretch and is in the language of `place`, in the order of the text, until it returns true.
  // Returns whether it did. O(log hits) and the hits visited.
  template <typename Visit>
  bool any_hit(policy::PhraseSet set, Language language, Span stretch, Visit visit) {
    if (set.is_empty()) {
      return false;
    }
    const Placed& placed = placed_hits(set);
    const std::uint32_t first_begin =
        stretch.begin > placed.longest ? stretch.begin - placed.longest : 0;
    auto hit = std::ranges::lower_bound(placed.hits, first_begin, {},
                                        [](const PlacedHit& one) { return one.prose.begin; });
    for (; hit != placed.hits.end() && hit->prose.begin <= stretch.end; ++hit) {
      const bool speaks =
          hit->language == Language::any || language == Language::any || hit->language == language;
      if (speaks && hit->prose.end >= stretch.begin && visit(hit->prose)) {
        return true;
      }
    }
    return false;
  }

  // Whether a hit of the set lies within the stretch.
  [[nodiscard]] bool has_hit(policy::PhraseSet set, Language language, Span stretch) {
    return any_hit(set, language, stretch, [&](Span span) { return stretch.holds(span); });
  }

  // The whole of the folded prose.
  [[nodiscard]] Span whole() const {
    return {0, static_cast<std::uint32_t>(geometry_.text().text.size())};
  }

 private:
  struct PlacedHit {
    Span prose;
    Language language = Language::any;
  };
  struct Placed {
    std::vector<PlacedHit> hits;  // sorted by begin
    std::uint32_t longest = 0;
  };
  const Placed& placed_hits(policy::PhraseSet set);

  const policy::Library& library_;
  const document::Document& document_;
  const Layers& layers_;
  Geometry& geometry_;
  match::Scratch& scratch_;
  std::map<policy::PhraseSet, Placed> placed_;
};

}  // namespace scruple::lint

#pragma once

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

  // Calls visit(Span in the folded prose) for each hit of the set in the language of `place`, in
  // the order of the text, until it returns true. Returns whether it did.
  template <typename Visit>
  bool any_hit(policy::PhraseSet set, Language language, Visit visit) {
    if (set.is_empty()) {
      return false;
    }
    for (const match::Hit& hit : scratch_.find(set)) {
      const Place place = place_of(hit);
      const bool speaks = place.language == Language::any || language == Language::any ||
                          place.language == language;
      if (speaks && visit(place.prose)) {
        return true;
      }
    }
    return false;
  }

  // Whether a hit of the set lies within the stretch.
  [[nodiscard]] bool has_hit(policy::PhraseSet set, Language language, Span stretch) {
    return any_hit(set, language, [&](Span span) { return stretch.holds(span); });
  }

 private:
  const policy::Library& library_;
  const document::Document& document_;
  const Layers& layers_;
  Geometry& geometry_;
  match::Scratch& scratch_;
};

}  // namespace scruple::lint

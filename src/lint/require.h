#pragma once

#include <optional>
#include <string>

#include "lint/environment.h"
#include "policy/rule.h"

namespace scruple::lint {

// A statement that is nearly there.
struct Drift {
  Span prose;              // where it stands, in the folded prose
  std::string difference;  // "without 'of this product'; with 'usually'"
};

// What is missing from a document that a rule's statement must be in.
struct Missing {
  std::optional<Drift> drift;
};

// Checks a document whose trigger stands against the rule's statement. Nothing when the statement
// is there.
[[nodiscard]] std::optional<Missing> find_missing(const policy::Rule& rule, const Place& trigger,
                                                  Environment& environment);

// The text to insert, in the language of the trigger, and where in the source. Nothing when the
// rule has none.
struct Insertion {
  std::uint32_t offset = 0;  // in Source::text
  std::string text;
};
[[nodiscard]] std::optional<Insertion> insertion(const policy::Rule& rule, Language language,
                                                 Environment& environment);

}  // namespace scruple::lint

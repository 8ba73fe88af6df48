#pragma once

#include "policy/phrase_sets.h"
#include "policy/reader.h"
#include "policy/rule.h"

namespace scruple::policy {

// How the phrases of `require:` are read: the triggers like those of `find`, the statements like
// those that stand around a hit.
struct RequireUse {
  PhraseSets& sets;
  const PhraseUse& trigger;
  const PhraseUse& statement;
};

// Reads the value of `require:`, which must be a map.
[[nodiscard]] Require read_require(const Reader& reader, const yaml::Value& value,
                                   const RequireUse& use);

}  // namespace scruple::policy

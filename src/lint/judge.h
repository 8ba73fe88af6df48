#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lint/environment.h"
#include "policy/rule.h"

namespace scruple::lint {

// A hit that its rule's conditions let stand.
struct Standing {
  Place place;
  std::optional<policy::Severity>
      severity;  // of a value that failed its check, where the rule says so
};

// Why hits were dropped or kept, for --explain; filled where it is given.
using Trace = std::vector<std::string>;

// The hits of a set of phrases (of `find`, or the trigger of `require`) that stand: in the rule's
// scope, valid, with what must be near, without what excuses. Sorted by place; they may still
// overlap. `language`: only phrases of that language and of none, when given.
[[nodiscard]] std::vector<Standing> standing_hits(const policy::Rule& rule, policy::PhraseSet set,
                                                  std::optional<Language> language,
                                                  Environment& environment);

}  // namespace scruple::lint

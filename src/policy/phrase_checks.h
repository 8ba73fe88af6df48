#pragma once

#include <optional>

#include "base/error.h"
#include "policy/phrase.h"

namespace scruple::policy {

// What is wrong with the gaps and options of a phrase as a whole: "phrase-matches-empty",
// "phrase-gap-at-edge", "phrase-gap-beside-gap", "phrase-too-costly".
[[nodiscard]] std::optional<Error> check_gaps(const PhraseNode& tree);

}  // namespace scruple::policy

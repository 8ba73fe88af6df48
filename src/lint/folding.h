#pragma once

#include <string>
#include <vector>

#include "lint/environment.h"

namespace scruple::lint {

// What had to be undone for the words to match: markup, entities, look-alikes, and the steps of
// folding. Empty when the words stood there as the phrase has them.
[[nodiscard]] std::vector<std::string> folding_of(const Place& place, Span source,
                                                  const document::Document& document);

}  // namespace scruple::lint

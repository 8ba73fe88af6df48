#pragma once

#include <string>
#include <vector>

#include "lint/finding.h"
#include "policy/library.h"

namespace scruple::report {

// The references a rule cites, in its order. They belong to the library.
[[nodiscard]] std::vector<const policy::Reference*> citations_of(const policy::Library& library,
                                                                 const policy::Rule& rule);

// The references that speak for one finding: in force on the post's day, of its jurisdictions.
[[nodiscard]] std::vector<const policy::Reference*> citations_of(const policy::Library& library,
                                                                 const lint::Finding& finding);

// "WHO Code, Article 5.1 (WHO)"; the clause only where somebody read it.
[[nodiscard]] std::string citation_text(const policy::Reference& reference);

}  // namespace scruple::report

#pragma once

#include "policy/coverage.h"
#include "policy/library.h"
#include "policy/policy_reader.h"
#include "policy/reader.h"

namespace scruple::policy {

// What `policy check` says besides errors: things that load, but were hardly meant. All reports are
// warnings with a place.

// References that lapsed before the policy was last reviewed, and those that no rule cites.
void lint_references(const Reader& reader, const PolicyHead& head, std::uint32_t policy,
                     const Library& library);

// Phrases that cannot match or are contained in others, languages without pass examples, no near
// miss among the pass examples, no reference in force.
void lint_rule(const Rule& rule, const Library& library, ExampleWords& words, Problems& warnings);

}  // namespace scruple::policy

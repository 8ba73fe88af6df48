#pragma once

#include "lint/environment.h"
#include "policy/rule.h"

namespace scruple::lint {

// Whether the hit stands in the context: negated, reported, quoted … (policy language, section 5).
[[nodiscard]] bool holds(const policy::Context& context, const Place& place,
                         Environment& environment);

}  // namespace scruple::lint

#pragma once

#include "lint/environment.h"
#include "policy/rule.h"

namespace scruple::lint {

// Whether the place belongs to the rule's scope; without a scope, all prose does.
[[nodiscard]] bool is_in_scope(const policy::Rule& rule, const Place& place,
                               Environment& environment);

// The first `count` characters (code points) of the document's own text, front matter apart.
[[nodiscard]] Span first_characters(std::uint32_t count, Environment& environment);

// The last paragraph, list item or the like of the document's own text.
[[nodiscard]] Span last_paragraph(Environment& environment);

}  // namespace scruple::lint

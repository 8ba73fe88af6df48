#pragma once

#include "base/language.h"
#include "lint/geometry.h"

namespace scruple::lint {

// The language that most of the text is written in, told by its function words; `any` when it has
// none of those known. Linear in the words.
[[nodiscard]] Language language_of(Geometry& geometry);

}  // namespace scruple::lint

#pragma once

#include <cstdint>

#include "document/builder.h"

namespace scruple::document {

// Appends the source from `begin` to its end as plain text, paragraph by paragraph. Requires that
// no block is under way.
void append_paragraphs(Builder& builder, std::uint32_t begin);

}  // namespace scruple::document

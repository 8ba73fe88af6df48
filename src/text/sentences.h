#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "text/normal_text.h"

namespace scruple::text {

// Appends the offsets within `range` (one block of `text`) at which a sentence ends: just behind
// its closing punctuation (and the quotes and brackets that close with it). The end of the block is
// not among them. Sorted. Sentence ends are . ! ? … and their kin in other scripts (؟ ۔ 。),
// followed by white space and something that can begin a sentence; not the full stop of
// abbreviations (Dr., e.g., Sra., approx.), initials and numbers. Linear.
void find_sentence_ends(const NormalText& text, Span range, std::vector<std::uint32_t>& ends);

}  // namespace scruple::text

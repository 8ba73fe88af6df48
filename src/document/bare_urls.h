#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace scruple::document {

// Offsets at which a bare address may begin: http:// or https:// in any case, or www., not directly
// behind a letter or digit. Sorted. Linear.
[[nodiscard]] std::vector<std::uint32_t> bare_url_starts(std::string_view text);

// The end of the address that begins at `begin`, one of bare_url_starts(text), reading no further
// than `limit`; `begin` itself when nothing of an address follows. Closing punctuation of the
// sentence around it does not belong to it, nor does a bracket that was opened before it.
[[nodiscard]] std::uint32_t bare_url_end(std::string_view text, std::uint32_t begin,
                                         std::uint32_t limit);

}  // namespace scruple::document

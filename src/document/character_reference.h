#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace scruple::document {

// An HTML character reference, decoded: `&amp;`, `&#97;`, `&#x61;`, and the old names that need no
// semicolon.
struct CharacterReference {
  std::uint32_t size = 0;  // in bytes, as written; 0 when there is none
  std::string text;        // what it stands for, UTF-8
};

// The reference at `offset`, where an '&' stands. In attributes an old name without its semicolon
// is none when `=`, a letter or a digit follows: `?a=1&copy=2`. Looks at most some thirty
// characters ahead, save at the digits of a number.
[[nodiscard]] CharacterReference character_reference_at(std::string_view text, std::size_t offset,
                                                        bool is_in_attribute = false);

}  // namespace scruple::document

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "yaml/value.h"

namespace scruple::yaml {

// What the parser does not tell about the text that it reads.

[[nodiscard]] Place place_at(std::string_view text, std::size_t offset);

// Whether a comment stands directly behind the plain scalar that begins at `offset` and was read
// as `value`.
[[nodiscard]] bool has_comment_behind(std::string_view text, std::size_t offset,
                                      std::string_view value);

// Whether the quoted text that begins at `offset` is closed before the file ends. yaml-cpp takes
// the end of the file for a closing quote when a line break stands before it.
[[nodiscard]] bool is_closed(std::string_view text, std::size_t offset);

// Where the dash of an item stands whose value is missing. The parser names the token behind it,
// which may be lines further down, behind comments.
[[nodiscard]] std::optional<std::size_t> dash_before(std::string_view text, std::size_t offset);

// The first character that no text file has any use for, and that the parser would misread.
[[nodiscard]] std::optional<std::size_t> find_control_character(std::string_view text);

}  // namespace scruple::yaml

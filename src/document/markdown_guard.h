#pragma once

#include <string>
#include <string_view>

namespace scruple::document {

// md4c takes quadratic time over some texts that nobody writes by hand. Returns a copy of such a
// text, of the same length, in which the characters that do it are replaced by harmless ones, so
// that what is read from there can be looked up in the text itself; empty when `text` is harmless
// as it is.
[[nodiscard]] std::string guarded_markdown(std::string_view text);

}  // namespace scruple::document

#pragma once

#include <string>
#include <string_view>

namespace scruple::document {

// The encoding that a page of HTML gives itself in its first 1,024 bytes, `<meta charset=x>` or
// `<?xml encoding="x"?>`, in lower case; empty where there is none. The bytes need not be text.
[[nodiscard]] std::string html_charset(std::string_view bytes);

}  // namespace scruple::document

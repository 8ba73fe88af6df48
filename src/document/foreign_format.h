#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"

namespace scruple::document {

// Why an input is not read though it can be decoded: its first bytes or the extension of its name
// are those of a format that hides its words in markup of its own, such as RTF, PDF or Word.
// Nothing where it is none of these. Error: "foreign-format", with the name as path.
[[nodiscard]] std::optional<Error> foreign_format(std::string_view name, std::string_view bytes);

}  // namespace scruple::document

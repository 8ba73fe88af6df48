#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "policy/profile.h"

namespace scruple::lint {

// What a document's front matter says about the post. Values that are not understood are told in
// `notes`.
[[nodiscard]] policy::Profile profile_of(const document::Document& document,
                                         std::vector<std::string>& notes);

}  // namespace scruple::lint

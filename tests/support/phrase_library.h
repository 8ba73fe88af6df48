#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "policy/library.h"

namespace scruple::test {

// A library with one rule that finds these phrases, in order, with these lexicons. Fails the test
// when one does not load.
[[nodiscard]] policy::Library library_of(
    const std::vector<std::string>& phrases,
    const std::map<std::string, std::vector<std::string>>& lexicons = {},
    std::string_view more_of_rule = "");

}  // namespace scruple::test

#pragma once

#include <vector>

#include "policy/reader.h"
#include "policy/rule.h"

namespace scruple::policy {

// Reads `examples.flag` or `examples.pass`: a list, or a map of languages whose values are lists.
// An item is a text or a map {text, profile, as, language}. Flag examples have marked words, pass
// examples none; anything else is reported.
[[nodiscard]] std::vector<Example> read_examples(const Reader& reader, const yaml::Value& value,
                                                 bool is_flag);

// A profile as it is written in a rule: `when`, or the profile of an example.
[[nodiscard]] std::map<std::string, std::vector<std::string>> read_profile_map(
    const Reader& reader, const yaml::Value& value, std::string_view what);

}  // namespace scruple::policy

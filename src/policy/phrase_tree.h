#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "policy/phrase.h"

namespace scruple::policy {

// Makers of trees that are as flat as they can be.

[[nodiscard]] PhraseNode leaf(PhraseNode::Kind kind, std::string text, std::uint32_t offset);

// Sequences inside sequences dissolve; a sequence of one is that one.
[[nodiscard]] PhraseNode sequence_of(std::vector<PhraseNode> items, std::uint32_t offset);

// Choices inside choices dissolve, doubles go; a choice of one is that one.
[[nodiscard]] PhraseNode choice_of(std::vector<PhraseNode> ways, std::uint32_t offset);

[[nodiscard]] std::size_t leaf_count(const PhraseNode& node);

}  // namespace scruple::policy

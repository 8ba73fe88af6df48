#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/library.h"
#include "policy/reader.h"

namespace scruple::policy {

// Most terms that a lexicon may have when all variants are written out.
inline constexpr std::size_t max_lexicon_terms = 50'000;

// Where a term is written: a text of a YAML file, or a line of a list. The files outlive the
// lexicons; an error with its source line is made only when there is one.
struct TermPlace {
  const yaml::File* file = nullptr;
  const yaml::Value* value = nullptr;
  const PolicyFile* list = nullptr;
  std::uint32_t line = 0;

  // An error at a byte of the term.
  [[nodiscard]] Error error(std::size_t offset, std::string code, std::string message,
                            std::string hint) const;
};

// A term as it is written, parsed in the folded view.
struct WrittenTerm {
  std::string text;
  PhraseNode tree;
  TermPlace place;
};

// Reads the terms of a list, a YAML list or a text file with a term on each line, and appends
// those that are good. A term is a phrase of words, without gaps, symbols and expressions.
void read_terms(const Reader& reader, const yaml::Value& list, Language language,
                Problems& problems, std::vector<WrittenTerm>& terms);
void read_terms(const PolicyFile& list, Language language, Problems& problems,
                std::vector<WrittenTerm>& terms);

}  // namespace scruple::policy

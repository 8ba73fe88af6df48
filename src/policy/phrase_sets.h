#pragma once

#include <cstdint>
#include <vector>

#include "policy/lexicons.h"
#include "policy/library.h"
#include "policy/reader.h"

namespace scruple::policy {

// How the phrases of a rule are to be read and where they are looked for.
struct PhraseUse {
  std::uint32_t policy = 0;
  text::View view = text::View::folded;
  std::vector<Layer> layers = {Layer::prose};
};

// Puts phrase lists into the library: a list, or a map of languages whose values are lists.
class PhraseSets {
 public:
  PhraseSets(Library& library, Lexicons& lexicons) : library_(library), lexicons_(lexicons) {}

  // All phrases of the value as one set. Phrases with errors are reported and left out. `what`
  // names the list for messages. A map may hold `other_key` besides languages: it is passed over.
  [[nodiscard]] PhraseSet read(const Reader& reader, const yaml::Value& value,
                               std::string_view what, const PhraseUse& use,
                               std::string_view other_key = {});

  // One set for each item: a phrase, a list of phrases, or a map of languages. In a map of
  // languages, each phrase is an item.
  [[nodiscard]] std::vector<PhraseSet> read_each(const Reader& reader, const yaml::Value& value,
                                                 std::string_view what, const PhraseUse& use);

 private:
  void add(const Reader& reader, const yaml::Value& value, Language language, std::string_view what,
           const PhraseUse& use);
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(library_.phrases.size());
  }

  Library& library_;
  Lexicons& lexicons_;
};

}  // namespace scruple::policy

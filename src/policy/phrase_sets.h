#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
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

  // One set for each item, all of which are to be met: an item is a phrase, a list of phrases or a
  // map of languages. In a map of languages the phrases at the same place of each list are one
  // item, and shorter lists go on with their last phrase, so that each language can meet all items.
  [[nodiscard]] std::vector<PhraseSet> read_all(const Reader& reader, const yaml::Value& value,
                                                std::string_view what, const PhraseUse& use);

  // One set for each item, which are counted: likewise, but each phrase in a map of languages is an
  // item of its own.
  [[nodiscard]] std::vector<PhraseSet> read_items(const Reader& reader, const yaml::Value& value,
                                                  std::string_view what, const PhraseUse& use);

 private:
  // Reads one phrase; nothing when it has errors, which are reported.
  [[nodiscard]] std::optional<Phrase> phrase(const Reader& reader, const yaml::Value& value,
                                             Language language, std::string_view what,
                                             const PhraseUse& use);
  void add(const Phrase& phrase, const PhraseUse& use);
  void add(const Reader& reader, const yaml::Value& value, Language language, std::string_view what,
           const PhraseUse& use);
  [[nodiscard]] std::vector<PhraseSet> list_items(const Reader& reader, const yaml::Value& value,
                                                  std::string_view what, const PhraseUse& use);
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(library_.phrases.size());
  }

  Library& library_;
  Lexicons& lexicons_;
};

}  // namespace scruple::policy

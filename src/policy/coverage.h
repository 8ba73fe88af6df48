#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "policy/library.h"
#include "policy/reader.h"
#include "policy/rule.h"

namespace scruple::policy {

// Compares the words of examples with the words of a rule's phrases: which language an example is
// in when its author did not say, and whether it comes near the rule at all.
class ExampleWords {
 public:
  explicit ExampleWords(const Library& library) : library_(library) {}

  // The languages of the rule's phrases that the example may be meant for: the one it states, else
  // those whose phrases share most words with its marked words (or with all, when none is marked).
  [[nodiscard]] std::vector<Language> languages_of(const Example& example, const Rule& rule);

  // How many words of at least four letters the example shares with the rule's phrases.
  [[nodiscard]] std::size_t shared_word_count(const Example& example, const Rule& rule);

 private:
  using WordSet = std::set<std::string, std::less<>>;

  [[nodiscard]] bool is_in(std::string_view word, const PhraseNode& node);
  [[nodiscard]] bool is_in(std::string_view word, PhraseSet set, Language language);
  [[nodiscard]] const WordSet& words_of(SlotIndex slot);

  const Library& library_;
  std::map<SlotIndex, WordSet> slot_words_;
};

// The phrases that make a rule's hits: `find`, or the trigger of `require`.
[[nodiscard]] PhraseSet subject_of(const Rule& rule);

// The languages of those phrases, sorted, without `any`.
[[nodiscard]] std::vector<Language> languages_of(const Rule& rule, const Library& library);

// Reports languages of a rule with fewer than two flag examples.
void check_coverage(const Reader& reader, const yaml::Value& value, const Rule& rule,
                    const Library& library, ExampleWords& words);

}  // namespace scruple::policy

// Which language an example is in is guessed only where it decides something: when the rule has
// several and the example names none. Arabic shows by its script. Between languages in Latin script
// the marked words decide, since some phrase of the language matches them: nearly all of them are
// words of that phrase or of its lexicons. A tie counts for each.

#include "policy/coverage.h"

#include <algorithm>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;

constexpr std::size_t min_flags = 2;
constexpr std::size_t min_shared_letters = 4;

struct ExampleWord {
  std::string text;
  bool is_arabic = false;
};

void append_words(std::string_view text, std::vector<ExampleWord>& out) {
  const text::NormalText normal = text::fold(text);
  text::Words words;
  text::find_words(normal, {0, static_cast<std::uint32_t>(normal.text.size())}, words);
  for (const text::Word& word : words.words) {
    out.push_back({normal.text.substr(word.span.begin, word.span.size()), word.is_arabic});
  }
}

// The marked words, or all where nothing is marked.
std::vector<ExampleWord> telling_words(const Example& example) {
  std::vector<ExampleWord> out;
  for (const Span mark : example.marks) {
    append_words(std::string_view(example.text).substr(mark.begin, mark.size()), out);
  }
  if (example.marks.empty()) {
    append_words(example.text, out);
  }
  return out;
}

}  // namespace

const ExampleWords::WordSet& ExampleWords::words_of(SlotIndex slot) {
  const auto [known, is_new] = slot_words_.try_emplace(slot);
  if (is_new) {
    for (const Term& term : library_.slot(slot).terms) {
      for (const TermWord& word : term) {
        known->second.insert(word.text);
      }
    }
  }
  return known->second;
}

bool ExampleWords::is_in(std::string_view word, const PhraseNode& node) {
  switch (node.kind) {
    case Kind::word:
      return word == node.text;
    case Kind::prefix:
      return word.starts_with(node.text);
    case Kind::slot:
      return words_of(node.slot).contains(word);
    default:
      return std::ranges::any_of(node.children,
                                 [&](const PhraseNode& child) { return is_in(word, child); });
  }
}

bool ExampleWords::is_in(std::string_view word, PhraseSet set, Language language) {
  for (std::uint32_t i = set.begin; i < set.end; ++i) {
    const Phrase& phrase = library_.phrases[i];
    const bool counts = language == Language::any || phrase.language == language;
    if (counts && is_in(word, phrase.tree)) {
      return true;
    }
  }
  return false;
}

std::vector<Language> ExampleWords::languages_of(const Example& example, const Rule& rule) {
  if (example.language != Language::any) {
    return {example.language};
  }
  std::vector<Language> languages = policy::languages_of(rule, library_);
  if (languages.size() < 2) {
    return languages;
  }
  const std::vector<ExampleWord> words = telling_words(example);
  const bool is_arabic = std::ranges::any_of(words, &ExampleWord::is_arabic);
  if (is_arabic && std::ranges::find(languages, Language::ar) != languages.end()) {
    return {Language::ar};
  }
  std::erase(languages, Language::ar);
  std::vector<Language> best;
  std::size_t best_score = 0;
  for (const Language language : languages) {
    const auto score =
        static_cast<std::size_t>(std::ranges::count_if(words, [&](const ExampleWord& word) {
          return is_in(word.text, subject_of(rule), language);
        }));
    if (score > best_score) {
      best_score = score;
      best.clear();
    }
    if (score == best_score) {
      best.push_back(language);
    }
  }
  return best;
}

std::size_t ExampleWords::shared_word_count(const Example& example, const Rule& rule) {
  std::vector<ExampleWord> words;
  append_words(example.text, words);
  return static_cast<std::size_t>(std::ranges::count_if(words, [&](const ExampleWord& word) {
    return text::code_point_count(word.text) >= min_shared_letters &&
           is_in(word.text, subject_of(rule), Language::any);
  }));
}

PhraseSet subject_of(const Rule& rule) { return rule.require ? rule.require->trigger : rule.find; }

std::vector<Language> languages_of(const Rule& rule, const Library& library) {
  const PhraseSet set = subject_of(rule);
  std::vector<Language> out;
  for (std::uint32_t i = set.begin; i < set.end; ++i) {
    const Language language = library.phrases[i].language;
    if (language != Language::any && std::ranges::find(out, language) == out.end()) {
      out.push_back(language);
    }
  }
  std::ranges::sort(out);
  return out;
}

void check_coverage(const Reader& reader, const yaml::Value& value, const Rule& rule,
                    const Library& library, ExampleWords& words) {
  const std::vector<Language> languages = languages_of(rule, library);
  if (languages.size() < 2) {
    return;
  }
  std::map<Language, std::size_t> counts;
  for (const Example& example : rule.flag) {
    for (const Language language : words.languages_of(example, rule)) {
      ++counts[language];
    }
  }
  for (const Language language : languages) {
    if (counts[language] < min_flags) {
      reader.fail(
          "too-few-language-examples", value.find("examples")->place,
          "the rule has phrases in '" + std::string(code_of(language)) +
              "', and too few flag examples in that language: " + std::to_string(counts[language]),
          "add two at least; to say which they are, write flag: {" +
              std::string(code_of(language)) + ": [...]}");
    }
  }
}

}  // namespace scruple::policy

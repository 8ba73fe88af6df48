// Words are looked up one by one; lexicon terms are walked through the trie from each word, over
// joints only, with all keys of each word, so that every term is found and not the longest alone.
// The second reading of a block is made only when one of its words, read so, is known to some
// phrase: then the block is looked up again as if it had been written so.

#include "match/block.h"

#include <algorithm>

#include "text/readings.h"
#include "text/words.h"

namespace scruple::match {

namespace {

constexpr std::uint32_t fewest_letters_for_second = 4;
constexpr std::size_t longest_undivided_hashtag = 64;
constexpr std::uint32_t longest_term = 24;

std::string_view at(const text::NormalText& text, Span span) {
  return std::string_view(text.text).substr(span.begin, span.size());
}

// Whether a phrase may go on over what stands between two words: white space, quotes, brackets,
// signs of light markup, and one hyphen or underscore if it stands unspaced.
bool is_joint(std::string_view between) {
  bool has_space = false;
  bool has_hyphen = false;
  for (const char sign : between) {
    switch (sign) {
      case ' ':
        has_space = true;
        break;
      case '"':
      case '\'':
      case '(':
      case ')':
      case '[':
      case ']':
      case '{':
      case '}':
      case '<':
      case '>':
      case '*':
      case '~':
      case '#':
        break;
      case '-':
      case '_':
        if (has_hyphen) {
          return false;
        }
        has_hyphen = true;
        break;
      default:
        return false;
    }
  }
  return !(has_space && has_hyphen);
}

void add_reading(const Vocabulary& vocabulary, std::string reading, TextWord& word) {
  if (vocabulary.find(reading, word.keys)) {
    word.readings.push_back(std::move(reading));
  }
}

std::vector<TextWord> plain_words(const text::NormalText& text, Span span,
                                  const Vocabulary& vocabulary, text::Words& found) {
  text::find_words(text, span, found);
  std::vector<TextWord> words;
  words.reserve(found.words.size());
  for (std::size_t i = 0; i < found.words.size(); ++i) {
    const text::Word& word = found.words[i];
    TextWord made{.span = word.span, .readings = {}, .keys = {}, .joins_next = false};
    const std::string_view letters = at(text, word.span);
    vocabulary.find(letters, made.keys);
    if (word.is_arabic) {
      for (std::string& reading : text::without_particles(letters)) {
        add_reading(vocabulary, std::move(reading), made);
      }
    }
    if (i + 1 < found.words.size()) {
      made.joins_next = is_joint(at(text, {word.span.end, found.words[i + 1].span.begin}));
    }
    words.push_back(std::move(made));
  }
  return words;
}

bool is_plain_ascii_word(std::string_view word) {
  return std::ranges::all_of(word, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '\'';
  });
}

// Adds to `word` the second readings of `letters` that are known. Returns whether there are any.
bool add_second_readings(std::string_view letters, const Vocabulary& vocabulary, TextWord& word) {
  if (is_plain_ascii_word(letters)) {
    return false;
  }
  bool is_known = false;
  for (std::string& reading : text::second_readings(letters)) {
    std::vector<Key> keys;
    vocabulary.find(reading, keys);
    std::erase_if(
        keys, [&](Key key) { return vocabulary.letter_count(key) < fewest_letters_for_second; });
    if (!keys.empty()) {
      word.keys.insert(word.keys.end(), keys.begin(), keys.end());
      word.readings.push_back(std::move(reading));
      is_known = true;
    }
  }
  return is_known;
}

// The words again, with their second readings; words that only `@` or `$` divides become one where
// that gives a known word. Empty when no word has any.
std::vector<TextWord> second_words(const text::NormalText& text, const Vocabulary& vocabulary,
                                   const std::vector<TextWord>& plain) {
  bool has_any = false;
  std::vector<TextWord> words;
  words.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    std::size_t last = i;
    while (last + 1 < plain.size()) {
      const std::string_view between = at(text, {plain[last].span.end, plain[last + 1].span.begin});
      if (between != "@" && between != "$") {
        break;
      }
      ++last;
    }
    if (last > i) {
      TextWord whole{.span = {plain[i].span.begin, plain[last].span.end},
                     .readings = {},
                     .keys = {},
                     .joins_next = plain[last].joins_next};
      if (add_second_readings(at(text, whole.span), vocabulary, whole)) {
        has_any = true;
        words.push_back(std::move(whole));
        i = last;
        continue;
      }
    }
    words.push_back(plain[i]);
    has_any |= add_second_readings(at(text, plain[i].span), vocabulary, words.back());
  }
  if (!has_any) {
    words.clear();
  }
  return words;
}

class TermFinder {
 public:
  TermFinder(const Vocabulary& vocabulary, Reading& reading)
      : vocabulary_(vocabulary), reading_(reading) {}

  void find() {
    if (!vocabulary_.has_terms()) {
      return;
    }
    for (std::uint32_t first = 0; first < reading_.words.size(); ++first) {
      walk(0, first, first);
    }
  }

 private:
  // NOLINTNEXTLINE(misc-no-recursion): as deep as the longest term.
  void walk(std::uint32_t node, std::uint32_t first, std::uint32_t word) {
    for (const Key key : reading_.words[word].keys) {
      const std::uint32_t next = vocabulary_.next_node(node, key);
      if (next == 0) {
        continue;
      }
      const std::uint32_t length = word - first + 1;
      for (const policy::SlotIndex slot : vocabulary_.slots_at(next)) {
        reading_.terms.push_back({.word = first, .word_count = length, .slot = slot});
      }
      const bool goes_on = reading_.words[word].joins_next && length < longest_term;
      if (goes_on && word + 1 < reading_.words.size()) {
        walk(next, first, word + 1);
      }
    }
  }

  const Vocabulary& vocabulary_;
  Reading& reading_;
};

void add_hashtag_blocks(const text::NormalText& text, const text::Words& found,
                        const Vocabulary& vocabulary, std::vector<Block>& blocks) {
  for (const Span hashtag : found.hashtags) {
    const auto parts = std::ranges::count_if(
        found.words, [&](const text::Word& word) { return hashtag.holds(word.span); });
    if (hashtag.size() > longest_undivided_hashtag || parts != 1) {
      continue;
    }
    for (const auto& ends : vocabulary.divide(at(text, hashtag))) {
      if (ends.size() < 2) {
        continue;  // one word: the block itself has it
      }
      Block block{.span = hashtag, .is_hashtag = true, .plain = {}, .second = std::nullopt};
      std::uint32_t begin = hashtag.begin;
      for (const std::uint32_t end : ends) {
        TextWord word{.span = {begin, hashtag.begin + end},
                      .readings = {},
                      .keys = {},
                      .joins_next = end != hashtag.size()};
        vocabulary.find(at(text, word.span), word.keys);
        block.plain.words.push_back(std::move(word));
        begin = hashtag.begin + end;
      }
      TermFinder(vocabulary, block.plain).find();
      blocks.push_back(std::move(block));
    }
  }
}

}  // namespace

void analyse_block(const text::NormalText& text, Span span, const Vocabulary& vocabulary,
                   std::vector<Block>& blocks) {
  text::Words found;
  Block block{.span = span, .is_hashtag = false, .plain = {}, .second = std::nullopt};
  block.plain.words = plain_words(text, span, vocabulary, found);
  TermFinder(vocabulary, block.plain).find();
  if (auto words = second_words(text, vocabulary, block.plain.words); !words.empty()) {
    block.second.emplace();
    block.second->words = std::move(words);
    TermFinder(vocabulary, *block.second).find();
  }
  blocks.push_back(std::move(block));
  add_hashtag_blocks(text, found, vocabulary, blocks);
}

}  // namespace scruple::match

// Words are looked up one by one; lexicon terms are walked through the trie from each word, over
// joints only, with all keys of each word, so that every term is found and not the longest alone.
// The second reading of a block is made only when one of its words, read so, is known to some
// phrase: then the block is looked up again as if it had been written so.

#include "match/block.h"

#include <algorithm>

#include "base/ascii.h"
#include "text/readings.h"
#include "text/utf8.h"

namespace scruple::match {

namespace {

// Second readings are for long words, where chance gives no other; but a word of two scripts is no
// chance.
constexpr std::uint32_t fewest_letters_for_second = 4;
constexpr std::uint32_t fewest_letters_of_two_scripts = 3;
constexpr std::size_t longest_undivided_hashtag = 64;
constexpr std::size_t longest_run_of_signs = 128;  // words that `@` or `$` divides, together
constexpr std::uint32_t longest_term = 24;

std::string_view at(const text::NormalText& text, Span span) {
  return std::string_view(text.text).substr(span.begin, span.size());
}

// Whether a phrase may go on over what stands between two words: white space, quotes, brackets,
// signs of light markup, and one hyphen or underscore if it stands unspaced.
bool is_joint(std::string_view between) {
  constexpr std::u32string_view brackets = U"「」『』【】〈〉《》〔〕〖〗〘〙〚〛⟦⟧⟨⟩⟪⟫";
  bool has_space = false;
  bool has_hyphen = false;
  for (std::size_t offset = 0; offset < between.size();) {
    const text::CodePoint sign = text::code_point_at(between, offset);
    offset += sign.size;
    switch (sign.value) {
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
        if (brackets.find(sign.value) == std::u32string_view::npos) {
          return false;
        }
        break;
    }
  }
  return !(has_space && has_hyphen);
}

bool is_plain_ascii_word(std::string_view word) {
  return std::ranges::all_of(word, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '\'';
  });
}

// Whether a second reading of a word of this text is possible: a character beyond ASCII, or a digit
// or sign that is read for a letter right behind one.
bool may_have_second_reading(std::string_view text) {
  bool is_behind_letter = false;
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80) {
      return true;
    }
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (is_behind_letter && ((byte >= '0' && byte <= '9') || byte == '@' || byte == '$')) {
      return true;
    }
    is_behind_letter = is_letter;
  }
  return false;
}

// The run of digits, or of other characters than digits and underscores, that `text` begins with.
// `begin` is where it stands. Empty at an underscore only.
Span first_run(std::string_view text, std::uint32_t begin) {
  const bool is_of_digits = is_digit(text.front());
  std::size_t size = 0;
  while (size < text.size() && text[size] != '_' && is_digit(text[size]) == is_of_digits) {
    ++size;
  }
  return {begin, begin + static_cast<std::uint32_t>(size)};
}

// Where each character of a text ends.
std::vector<std::uint32_t> ends_of_letters(std::string_view text) {
  std::vector<std::uint32_t> ends;
  for (std::uint32_t end = 0; end < text.size();) {
    end += text::code_point_at(text, end).size;
    ends.push_back(end);
  }
  return ends;
}

template <typename Item>
std::uint32_t size_of(const std::vector<Item>& items) {
  return static_cast<std::uint32_t>(items.size());
}

// A word whose keys and readings are those that are appended next.
TextWord new_word(Span span, const Reading& reading) {
  const std::uint32_t keys = size_of(reading.keys);
  const std::uint32_t readings = size_of(reading.readings);
  return {.span = span, .keys = {keys, keys}, .readings = {readings, readings}};
}

// Appends a word with all keys and readings that were appended since new_word().
void close_word(TextWord word, Reading& reading) {
  word.keys.end = size_of(reading.keys);
  word.readings.end = size_of(reading.readings);
  reading.words.push_back(word);
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
    for (const Key key : reading_.keys_of(reading_.words[word])) {
      const std::uint32_t next = vocabulary_.next_node(node, key);
      if (next == 0) {
        continue;
      }
      const std::uint32_t length = word - first + 1;
      for (const policy::SlotIndex slot : vocabulary_.slots_at(next)) {
        reading_.terms.push_back({.word = first, .word_count = length, .slot = slot});
      }
      const bool goes_on =
          vocabulary_.goes_on(next) && reading_.words[word].joins_next && length < longest_term;
      if (goes_on && word + 1 < reading_.words.size()) {
        walk(next, first, word + 1);
      }
    }
  }

  const Vocabulary& vocabulary_;
  Reading& reading_;
};

}  // namespace

void Reading::clear() {
  words.clear();
  keys.clear();
  readings.clear();
  terms.clear();
  has_class_ranges.reset();
  has_sentence_breaks = false;
  has_key_places = false;
  is_marked = false;
}

const std::vector<Span>& ClassSpans::of(policy::Slot::Class kind, const Classes& classes,
                                        const text::NormalText& text, Span block) {
  const auto number = static_cast<std::size_t>(kind);
  if (!has_possible_) {
    has_possible_ = true;
    possible_ = classes.possible(text, block, memory_);
  }
  if (possible_[number] && !is_known_[number]) {
    is_known_.set(number);
    classes.find(kind, text, block, spans_[number]);
  }
  return spans_[number];
}

void ClassSpans::clear() {
  has_possible_ = false;
  is_known_.reset();
  for (std::vector<Span>& spans : spans_) {
    spans.clear();
  }
}

void Block::clear() {
  span = {};
  is_hashtag = false;
  is_second_reading = false;
  plain.clear();
  second.clear();
  has_second = false;
  classes.clear();
}

Block& Blocks::append() {
  if (size_ == blocks_.size()) {
    blocks_.emplace_back();
  }
  Block& block = blocks_[size_++];
  block.clear();
  return block;
}

void BlockReader::read_plain(const text::NormalText& text, Span span, Reading& reading) {
  found_.clear();
  text::find_words(text, span, found_);
  for (std::size_t i = 0; i < found_.words.size(); ++i) {
    const text::Word& found = found_.words[i];
    TextWord word = new_word(found.span, reading);
    const std::string_view letters = at(text, found.span);
    vocabulary_.find(letters, reading.keys);
    if (found.is_arabic) {
      for (std::string& one : text::without_particles(letters)) {
        if (vocabulary_.find(one, reading.keys)) {
          reading.readings.push_back(std::move(one));
        }
      }
    }
    if (i + 1 < found_.words.size()) {
      word.joins_next = is_joint(at(text, {found.span.end, found_.words[i + 1].span.begin}));
    }
    close_word(word, reading);
  }
}

// Appends the second readings of `letters` that are known. Returns whether there are any.
bool BlockReader::add_second_readings(std::string_view letters, Reading& reading) {
  if (is_plain_ascii_word(letters)) {
    return false;
  }
  bool is_known = false;
  const std::uint32_t fewest =
      text::mixes_scripts(letters) ? fewest_letters_of_two_scripts : fewest_letters_for_second;
  for (std::string& one : text::second_readings(letters)) {
    keys_.clear();
    vocabulary_.find(one, keys_);
    std::erase_if(keys_, [&](Key key) { return vocabulary_.letter_count(key) < fewest; });
    if (!keys_.empty()) {
      reading.keys.insert(reading.keys.end(), keys_.begin(), keys_.end());
      reading.readings.push_back(std::move(one));
      is_known = true;
    }
  }
  return is_known;
}

// The words again, with their second readings; words that only `@` or `$` divides become one where
// that gives a known word. Returns whether any word has a second reading.
bool BlockReader::read_second(const text::NormalText& text, const Reading& plain, Reading& second) {
  const auto is_divided_by_sign = [&](std::size_t i) {
    const std::string_view between =
        at(text, {plain.words[i].span.end, plain.words[i + 1].span.begin});
    return between == "@" || between == "$";
  };
  bool has_any = false;
  std::size_t last = 0;  // the last word of those that only such signs divide from word i
  for (std::size_t i = 0; i < plain.words.size(); ++i) {
    last = std::max(last, i);
    while (last + 1 < plain.words.size() && is_divided_by_sign(last)) {
      ++last;
    }
    const Span run{plain.words[i].span.begin, plain.words[last].span.end};
    if (last > i && run.size() <= longest_run_of_signs) {
      TextWord whole = new_word(run, second);
      whole.joins_next = plain.words[last].joins_next;
      if (add_second_readings(at(text, whole.span), second)) {
        has_any = true;
        close_word(whole, second);
        i = last;
        continue;
      }
    }
    const TextWord& word = plain.words[i];
    TextWord same = new_word(word.span, second);
    same.joins_next = word.joins_next;
    const auto keys = plain.keys_of(word);
    second.keys.insert(second.keys.end(), keys.begin(), keys.end());
    const auto readings = plain.readings_of(word);
    second.readings.insert(second.readings.end(), readings.begin(), readings.end());
    has_any |= add_second_readings(at(text, word.span), second);
    close_word(same, second);
  }
  return has_any;
}

void BlockReader::read_hashtags(const text::NormalText& text, Blocks& blocks) {
  for (const Span hashtag : found_.hashtags) {
    read_undivided(text, hashtag, blocks);
    // And what stands between its underscores and digits: "now_freeformula", "freeformula2026".
    for (Span rest = hashtag; !rest.is_empty();) {
      const Span part = first_run(at(text, rest), rest.begin);
      if (part != hashtag && !is_digit(text.text[part.begin])) {
        read_undivided(text, part, blocks);
      }
      rest.begin = part.end;
      while (!rest.is_empty() && text.text[rest.begin] == '_') {
        ++rest.begin;
      }
    }
  }
}

void BlockReader::read_undivided(const text::NormalText& text, Span part, Blocks& blocks) {
  const std::string_view letters = at(text, part);
  if (letters.size() > longest_undivided_hashtag) {
    return;
  }
  add_divisions(text, part, std::string(letters), blocks);
  if (!is_plain_ascii_word(letters)) {
    for (const std::string& reading : text::second_readings(letters)) {
      add_divisions(text, part, reading, blocks);
    }
  }
}

// Appends a block for each way to divide `reading` of a part of a hashtag into known words.
void BlockReader::add_divisions(const text::NormalText& text, Span part, const std::string& reading,
                                Blocks& blocks) {
  const bool is_second = reading != at(text, part);
  const std::vector<std::uint32_t> letter_ends = ends_of_letters(at(text, part));
  const std::vector<std::uint32_t> reading_ends = ends_of_letters(reading);
  if (letter_ends.size() != reading_ends.size()) {
    return;  // a letter is read as two
  }
  for (const auto& ends : vocabulary_.divide(reading)) {
    if (ends.size() < 2) {
      continue;  // one word: the block itself has it
    }
    Block& block = blocks.append();
    block.span = part;
    block.is_hashtag = true;
    block.is_second_reading = is_second;
    std::uint32_t begin = part.begin;
    std::uint32_t reading_begin = 0;
    for (const std::uint32_t end : ends) {
      const auto letter = std::ranges::lower_bound(reading_ends, end) - reading_ends.begin();
      TextWord word = new_word({begin, part.begin + letter_ends[static_cast<std::size_t>(letter)]},
                               block.plain);
      word.joins_next = end != reading.size();
      add_word_of_hashtag(at(text, word.span), reading.substr(reading_begin, end - reading_begin),
                          block.plain);
      close_word(word, block.plain);
      begin = word.span.end;
      reading_begin = end;
    }
    TermFinder(vocabulary_, block.plain).find();
  }
}

// Appends the keys of a word, which is written as `letters`.
void BlockReader::add_word_of_hashtag(std::string_view letters, const std::string& word,
                                      Reading& reading) {
  keys_.clear();
  vocabulary_.find(word, keys_);
  if (word != letters) {
    std::erase_if(
        keys_, [&](Key key) { return vocabulary_.letter_count(key) < fewest_letters_for_second; });
    reading.readings.push_back(word);
  }
  reading.keys.insert(reading.keys.end(), keys_.begin(), keys_.end());
}

void BlockReader::read(const text::NormalText& text, Span span, Blocks& blocks) {
  Block& block = blocks.append();
  block.span = span;
  read_plain(text, span, block.plain);
  TermFinder(vocabulary_, block.plain).find();
  if (may_have_second_reading(at(text, span)) && read_second(text, block.plain, block.second)) {
    block.has_second = true;
    TermFinder(vocabulary_, block.second).find();
  }
  read_hashtags(text, blocks);
}

}  // namespace scruple::match

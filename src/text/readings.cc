// Other readings of single words. Every character gets the list of what it can be taken for:
// itself, the letters it looks like in the script that the word is read in, or the letter a digit
// stands for. The readings are the combinations, first choices together first, second choices
// together next: who writes in another script's capitals does so for the whole word.
#include "text/readings.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <span>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/ascii.h"
#include "text/look_alikes.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

constexpr std::size_t most_readings = 4;
constexpr std::size_t longest_word = 128;  // in bytes; what is longer is no word

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    out.push_back(c.value);
    at += c.size;
  }
  return out;
}

std::string utf8_of(std::u32string_view letters) {
  std::string out;
  for (const char32_t letter : letters) {
    append_utf8(out, letter);
  }
  return out;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

struct Script {
  ReadingScript script;
  UScriptCode code;
};
constexpr std::array<Script, 4> scripts = {{{ReadingScript::latin, USCRIPT_LATIN},
                                            {ReadingScript::greek, USCRIPT_GREEK},
                                            {ReadingScript::cyrillic, USCRIPT_CYRILLIC},
                                            {ReadingScript::arabic, USCRIPT_ARABIC}}};

// The letters that a digit or sign is written for.
std::span<const std::string_view> leet_letters(char32_t c) {
  static constexpr std::array<std::string_view, 7> letters = {"o", "i", "l", "e", "a", "s", "t"};
  const auto from = [](std::size_t first, std::size_t count = 1) {
    return std::span<const std::string_view>(letters).subspan(first, count);
  };
  switch (c) {
    case U'0':
      return from(0);
    case U'1':
      return from(1, 2);
    case U'3':
      return from(3);
    case U'4':
    case U'@':
      return from(4);
    case U'5':
    case U'$':
      return from(5);
    case U'7':
      return from(6);
    default:
      return {};
  }
}

// What one character can be read as; never empty.
using Choices = std::vector<std::string>;

// Whether the run of digits and signs around `at` stands between letters.
bool stands_between_letters(std::u32string_view word, std::size_t at) {
  const auto is_leet = [](char32_t c) { return !leet_letters(c).empty(); };
  const auto behind =
      std::find_if_not(word.begin() + static_cast<std::ptrdiff_t>(at), word.end(), is_leet);
  const auto before = std::find_if_not(
      word.rbegin() + static_cast<std::ptrdiff_t>(word.size() - at), word.rend(), is_leet);
  return behind != word.end() && before != word.rend() && is_letter(*behind) && is_letter(*before);
}

class WordReader {
 public:
  explicit WordReader(std::u32string word) : word_(std::move(word)) {
    letter_count_ = static_cast<std::size_t>(std::ranges::count_if(word_, is_letter));
  }

  // In the script of most letters, or, where one of them looks like none of that script, in the
  // next. Also in Latin if it has Latin letters, since all but one letter of a word can be
  // replaced.
  [[nodiscard]] std::vector<std::string> readings() const {
    std::vector<std::string> out;
    for (const Script& script : scripts_by_use()) {
      std::vector<Choices> choices;
      if ((out.empty() || script.script == ReadingScript::latin) && choose(script, choices)) {
        combine(choices, out);
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::vector<Script> scripts_by_use() const {
    const auto count = [&](const Script& script) {
      return std::ranges::count_if(word_, [&](char32_t c) { return script_of(c) == script.code; });
    };
    std::vector<Script> used;
    std::ranges::copy_if(scripts, std::back_inserter(used),
                         [&](const Script& script) { return count(script) > 0; });
    std::ranges::stable_sort(used, std::ranges::greater{}, count);
    return used;
  }

  [[nodiscard]] bool choose(const Script& script, std::vector<Choices>& choices) const {
    constexpr std::size_t least_letters = 3;
    for (std::size_t i = 0; i < word_.size(); ++i) {
      const char32_t c = word_[i];
      Choices& choice = choices.emplace_back();
      if (is_letter(c)) {
        for (const LookAlike& look_alike : look_alikes(c, script.script)) {
          choice.emplace_back(look_alike.to);
        }
        if (choice.empty() && script_of(c) != script.code) {
          return false;
        }
      } else if (script.script == ReadingScript::latin && letter_count_ >= least_letters &&
                 !leet_letters(c).empty() && stands_between_letters(word_, i)) {
        const auto letters = leet_letters(c);
        choice.assign(letters.begin(), letters.end());
      }
      if (choice.empty()) {
        choice.push_back(utf8_of({&c, 1}));
      }
    }
    return true;
  }

  void combine(const std::vector<Choices>& choices, std::vector<std::string>& out) const {
    const std::string plain = utf8_of(word_);
    // Bit i of a mask takes the second choice at the i-th place that has one; bits too many do no
    // harm.
    const auto add = [&](std::uint64_t mask) {
      std::string reading;
      for (const Choices& choice : choices) {
        const bool is_open = choice.size() > 1;
        reading += choice[is_open && (mask & 1U) != 0 ? 1 : 0];
        mask >>= is_open ? 1U : 0U;
      }
      if (out.size() < most_readings && reading != plain &&
          std::ranges::find(out, reading) == out.end()) {
        out.push_back(std::move(reading));
      }
    };
    add(0);
    add(~std::uint64_t{0});
    for (std::uint64_t mask = 1; mask < most_readings; ++mask) {
      add(mask);
    }
  }

  std::u32string word_;
  std::size_t letter_count_ = 0;
};

// Most words beyond ASCII are Arabic ones of plain letters, which look like no other Arabic letter.
bool is_plain_arabic(std::string_view word) {
  constexpr char32_t block = 0x0600;
  constexpr std::size_t block_size = 0x100;
  static const std::bitset<block_size> plain_letters = [] {
    std::bitset<block_size> plain;
    for (std::size_t i = 0; i < block_size; ++i) {
      const char32_t c = block + static_cast<char32_t>(i);
      plain[i] = is_letter(c) && script_of(c) == USCRIPT_ARABIC &&
                 look_alikes(c, ReadingScript::arabic).empty();
    }
    return plain;
  }();
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (c.value < block || c.value >= block + block_size || !plain_letters[c.value - block]) {
      return false;
    }
    at += c.size;
  }
  return true;
}

// Whether a word of ASCII has digits or signs that stand between letters.
bool is_leet(std::string_view word) {
  bool is_behind_letter = false;
  bool has_run = false;  // of digits and signs, behind a letter
  for (const char c : word) {
    if (scruple::is_letter(c)) {
      if (has_run) {
        return true;
      }
      is_behind_letter = true;
    } else {
      is_behind_letter = is_behind_letter && !leet_letters(static_cast<unsigned char>(c)).empty();
      has_run = is_behind_letter;
    }
  }
  return false;
}

bool is_ascii(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr char32_t alef = 0x0627;
constexpr char32_t lam = 0x0644;

bool is_conjunction(char32_t c) { return c == 0x0648 || c == 0x0641; }              // و ف
bool is_preposition(char32_t c) { return c == 0x0628 || c == lam || c == 0x0643; }  // ب ل ك
bool has_article(std::u32string_view word) { return word.starts_with(U"\u0627\u0644"); }  // ال

// Collects what is left of a word after each cut, if it is long enough.
class ParticleCutter {
 public:
  void cut(std::u32string_view word) {
    cut_behind_conjunction(word);
    if (!word.empty() && is_conjunction(word.front())) {
      word.remove_prefix(1);
      add(word, least_letters);
      cut_behind_conjunction(word);
    }
  }

  [[nodiscard]] std::vector<std::string> take() && { return std::move(out_); }

 private:
  static constexpr std::size_t least_letters = 2;
  static constexpr std::size_t least_behind_preposition = 3;

  void add(std::u32string_view rest, std::size_t least) {
    const std::string text = utf8_of(rest);
    if (rest.size() >= least && std::ranges::find(out_, text) == out_.end()) {
      out_.push_back(text);
    }
  }

  void cut_article(std::u32string_view word, std::size_t least) {
    if (has_article(word)) {
      add(word.substr(2), least);
    }
  }

  void cut_behind_conjunction(std::u32string_view word) {
    cut_article(word, least_letters);
    if (word.empty() || !is_preposition(word.front())) {
      return;
    }
    const std::u32string_view rest = word.substr(1);
    add(rest, least_behind_preposition);
    cut_article(rest, least_behind_preposition);
    if (word.front() == lam && rest.starts_with(lam)) {
      // ل and the article ال are written لل.
      add(std::u32string{alef} + std::u32string(rest), least_behind_preposition);
      add(rest.substr(1), least_behind_preposition);
    }
  }

  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> second_readings(std::string_view folded_word) {
  if (folded_word.size() > longest_word || is_plain_arabic(folded_word) ||
      (is_ascii(folded_word) && !is_leet(folded_word))) {
    return {};
  }
  return WordReader(code_points(folded_word)).readings();
}

bool mixes_scripts(std::string_view folded_word) {
  bool has_latin = false;
  bool has_other = false;
  for (std::size_t at = 0; at < folded_word.size();) {
    const CodePoint c = code_point_at(folded_word, at);
    if (is_letter(c.value)) {
      const UScriptCode script = script_of(c.value);
      has_latin = has_latin || script == USCRIPT_LATIN;
      has_other = has_other || (script != USCRIPT_LATIN && script != USCRIPT_COMMON);
    }
    at += c.size;
  }
  return has_latin && has_other;
}

std::vector<std::string> without_particles(std::string_view folded_word) {
  ParticleCutter cutter;
  cutter.cut(code_points(folded_word));
  return std::move(cutter).take();
}

}  // namespace scruple::text

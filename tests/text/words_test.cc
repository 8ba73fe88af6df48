#include "text/words.h"

#include <random>
#include <string>

#include <doctest/doctest.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

Words words_of(const NormalText& normal) {
  Words words;
  find_words(normal, {0, static_cast<std::uint32_t>(normal.text.size())}, words);
  return words;
}

// The words of a source, divided by '|'.
std::string divided(std::string_view source) {
  const NormalText normal = fold(source);
  std::string out;
  for (const Word& word : words_of(normal).words) {
    out += (out.empty() ? "" : "|") + normal.text.substr(word.span.begin, word.span.size());
  }
  return out;
}

// ICU's words with a letter or digit in them, by its rules for word boundaries.
std::string divided_by_icu(const std::string& folded) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(folded);
  iterator->setText(text);
  std::string out;
  for (int32_t begin = 0, end = iterator->next(); end != icu::BreakIterator::DONE;
       begin = end, end = iterator->next()) {
    const icu::UnicodeString word = text.tempSubStringBetween(begin, end);
    bool counts = false;
    for (int32_t i = 0; i < word.length(); i = word.moveIndex32(i, 1)) {
      counts = counts || (U_GET_GC_MASK(word.char32At(i)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
    }
    if (counts) {
      out += out.empty() ? "" : "|";
      word.toUTF8String(out);
    }
  }
  return out;
}

std::string random_text(std::mt19937& random, std::u32string_view characters, std::size_t most) {
  std::string text;
  const std::size_t size = 1 + random() % most;
  for (std::size_t i = 0; i < size; ++i) {
    append_utf8(text, characters[random() % characters.size()]);
  }
  return text;
}

}  // namespace

TEST_CASE("words are those of UAX 29 with scruple's tailoring") {
  struct Case {
    std::string_view source;
    std::string_view words;
  };
  const Case cases[] = {
      {"", ""},
      {"You can't stop, OK?", "you|can't|stop|ok"},
      {"'tis the patients' choice", "tis|the|patients|choice"},
      {"breast-milk snake_case", "breast|milk|snake|case"},
      {"e.g. U.S.A. colic.Cure p.m.", "e.g|u.s.a|colic|cure|p.m"},
      {"U.S.A.Today a.b'c", "u.s.a|today|a|b'c"},
      {"3.5 mg, 10,000 or 1/2 and 5.x v2.0", "3.5|mg|10,000|or|1|2|and|5|x|v2.0"},
      {"myth:fact 10:30", "myth|fact|10|30"},
      {"l’eau aujourd'hui", "l'eau|aujourd'hui"},
      {"والدواء 5 مجم", "والدواء|5|مجم"},
      {"ג'ינס צה\"ל ג'", "ג'ינס|צה\"ל|ג'"},
      {"혈압 한국어", "혈압|한국어"},
      {"漢字 カタ", "漢|字|カ|タ"},
      {"naïve Ⅷ ½", "naive|viii|1⁄2"},
      {"a@b.c #", "a|b.c"},
      {"... — !", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(divided(c.source) == c.words);
  }
}

TEST_CASE("words tell whether they hold digits or are Arabic") {
  const NormalText normal = fold("b12 cure مرض مرضx ٥");
  const Words words = words_of(normal);
  REQUIRE(words.words.size() == 5);
  CHECK(words.words[0].has_digit);
  CHECK_FALSE(words.words[1].has_digit);
  CHECK(words.words[2].is_arabic);
  CHECK_FALSE(words.words[3].is_arabic);
  CHECK(words.words[4].has_digit);
  CHECK_FALSE(words.words[4].is_arabic);
}

TEST_CASE("hashtags are divided into their parts") {
  struct Case {
    std::string_view source;
    std::string_view words;
    std::size_t hashtag_count;
  };
  const Case cases[] = {
      {"#FreeFormulaSamples now", "free|formula|samples|now", 1},
      {"#COVID19Facts", "covid|19|facts", 1},
      {"#freeformula #free_formula", "freeformula|free|formula", 2},
      {"#ABCTest #iPhone #NHS", "abc|test|i|phone|nhs", 3},
      {"#a#B", "a|b", 2},
      {"#1 doctor, c#5, a#b, &#x", "1|doctor|c|5|a|b|x", 0},
      {"#don't", "don|t", 1},
      {"#vitamin-d3", "vitamin|d3", 1},
      {"#حليب_الأم", "حليب|الام", 1},
      {"#ÉcoleÉlémentaire", "ecole|elementaire", 1},
      {"＃Cure", "cure", 1},
      {"#_x_", "x", 1},
      {"#", "", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(divided(c.source) == c.words);
    CHECK(words_of(fold(c.source)).hashtags.size() == c.hashtag_count);
  }
}

TEST_CASE("words of scripts with spaces are ICU's, tailoring aside") {
  // No full stop, colon or underscore, which are tailored, nothing that begins a hashtag, and no
  // Hangul, which ICU divides from other scripts by a rule of its own.
  constexpr std::u32string_view characters =
      U"aabcxyz  '',;!?-/\"0199éñøßαωйжאבג\"'\u05B0\u05F4ابتمة\u064B\u0651كक\u094D\u093E\u0903"
      U"\u00B7\u2027\u060C\u066C\u2044\u0301\u0308\u20DDǃʻ՚Ꭰ\U00010400";
  std::mt19937 random(29);
  for (int i = 0; i < 100000; ++i) {
    const NormalText normal = fold(random_text(random, characters, 14), View::marked);
    const std::string folded = normal.text.substr(0, normal.text.size() - 1);
    std::string found;
    for (const Word& word : words_of(normal).words) {
      found += (found.empty() ? "" : "|") + folded.substr(word.span.begin, word.span.size());
    }
    REQUIRE_MESSAGE(found == divided_by_icu(folded), folded);
  }
}

TEST_CASE("words of long texts are ICU's, wherever they stand in it") {
  constexpr std::u32string_view characters = U"abcdefghij  ',;-/19é\u0301";
  std::mt19937 random(53);
  for (int i = 0; i < 3000; ++i) {
    const NormalText normal = fold(random_text(random, characters, 300), View::marked);
    const std::string folded = normal.text.substr(0, normal.text.size() - 1);
    std::string found;
    for (const Word& word : words_of(normal).words) {
      const std::string text = folded.substr(word.span.begin, word.span.size());
      found += (found.empty() ? "" : "|") + text;
      REQUIRE(word.has_digit == (text.find_first_of("19") != std::string::npos));
    }
    REQUIRE_MESSAGE(found == divided_by_icu(folded), folded);
  }
  CHECK(divided(std::string(200, 'a') + "1 " + std::string(70, 'b') + "'s").size() == 274);
}

TEST_CASE("words begin and end at word boundaries and hold none") {
  constexpr std::u32string_view characters =
      U"aabcd  ''..,;:_-/\"12אב\u05B0م\u0651क\u093E가漢カ\uE000·\u0301";
  std::mt19937 random(31);
  for (int i = 0; i < 100000; ++i) {
    const NormalText normal = fold(random_text(random, characters, 12), View::marked);
    for (const Word& word : words_of(normal).words) {
      CAPTURE(normal.text);
      CAPTURE(word.span.begin);
      for (std::uint32_t at = word.span.begin; at <= word.span.end;) {
        const bool is_edge = at == word.span.begin || at == word.span.end;
        REQUIRE(is_word_boundary(normal.text, at) == is_edge);
        at += at < word.span.end ? code_point_at(normal.text, at).size : 1U;
      }
    }
  }
}

TEST_CASE("words do not leave the range or cross blocks and stand-ins") {
  NormalText normal;
  Folder folder(View::folded);
  folder.begin(normal);
  folder.append("one", 0);
  folder.end_block();
  folder.append("two", 3);
  folder.append_mark(url_mark, {6, 9});
  folder.append("three", 9);
  folder.end_block();
  Words words;
  find_words(normal, {1, 9}, words);
  REQUIRE(words.words.size() == 2);
  CHECK(words.words[0].span == Span{1, 3});
  CHECK(words.words[1].span == Span{4, 7});
  words.clear();
  find_words(normal, {0, static_cast<std::uint32_t>(normal.text.size())}, words);
  CHECK(words.words.size() == 3);
}

}  // namespace scruple::text

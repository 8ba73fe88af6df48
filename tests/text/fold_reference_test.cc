// Folding by table against folding as it is specified: every step over the whole text in UTF-32,
// one after another, with ICU's properties and normalisers, each character carrying the source it
// came from.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

constexpr View views[] = {View::folded, View::cased, View::marked};

UChar32 as_icu(char32_t c) { return static_cast<UChar32>(c); }
bool has(char32_t c, UProperty property) { return u_hasBinaryProperty(as_icu(c), property) != 0; }
bool is_mark(char32_t c) { return (U_GET_GC_MASK(as_icu(c)) & U_GC_M_MASK) != 0; }
bool is_letter(char32_t c) { return (U_GET_GC_MASK(as_icu(c)) & U_GC_L_MASK) != 0; }
bool is_among(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(as_icu(c), &status);
}

const icu::Normalizer2& normalizer_of(View view) {
  UErrorCode status = U_ZERO_ERROR;
  return *(view == View::cased ? icu::Normalizer2::getNFKCInstance(status)
                               : icu::Normalizer2::getNFKCCasefoldInstance(status));
}

std::u32string normalized(const icu::Normalizer2& normalizer, std::u32string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString utf16;
  for (const char32_t c : text) {
    utf16.append(as_icu(c));
  }
  const icu::UnicodeString normal = normalizer.normalize(utf16, status);
  std::u32string out;
  for (int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
    out.push_back(static_cast<char32_t>(normal.char32At(i)));
  }
  return out;
}

struct Char {
  char32_t value = 0;
  Span source;
  bool is_capital = false;
};
using Text = std::vector<Char>;

// Control characters are not default-ignorable, but nobody sees them: they must not part a word.
bool is_removed(char32_t c) {
  const bool is_control = u_charType(as_icu(c)) == U_CONTROL_CHAR && !has(c, UCHAR_WHITE_SPACE);
  return c == 0x640 || is_control || has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}
bool is_super_or_subscript(char32_t c) { return is_among(c, U"⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"); }

// Step 1, of one character.
char32_t unified(char32_t c) {
  if (is_among(c,
               U"'`\u00B4\u02B9\u02BB\u02BC\u02BD\u2018\u2019\u201A\u201B\u2032\u2035\u2039"
               U"\u203A\u275B\u275C\u275F\u1FEF\u1FFD\uFF40")) {
    return U'\'';
  }
  if (is_among(c,
               U"\"\u00AB\u00BB\u02BA\u02EE\u201C\u201D\u201E\u201F\u2033\u2036\u275D\u275E"
               U"\u2760\u2E42\u301D\u301E\u301F\U0001F676\U0001F677\U0001F678")) {
    return U'"';
  }
  if (is_among(c, U"©®™℠℗")) {
    return U' ';
  }
  if (c == url_mark || c == code_mark) {
    return 0xFFFD;
  }
  const bool is_symbol = c >= 0x2190 && u_charType(as_icu(c)) == U_OTHER_SYMBOL && c != 0xFFFD;
  if ((is_symbol || has(c, UCHAR_EXTENDED_PICTOGRAPHIC) || has(c, UCHAR_EMOJI_MODIFIER) ||
       has(c, UCHAR_REGIONAL_INDICATOR)) &&
      normalized(normalizer_of(View::folded), {&c, 1}) == std::u32string{c}) {
    return U' ';
  }
  return c;
}

// Whether the text before `at` folds to something that ends in a letter, marks aside. Digits that
// became white space behind a letter are passed over.
bool is_behind_letter(const Text& original, const Text& unified_text, std::size_t at, View view) {
  while (at-- > 0) {
    if (is_super_or_subscript(original[at].value) && unified_text[at].value == U' ') {
      return true;
    }
    const char32_t c = unified_text[at].value;
    const std::u32string folded = normalized(normalizer_of(view), {&c, 1});
    for (auto last = folded.rbegin(); last != folded.rend(); ++last) {
      if (!is_mark(*last) && !is_removed(*last)) {
        return is_letter(*last);
      }
    }
  }
  return false;
}

Text unify(const Text& original, View view) {
  Text out = original;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool is_digit = is_super_or_subscript(out[i].value);
    const bool is_break = is_digit && is_behind_letter(original, out, i, view);
    out[i].value = is_break ? U' ' : unified(out[i].value);
  }
  return out;
}

// Step 2: normalisation, from boundary to boundary, since what lies between maps as a whole.
Text normalize(const Text& text, View view) {
  const icu::Normalizer2& normalizer = normalizer_of(view);
  Text out;
  std::u32string whole;
  std::u32string joined;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    std::u32string cluster{text[begin].value};
    while (end < text.size() && normalizer.hasBoundaryBefore(as_icu(text[end].value)) == 0) {
      cluster.push_back(text[end++].value);
    }
    bool is_first = true;
    const Span source{text[begin].source.begin, text[end - 1].source.end};
    for (const char32_t c : normalized(normalizer, cluster)) {
      out.push_back({c, source, is_first && text[begin].is_capital});
      joined.push_back(c);
      is_first = false;
    }
    whole += cluster;
    begin = end;
  }
  REQUIRE(joined == normalized(normalizer, whole));
  return out;
}

// Step 3: single characters.
void simplify(Text& text) {
  for (Char& c : text) {
    c.value = unified(c.value);
    if (has(c.value, UCHAR_WHITE_SPACE)) {
      c.value = U' ';
    } else if (u_charType(as_icu(c.value)) == U_DASH_PUNCTUATION || c.value == 0x2212) {
      c.value = U'-';
    } else if (u_charType(as_icu(c.value)) == U_DECIMAL_DIGIT_NUMBER) {
      c.value = U'0' + static_cast<char32_t>(u_charDigitValue(as_icu(c.value)));
    }
  }
}

// Step 4: diacritics and Arabic variants.
Text remove_marks(const Text& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfd = *icu::Normalizer2::getNFDInstance(status);
  Text decomposed;
  for (const Char& c : text) {
    const UScriptCode script = script_of(c.value);
    std::u32string parts{c.value};
    if (script == USCRIPT_LATIN || script == USCRIPT_GREEK) {
      parts = normalized(nfd, parts);
    }
    for (const char32_t part : parts) {
      decomposed.push_back({part, c.source, c.is_capital && part == parts.front()});
    }
  }
  Text out;
  UScriptCode base = USCRIPT_COMMON;
  for (Char c : decomposed) {
    const UScriptCode script = script_of(c.value);
    if (is_mark(c.value)) {
      const bool is_dropped = base == USCRIPT_LATIN || base == USCRIPT_GREEK ||
                              base == USCRIPT_COMMON || base == USCRIPT_INHERITED ||
                              script == USCRIPT_ARABIC ||
                              (script == USCRIPT_INHERITED && !is_among(c.value, U"\u3099\u309A"));
      if (!is_dropped) {
        out.push_back(c);
      } else if (!out.empty()) {
        out.back().source.end = std::max(out.back().source.end, c.source.end);
      }
      continue;
    }
    base = script;
    constexpr std::u32string_view variants = U"آأإٱىیة";
    constexpr std::u32string_view plain = U"ااااييه";
    if (is_among(c.value, variants)) {
      c.value = plain[variants.find(c.value)];
    }
    out.push_back(c);
  }
  return out;
}

// Step 5: white space.
Text collapse(const Text& text) {
  Text out;
  for (const Char& c : text) {
    if (c.value != U' ') {
      out.push_back(c);
    } else if (!out.empty() && out.back().value == U' ') {
      out.back().source.end = std::max(out.back().source.end, c.source.end);
    } else if (!out.empty()) {
      out.push_back(c);
    }
  }
  if (!out.empty() && out.back().value == U' ') {
    out.pop_back();
  }
  return out;
}

// How much of a terminal's control sequence stands at `at`: "\x1B[", then bytes up to '?', then one
// up to '~'. 0 where none does.
std::uint32_t sequence_size(std::string_view utf8, std::uint32_t at) {
  std::string_view rest = utf8.substr(at);
  if (rest.substr(0, 2) != "\x1B[") {
    return 0;
  }
  rest.remove_prefix(2);
  const auto is_final = [](char c) { return c < ' ' || c > '?'; };  // negative: beyond ASCII
  const auto last = std::ranges::find_if(rest, is_final);
  const bool is_whole = last != rest.end() && '@' <= *last && *last <= '~';
  return is_whole ? static_cast<std::uint32_t>(last - rest.begin()) + 3 : 0;
}

Text reference(std::string_view utf8, View view) {
  Text text;
  for (std::uint32_t at = 0; at < utf8.size();) {
    if (const std::uint32_t size = sequence_size(utf8, at); size > 0) {
      at += size;
      continue;
    }
    const CodePoint c = code_point_at(utf8, at);
    const bool is_capital =
        has(c.value, UCHAR_UPPERCASE) || u_charType(as_icu(c.value)) == U_TITLECASE_LETTER;
    if (!is_removed(c.value)) {
      text.push_back({c.value, {at, at + c.size}, is_capital});
    }
    at += c.size;
  }
  text = normalize(unify(text, view), view);
  std::erase_if(text, [](const Char& c) { return is_removed(c.value); });
  simplify(text);
  if (view != View::marked) {
    text = remove_marks(text);
  }
  return collapse(text);
}

std::string show(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "U+%04X ", static_cast<unsigned>(c.value));
    out += buffer;
    at += c.size;
  }
  return out;
}

// Empty when all is well; otherwise what differs.
std::string difference(const NormalText& normal, const Text& expected) {
  std::string text;
  std::vector<std::uint32_t> capitals;
  for (const Char& c : expected) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    append_utf8(text, c.value);
    const auto end = static_cast<std::uint32_t>(text.size());
    if (c.is_capital && is_letter(c.value)) {
      capitals.push_back(begin);
    }
    if (normal.text.size() > end) {
      const Span source = normal.source_span({begin, end});
      if (source != c.source) {
        return "source of " + show({text.data() + begin, end - begin}) + "is " +
               std::to_string(source.begin) + "-" + std::to_string(source.end) + ", not " +
               std::to_string(c.source.begin) + "-" + std::to_string(c.source.end);
      }
    }
  }
  if (normal.text != text + "\n") {
    return "text is " + show(normal.text) + ", not " + show(text);
  }
  return normal.capitals == capitals ? "" : "capitals differ";
}

class Checker {
 public:
  void check(std::string_view utf8) {
    for (const View view : views) {
      Folder& folder = folders_[static_cast<std::size_t>(view)];
      folder.begin(normal_);
      folder.append(utf8, 0);
      folder.end_block();
      const std::string found = difference(normal_, reference(utf8, view));
      if (!found.empty() && failures_++ < 20) {
        FAIL_CHECK("view " << static_cast<int>(view) << ", " << show(utf8) << ": " << found);
      }
    }
  }

 private:
  Folder folders_[view_count] = {Folder(View::folded), Folder(View::cased), Folder(View::marked)};
  NormalText normal_;
  int failures_ = 0;
};

// Code points of every kind; of those that are all alike only some.
std::vector<char32_t> telling_code_points() {
  std::vector<char32_t> out;
  for (char32_t c = 0; c < 0x110000; ++c) {
    const int8_t category = u_charType(as_icu(c));
    const bool is_plain = category == U_UNASSIGNED || category == U_PRIVATE_USE_CHAR;
    const bool is_ideograph = has(c, UCHAR_UNIFIED_IDEOGRAPH);
    const bool is_syllable = 0xAC00 <= c && c <= 0xD7A3;
    const bool is_rare = (is_plain && !has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) || is_ideograph;
    const bool is_telling =
        category != U_SURROGATE && (!is_rare || c % 512 == 0) && (!is_syllable || c % 29 == 0);
    if (is_telling) {
      out.push_back(c);
    }
  }
  return out;
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    append_utf8(out, c);
  }
  return out;
}

// Characters that steps of folding have in view, some twice.
constexpr std::u32string_view interesting =
    U"\u001B\u001B[[1;m\u007F\u0001\u0092"
    U"aeioun AEI  zſßİıÅéñøﬁÇ.,'\"!-—–‑−`´’“”«»″‴…\t\r\n\u00A0\u2003\u2028\u0085"
    U"\u0301\u0308\u0327\u0338\u0345\u030A\u20E3\u20DD\u0344\uFE0F\u200D\u200B\u00AD\u034F\u115F"
    U"αάΑς΄ͺᾳ῁῭ῼ<=>"
    U"≠≮✓☺❤👍🏽👩⚕🇪🇸ℹⓂ㊗‼™®©℠℗🅰Ⓐ①²³¹₂⁵½ⅧⅨ"
    U"㎏"
    U"℡"
    U"иИйёЁ\u0306\u0308єЄابتأإآٱىیةه\u0640\u0640\u064B\u0651\u064E\u0653\u0654\u0655\u0670\u06D6"
    U"\u06DD\u06E5٠٣۴०५\uFE77\uFE70\uFE71ﷺﻻוֹ\u05D9\u05B4\u05BCכक\u093C\u094D\u093E\u0951\u0903"
    U"가각각ᄋㄱㅏﾡￂｶﾞﾟかカ\u3099\u309Aガ漢豈！？（Ａｂ１\uE000\uE001\uFFFD\uFFFC"
    U"\u0E01\u0E33\u0E34\u0EB3\u0F73\u0F71\u0F72\u1D15E\u0000\u0001\u007F";

}  // namespace

TEST_CASE("every code point folds by table as it does step by step") {
  Checker checker;
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (u_charType(as_icu(c)) != U_SURROGATE) {
      checker.check(utf8_of({&c, 1}));
    }
  }
}

TEST_CASE("code points fold by table as they do step by step, whatever stands beside them") {
  // Latin, Arabic, Cyrillic, digit, Hangul, Devanagari, sign that composes, kana.
  constexpr std::u32string_view neighbours = U"aاи1\u1100क=か";
  Checker checker;
  for (const char32_t c : telling_code_points()) {
    for (const char32_t neighbour : neighbours) {
      checker.check(utf8_of(std::u32string{neighbour, c, neighbour}));
    }
  }
}

TEST_CASE("any text folds by table as it does step by step") {
  std::mt19937 random(20261122);
  Checker checker;
  for (int i = 0; i < 60000; ++i) {
    std::u32string text;
    const std::size_t size = 1 + random() % 12;
    for (std::size_t k = 0; k < size; ++k) {
      text.push_back(interesting[random() % interesting.size()]);
    }
    checker.check(utf8_of(text));
  }
}

TEST_CASE("long runs of ASCII fold as they do step by step") {
  constexpr std::string_view letters = "abcXYZ019   \n\n\r\n\t.,'`#_@~{}[]^";
  std::mt19937 random(7);
  Checker checker;
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const std::size_t size = random() % 100;
    for (std::size_t k = 0; k < size; ++k) {
      text.push_back(random() % 3 == 0 ? letters[random() % letters.size()] : 'm');
    }
    if (random() % 4 == 0) {
      text.insert(text.size() / 2, "\u0301\u00A0");
    }
    checker.check(text);
  }
  checker.check(std::string(5000, 'A') + std::string(3000, ' ') + std::string(5000, 'b'));
}

TEST_CASE("a text in pieces folds as the whole does") {
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) {
    std::u32string text;
    const std::size_t size = 1 + random() % 10;
    for (std::size_t k = 0; k < size; ++k) {
      text.push_back(interesting[random() % interesting.size()]);
    }
    if (text.find(U"\u001B[") != std::u32string::npos) {
      continue;  // a control sequence is seen in one piece only
    }
    const View view = views[random() % view_count];
    NormalText pieces;
    Folder folder(view);
    folder.begin(pieces);
    std::uint32_t source = 0;
    for (const char32_t c : text) {
      const std::string utf8 = utf8_of({&c, 1});
      const auto end = source + static_cast<std::uint32_t>(utf8.size());
      if (random() % 3 == 0) {
        folder.append_replaced(utf8, {source, end});
      } else {
        folder.append(utf8, source);
      }
      source = end;
    }
    folder.end_block();
    const std::string found = difference(pieces, reference(utf8_of(text), view));
    if (!found.empty()) {
      FAIL(show(utf8_of(text)) << found);
    }
  }
}

}  // namespace scruple::text

#include "policy/phrase.h"

#include <random>
#include <span>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "base/error.h"

namespace {

using scruple::Language;
using scruple::Result;
using scruple::policy::parse_phrase;
using scruple::policy::Phrase;
using scruple::policy::PhraseNode;
using scruple::text::View;

// A tree on one line: words as they are, prefixes with a star, symbols in quotes, slots and gaps as
// they are written, sequences in (), choices in {} with '|'.
std::string shown(const PhraseNode& node) {
  switch (node.kind) {
    case PhraseNode::Kind::word:
      return node.text;
    case PhraseNode::Kind::prefix:
      return node.text + "*";
    case PhraseNode::Kind::slot:
      return "<" + node.text + ">";
    case PhraseNode::Kind::gap:
      return "..." + std::to_string(node.most);
    case PhraseNode::Kind::symbol:
      return "'" + node.text + "'";
    case PhraseNode::Kind::sequence:
    case PhraseNode::Kind::choice:
      break;
  }
  const bool is_choice = node.kind == PhraseNode::Kind::choice;
  std::string out;
  for (const PhraseNode& child : node.children) {
    out += (out.empty() ? "" : is_choice ? "|" : " ") + shown(child);
  }
  return is_choice ? "{" + out + "}" : "(" + out + ")";
}

struct TreeCase {
  std::string_view phrase;
  std::string_view tree;
};

void check_trees(std::span<const TreeCase> cases, View view) {
  for (const TreeCase& test : cases) {
    CAPTURE(test.phrase);
    const Result<Phrase> phrase = parse_phrase(test.phrase, Language::en, view);
    REQUIRE_MESSAGE(phrase.is_ok(), scruple::describe(phrase.error()));
    CHECK(shown(phrase->tree) == test.tree);
    CHECK(phrase->text == test.phrase);
    CHECK_FALSE(phrase->is_expression());
  }
}

}  // namespace

TEST_CASE("a phrase becomes a tree of folded words") {
  const TreeCase cases[] = {
      {"cure", "cure"},
      {"you have", "(you have)"},
      {"You HAVE Diagnóstico", "(you have diagnostico)"},
      {"it\u2019s don't", "(it's don't)"},
      {"3.5 24h", "(3.5 24h)"},
      {"(a|b c)", "{a|(b c)}"},
      {"(a)", "a"},
      {"((a|b)|c)", "{a|b|c}"},
      {"(a|a|b)", "{a|b}"},
      {"(probably)? not", "({probably|()} not)"},
      {"not (probably|likely)?", "(not {probably|likely|()})"},
      {"a ((b)? c)? d", "(a {({b|()} c)|()} d)"},
      {"free ...3 <gift>", "(free ...3 <gift>)"},
      {"a ... b", "(a ...5 b)"},
      {"a \u2026 b", "(a ...5 b)"},
      {"a \u20262 b", "(a ...2 b)"},
      {"a...b", "(a ...5 b)"},
      {"a ...0 b ...20 c", "(a ...0 b ...20 c)"},
      {"a (...2 b|c ...) d", "(a {(...2 b)|(c ...5)} d)"},
      {"<number> <a_b-c2>", "(<number> <a_b-c2>)"},
      {"العِلاج إلى", "(العلاج الي)"},
  };
  check_trees(cases, View::folded);
}

TEST_CASE("brackets inside a word are written out in all variants") {
  const TreeCase cases[] = {
      {"sample(s)?", "{sample|samples}"},
      {"immuni(s|z)e", "{immunise|immunize}"},
      {"(un)?(re)?do", "{do|redo|undo|unredo}"},
      {"f(a(b|c))?", "{f|fab|fac}"},
      {"(un)?diagnos*", "{diagnos*|undiagnos*}"},
      {"sample( pack)?", "{sample|(sample pack)}"},
      {"sample(s| pack)", "{samples|(sample pack)}"},
      {"(x )?ray", "{ray|(x ray)}"},
      {"formula(-| )milk", "{(formula milk)|formulamilk}"},
      {"(a|b)-free", "{(a free)|afree|(b free)|bfree}"},
      {"recall(s|ed|ing)?", "{recall|recalls|recalled|recalling}"},
  };
  check_trees(cases, View::folded);
}

TEST_CASE("a hyphen is a hyphen, a space or nothing") {
  const TreeCase cases[] = {
      {"breast-milk", "{(breast milk)|breastmilk}"},
      {"breast\u2010milk", "{(breast milk)|breastmilk}"},
      {"over-the-top", "{(over the top)|(overthe top)|(over thetop)|overthetop}"},
      {"vitamin b-12", "(vitamin {(b 12)|b12})"},
      {"self-diagnos*", "{(self diagnos*)|selfdiagnos*}"},
      {"diagnos*-based", "(diagnos* based)"},
      {"<condition>-free", "(<condition> free)"},
      {"anti-<condition>", "(anti <condition>)"},
      {"pre- and post-natal", "(pre '-' and {(post natal)|postnatal})"},
      {"a - b", "(a '-' b)"},
      {"a \u2013 b", "(a '-' b)"},
      {"-5", "('-' 5)"},
      {"a--b", "(a '-' '-' b)"},
  };
  check_trees(cases, View::folded);
}

TEST_CASE("punctuation that is no mark must stand there") {
  const TreeCase cases[] = {
      {"myth:", "(myth ':')"},
      {"24/7", "(24 '/' 7)"},
      {"#ad", "('#' ad)"},
      {"c++", "(c '+' '+')"},
      {"100 %", "(100 '%')"},
      {"really\\?", "(really '?')"},
      {"\\(sic\\) \\* \\\\ \\- \\... x", "('(' sic ')' '*' '\\' '-' '.' '.' '.' x)"},
      {"a .... b", "(a '.' '.' '.' '.' b)"},
      {"mothers' milk", "(mothers milk)"},
      {"\\/not an expression/", "('/' not an expression '/')"},
      {"free™ \"now\"", "(free '\"' now '\"')"},
  };
  check_trees(cases, View::folded);
}

TEST_CASE("the other views keep capitals or diacritics") {
  const TreeCase cased[] = {{"HIV Señor", "(HIV Senor)"}, {"X(Y)?z", "{Xz|XYz}"}};
  check_trees(cased, View::cased);
  const TreeCase marked[] = {{"HIV Señor", "(hiv señor)"}};
  check_trees(marked, View::marked);
}

TEST_CASE("a phrase between slashes is an expression as it stands") {
  const Result<Phrase> phrase = parse_phrase("/(?P<value>\\d+) ml|a  b/", Language::any);
  REQUIRE(phrase.is_ok());
  CHECK(phrase->is_expression());
  CHECK(phrase->expression == "(?P<value>\\d+) ml|a  b");
  CHECK(phrase->tree == PhraseNode{});
}

TEST_CASE("leaves know where they stand in the phrase") {
  const Result<Phrase> phrase = parse_phrase("ñ cure(d)? ...3 <x> a-b", Language::es);
  REQUIRE(phrase.is_ok());
  std::string offsets;
  for (const PhraseNode& child : phrase->tree.children) {
    offsets += std::to_string(child.offset) + " ";
  }
  CHECK(offsets == "0 3 12 17 21 ");
}

TEST_CASE("what cannot be a phrase is refused at its place") {
  struct Case {
    std::string phrase;
    std::string code;
    std::uint32_t column;
  };
  std::string options;
  for (int i = 0; i < 11; ++i) {
    options += "(a)?";
  }
  std::string words;
  for (int i = 0; i < 30; ++i) {
    words += "a-b-c-d-e-f ";
  }
  const Case cases[] = {
      {"", "phrase-empty", 1},
      {"  ", "phrase-empty", 1},
      {"//", "phrase-empty", 1},
      {"/abc", "phrase-unclosed-expression", 1},
      {"a (|b)", "phrase-empty-alternative", 4},
      {"a (b|)", "phrase-empty-alternative", 6},
      {"a ()", "phrase-empty-alternative", 4},
      {"a ( )", "phrase-empty-alternative", 4},
      {"a (b|(c)", "phrase-unclosed-group", 3},
      {"ñ (b", "phrase-unclosed-group", 4},
      {"a b)", "phrase-unexpected-close", 4},
      {"a|b", "phrase-bar-outside-group", 2},
      {"a <b", "phrase-bad-slot", 3},
      {"a <B>", "phrase-bad-slot", 3},
      {"a <1>", "phrase-bad-slot", 3},
      {"a <>", "phrase-bad-slot", 3},
      {"a > b", "phrase-bad-slot", 3},
      {"a <b>s", "phrase-bad-slot", 3},
      {"a <b>(s)?", "phrase-bad-slot", 3},
      {"a x<b>", "phrase-bad-slot", 4},
      {"<a><b>", "phrase-bad-slot", 1},
      {"<a>*", "phrase-bad-slot", 1},
      {"cur*", "phrase-short-prefix", 4},
      {"a *", "phrase-short-prefix", 3},
      {"niñ*", "phrase-short-prefix", 5},
      {"curse** x", "phrase-short-prefix", 7},
      {"diagnos*ed", "phrase-star-inside", 8},
      {"diagnos*(e|ed)", "phrase-star-inside", 8},
      {"samples?", "phrase-question-mark-alone", 8},
      {"(a)?? b", "phrase-question-mark-alone", 5},
      {"a 😀", "phrase-matches-nothing", 3},
      {"\u200b", "phrase-matches-nothing", 1},
      {"(a)?", "phrase-matches-empty", 1},
      {"(a)? (b)?", "phrase-matches-empty", 1},
      {"... a", "phrase-gap-at-edge", 1},
      {"a ...", "phrase-gap-at-edge", 3},
      {"a (b|...) ", "phrase-double-space", 10},
      {"a (b|c ...)", "phrase-gap-at-edge", 8},
      {"(a)? ... b", "phrase-gap-at-edge", 6},
      {"a ...2 (b)?", "phrase-gap-at-edge", 3},
      {"a ... ... b", "phrase-gap-beside-gap", 7},
      {"a ... (b)? ... c", "phrase-gap-beside-gap", 12},
      {"a (b ...|c) ...2 d", "phrase-gap-beside-gap", 13},
      {"a ...21 b", "phrase-gap-too-wide", 3},
      {"a ...99999999999999999999 b", "phrase-gap-too-wide", 3},
      {"a ... b ... c ... d ... e ... f ... g ... h", "phrase-too-costly", 1},
      {"a  b", "phrase-double-space", 2},
      {" a", "phrase-double-space", 1},
      {"a ", "phrase-double-space", 2},
      {"a\tb", "phrase-double-space", 2},
      {"a\nb", "phrase-double-space", 2},
      {"a\\b", "phrase-bad-escape", 2},
      {"a \\", "phrase-bad-escape", 3},
      {"a\xFF", "phrase-not-utf8", 2},
      {options + "a", "phrase-too-many-variants", 41},
      {"a-b-c-d-e-f-g", "phrase-too-many-variants", 1},
      {words + "a", "phrase-too-many-variants", 1},
      {"(((((((((a)))))))))", "phrase-too-deep", 9},
      {std::string(5000, 'a'), "phrase-too-long", 1},
  };
  for (const Case& test : cases) {
    CAPTURE(test.phrase.substr(0, 60));
    const Result<Phrase> phrase = parse_phrase(test.phrase, Language::en);
    REQUIRE_FALSE(phrase.is_ok());
    CAPTURE(scruple::describe(phrase.error()));
    CHECK(phrase.error().code == test.code);
    CHECK(phrase.error().column == test.column);
    CHECK(phrase.error().path.empty());
  }
}

TEST_CASE("plain words are read the same by the quick way and by folding") {
  std::mt19937 random(20261122);
  const std::string_view alphabet = "abcXYZ0189";
  for (int round = 0; round < 2000; ++round) {
    std::string word;
    for (std::size_t i = random() % 8 + 1; i > 0; --i) {
      word += alphabet[random() % alphabet.size()];
    }
    CAPTURE(word);
    for (const View view : {View::folded, View::cased, View::marked}) {
      // Behind a letter with an accent the word is no longer plain ASCII.
      const Result<Phrase> quick = parse_phrase("e" + word, Language::en, view);
      const Result<Phrase> slow = parse_phrase("\u00e9" + word, Language::en, view);
      REQUIRE(quick.is_ok());
      REQUIRE(slow.is_ok());
      const std::string accented = shown(slow->tree);
      CHECK(shown(quick->tree) == (view == View::marked ? "e" + accented.substr(2) : accented));
    }
  }
}

TEST_CASE("random phrases are refused or read, never worse") {
  std::mt19937 random(4711);
  const std::string_view pieces[] = {"(",       ")",     "|",      "?",      "*",      "<", ">",
                                     "...",     "-",     " ",      "\\",     "/",      "a", "cure",
                                     "diagnos", "<age>", "3",      "\u00f1", "\u0644", "'", "😀",
                                     "\u0301",  ".",     "(a|b)?", " (c)? ", " ... "};
  std::size_t good_count = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 9 + 1; i > 0; --i) {
      text += pieces[random() % std::size(pieces)];
    }
    CAPTURE(text);
    const Result<Phrase> phrase = parse_phrase(text, Language::any);
    if (phrase) {
      ++good_count;
      continue;
    }
    CHECK(phrase.error().code.starts_with("phrase-"));
    CHECK(phrase.error().column >= 1);
    CHECK(phrase.error().column <= text.size() + 1);
  }
  CHECK(good_count > 1000);
}

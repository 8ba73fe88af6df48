#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "match/matcher.h"
#include "support/marked.h"
#include "support/phrase_library.h"
#include "text/fold.h"

namespace {

using scruple::Span;
using scruple::match::Database;
using scruple::match::Hit;
using scruple::match::Scratch;
using scruple::match::Texts;

const std::map<std::string, std::vector<std::string>> lexicons = {
    {"sample", {"sample(s)?", "tin", "starter pack"}},
    {"formula", {"infant formula", "baby formula", "formula", "stage (1|2) milk"}},
    {"condition", {"flu", "heart failure", "heart", "diabet*"}},
};

// The spans of all hits of the phrases in a text, in the source.
std::vector<Span> spans(const scruple::policy::Library& library, std::string_view text) {
  const Database database(library);
  REQUIRE(database.errors().empty());
  Scratch scratch(database);
  const auto folded = scruple::text::fold(text);
  Texts texts;
  texts.by_layer[0][0] = &folded;
  scratch.begin(texts);
  std::vector<Span> found;
  for (const Hit& hit : scratch.find(library.rules[0].find)) {
    found.push_back(folded.source_span(hit.span));
  }
  return found;
}

struct Case {
  const char* phrase;
  const char* text;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    const auto marked = scruple::test::unmark(one.text);
    CAPTURE(one.phrase);
    CHECK(scruple::test::mark(marked.text, spans(scruple::test::library_of({one.phrase}, lexicons),
                                                 marked.text)) == one.text);
  }
}

}  // namespace

TEST_CASE("words stand in order, at word boundaries, over joints only") {
  check({
      {"miracle cure", "a ==miracle cure== for all"},
      {"miracle cure", "a ==Miracle-CURE==, a miracle - cure, a miracle, cure, a miracle. Cure"},
      {"miracle cure", "a \"==miracle\" (cure==) and ==miracle_cure== and ==miracle 🎉 cure=="},
      {"miracle cure", "submiracle cure, miracle curette, miracle: cure, miracle/cure"},
      {"don't stop", "==Don’t stop== now, dont stop"},
  });
}

TEST_CASE("options take the space beside them along") {
  check({
      {"you (probably|most likely)? have",
       "==you have==, ==you probably have==, ==you most likely have== it"},
      {"(very)? free", "==free== and ==very free=="},
      {"free (of charge)?", "==free== and ==free of charge== and ==free== of"},
      {"(now)? (only)? today", "==now only today== ==today== ==now today== ==only today=="},
      {"a (b)? (c)? d", "==a d== ==a b d== ==a c d== ==a b c d== a c b d"},
      {"immuni(s|z)e", "==immunise== or ==immunize=="},
      {"sample(s)? free", "==sample free==, ==samples free=="},
  });
}

TEST_CASE("alternatives give the longest match") {
  check({
      {"(cure|cure all)", "a ==cure all== or a ==cure=="},
      {"(cure|cure all) (for)?", "a ==cure all for== you"},
  });
}

TEST_CASE("a hyphen in a phrase is a hyphen, a space or nothing") {
  check({{"breast-milk", "==breast-milk==, ==breast milk==, ==breastmilk==, breast. Milk"}});
}

TEST_CASE("a gap holds so many words and no sentence end") {
  check({
      {"free ...2 tin",
       "==free tin==, ==free little tin==, ==free, very little tin==, free one two three tin"},
      {"free ... tin",
       "==free one two three four five tin==; free one two three four five six tin"},
      {"free ...3 tin", "It is free. The tin is not. ==Free: a tin==."},
      {"a (...2 b)? c", "==a c== ==a x b c== ==a x y b c== a x c"},
      {"a (b ...2)? c", "==a c== ==a b c== ==a b x y c== a x c"},
  });
}

TEST_CASE("a slot takes every term of its lexicon") {
  check({
      {"free <sample>", "==free samples==, ==free starter pack==, ==free tin== of"},
      {"<condition>", "==heart failure==, ==heart== ache, ==diabetic==, ==flu=="},
      {"<condition> failure", "==heart failure== and heart failures"},
      {"<formula> <sample>", "==stage 2 milk tin==, ==infant formula samples=="},
      {"free <sample> ... <formula>", "A ==free tin of our infant formula== today"},
  });
}

TEST_CASE("a star ends the beginning of a word") {
  check({{"diagnos* you", "==diagnosing you==, ==diagnos you==, misdiagnosed you"}});
}

TEST_CASE("symbols must stand where the phrase has them") {
  check({
      {"100% safe", "==100% safe==, ==100 % safe==, 100 safe"},
      {"myth: no", "==Myth: no==, ==myth : no==, myth no"},
      {"#ad", "Look ==#ad== ad"},
  });
}

TEST_CASE("built-in classes stand for what they name") {
  check({
      {"<number> tins", "==12 tins==, ==three tins==, many tins"},
      {"<percent> off", "==20% off==, ==20 percent off==, 20 off"},
      {"(<percent>|<money>) (off|less)", "==20% off==, ==$5 less==, ==half percent off=="},
      {"<money> off", "==$5 off==, ==5 dollars off==, 5 off"},
      {"<dose> daily", "==500 mg daily==, ==500mg daily==, ==two tablets daily==, 500 daily"},
      {"on <date>", "==on 12/03/2024==, ==on 14 February==, ==on 2024-03-12==, on Monday"},
      {"<age> man", "a ==34-year-old man==, a ==34yo man==, a 34 man"},
      {"<mention>", "ask ==@scruple== now"},
      {"by <name>", "==by Maria de la Cruz==, ==by John Smith== today, by John, by john smith"},
  });
}

TEST_CASE("an expression matches between word boundaries, the longest") {
  check({
      {R"(/\d{3}-\d{2}/)", "a ==123-45== b, 1234-56, 123-456, x123-45"},
      {R"(/[a-z]+\d+/)", "==ab12== and ==c3=="},
      {R"(/ab.*c/)", "x ==ab zc ab c== ccd"},
  });
}

TEST_CASE("hashtags are read as their words") {
  check({
      {"free <formula> <sample>",
       "#==FreeFormulaSamples== and #==free_formula_samples== and #==freeformulasamples=="},
      {"miracle cure",
       "#==MiracleCure== #==miraclecure== #miraclecures #amiraclecure #==MIRACLE_cure=="},
      {"miracle cure",
       "#==MIRACLEcure== #==mIracleCure== #==miraclecure==2026 #now_==miraclecure=="},
      {"miracle cure", "#==mirаclecure== #==M1racleCure== #==m1raclecure== #m1 #_ #__1"},
      {"miracle ...2 cure", "#miraclecure #==MiracleCure=="},
  });
}

TEST_CASE("look-alikes and digits for letters are read as letters where the plain word is none") {
  check({
      {"miracle cure", "==mirаcle cure==, ==m1racle cure==, ==mir@cle cure==, ==miracle cure=="},
      {"cold", "==c0ld== and ==cold=="},
      {"flu now", "f1u now"},
  });
}

TEST_CASE("Arabic words carry particles and the article") {
  check({
      {"علاج السكري", "هذا ==علاج السكري== ==وعلاج السكري== ==بالعلاج السكري== ==للعلاج السكري=="},
  });
}

TEST_CASE("a phrase's hits do not overlap, those of two phrases may") {
  const auto library = scruple::test::library_of({"a b a", "b a"});
  const std::string text = "a b a b a";
  CHECK(spans(library, text) == std::vector<Span>{{0, 5}, {2, 5}, {6, 9}});
}

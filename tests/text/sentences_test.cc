#include "text/sentences.h"

#include <algorithm>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

std::vector<std::uint32_t> ends_in(const NormalText& normal) {
  std::vector<std::uint32_t> ends;
  for (const Span& block : normal.blocks) {
    find_sentence_ends(normal, block, ends);
  }
  return ends;
}

// The text with '|' at its sentence ends.
std::string divided(std::string_view source, View view = View::folded) {
  const NormalText normal = fold(source, view);
  std::string out = normal.text;
  const std::vector<std::uint32_t> ends = ends_in(normal);
  for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
    out.insert(*end, 1, '|');
  }
  out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("sentences end where readers hear them end") {
  constexpr std::string_view cases[] = {
      // plain
      "take two pills.| then rest.",
      "Take two pills.| Then rest.",
      "Really?| Yes!| Now.",
      "Wait...| Then go.",
      "Wait... then go.",
      "Hm... 5 minutes.",
      "What?!| No.",
      "No end",
      // lower case behind the terminator
      "It came from approx. three places, p. three.",
      "We said so. and went on.| X",
      "Stop!| he said.| X",
      "\"Stop!\" he said.| X",
      "(Really?) and so on.| X",
      "He left.| (See below.)| Then came back.",
      // closing quotes and brackets
      "She said \"rest.\"| Then left.",
      "(It works.)| We know.",
      "It works.)\"| We know.",
      // abbreviations
      "Dr. Smith and Mrs. Jones vs. Nobody.",
      "Use e.g. Ibuprofen, i.e. Pills.",
      "Take 5 mg.| Then rest.",
      "Take 5 mg. 2 times.",
      "Milk, eggs, etc.| Then bread.",
      "At 5 p.m.| Then rest.",
      "See no. 5 and Fig. 2.",
      "I said no.| Then left.",
      "People with MS.| Talk to us.",
      "In the U.S. Government it is.",
      // initials and single letters
      "John F. Kennedy and J. Smith.",
      "Take vitamin C.| Then rest.",
      "She has hepatitis B.| She rests.",
      "So did I.| Then left.",
      // numbers
      "1. Take two.| 2. Rest.",
      "It costs 3.50 today.| Buy.",
      "That was in 2020.| Then came 2021.",
      "It is 5%.| Good.",
      "Works in 2 days.| 3 of 4 agree.",
      // what may begin a sentence
      "Great!| #ad",
      "Great news.| #ad X",
      "Visit us.| @clinic X",
      "Thanks! :)",
      "Love it!| 5 stars",
      // other languages
      "El Dr. García y la Sra. López.| Fin.",
      "¿Qué tal?| ¡Bien!| Adiós.",
      "Vd. debe tomar aprox. Dos.",
      "Tome pág. 5.| Luego descanse.",
      "Das ist z.B. Milch, d.h. Nahrung.| Gut.",
      "Am 3. Mai war es.| Danach nicht.",
      "Mme. Dupont env. Trois.| Fini.",
      "هل تعرف؟| نعم.| خذ الدواء.",
      "قال د. أحمد ذلك.| ثم ذهب.",
      "فيتامين د.| ثم نم.",
      "الحليب، الخ.| ثم.",
      "یہ ہے۔| وہ ہے۔",
      "今天。|明天。",
      "Ի՞նչ։| Այո։| ምን፧| አዎ።| မင်္ဂလာ။| ហា។| Really‽| Yes.",
      "यह है।| वह है।",
      // emoji are white space
      "Well done!|😀 Next.",
      "Well done.| 😀 Next.",
  };
  for (const std::string_view marked : cases) {
    std::string source(marked);
    std::erase(source, '|');
    CAPTURE(source);
    NormalText expected = fold(marked);
    expected.text.pop_back();
    CHECK(divided(source) == expected.text);
  }
}

TEST_CASE("a post without capitals is divided at full stops behind ordinary words") {
  CHECK(divided("the dr. says take 5 mg. daily. it helps") ==
        "the dr. says take 5 mg. daily.| it helps");
  CHECK(divided("I say so. it helps") == "i say so. it helps");
  CHECK(divided("see example.com. it helps (a lot.) and more") ==
        "see example.com. it helps (a lot.) and more");
}

TEST_CASE("sentences are divided alike in every view") {
  CHECK(divided("Dr. No said vitamin C. Then rest.", View::cased) ==
        "Dr. No said vitamin C.| Then rest.");
  CHECK(divided("Vea la pág. 5. Después, más.", View::marked) == "vea la pág. 5.| después, más.");
}

TEST_CASE("a stand-in may begin a sentence, and blocks are looked at one by one") {
  NormalText normal;
  Folder folder(View::folded);
  folder.begin(normal);
  folder.append("See this. ", 0);
  folder.append_mark(url_mark, {10, 20});
  folder.end_block();
  folder.append("1. Take it. Rest.", 20);
  folder.end_block();
  CHECK(ends_in(normal) == std::vector<std::uint32_t>{9, 25});
}

TEST_CASE("sentence ends are sorted, inside the range and behind punctuation") {
  constexpr std::u32string_view characters = U"aAbB  ..!?\"')(1مد。؟e.g漢\n#";
  std::mt19937 random(37);
  for (int i = 0; i < 50000; ++i) {
    std::string source;
    const std::size_t size = 1 + random() % 16;
    for (std::size_t k = 0; k < size; ++k) {
      append_utf8(source, characters[random() % characters.size()]);
    }
    const NormalText normal = fold(source);
    const std::vector<std::uint32_t> ends = ends_in(normal);
    CAPTURE(source);
    REQUIRE(std::ranges::is_sorted(ends, std::ranges::less_equal{}));
    for (const std::uint32_t end : ends) {
      REQUIRE(normal.blocks[0].begin < end);
      REQUIRE(end < normal.blocks[0].end);
      const char32_t last = code_point_before(normal.text, end).value;
      REQUIRE(std::u32string_view(U".!?\"')。؟").find(last) != std::u32string_view::npos);
    }
  }
}

TEST_CASE("a row of terminators costs no more than linear time") {
  std::string source;
  for (int i = 0; i < 200000; ++i) {
    source += "! ";
  }
  CHECK(ends_in(fold(source)).empty());
  CHECK(ends_in(fold(source + "A")).size() == 200000);
}

}  // namespace scruple::text

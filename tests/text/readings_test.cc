#include "text/readings.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace scruple::text {
using Readings = std::vector<std::string>;

namespace {

bool can_be_read(std::string_view source, std::string_view word) {
  return std::ranges::count(second_readings(folded_text(source)), word) == 1;
}

}  // namespace

TEST_CASE("a word with look-alikes is also read in the script of most of its letters") {
  struct Case {
    std::string_view source;
    std::string_view word;
  };
  const Case cases[] = {
      {"mirаcle", "miracle"},  // Cyrillic а
      {"сurе", "cure"},        // Cyrillic с, е
      {"CURЕ", "cure"},        // Cyrillic capital Е
      {"ВRЕАТН", "breath"},    // Cyrillic capitals В, Е, А, Т, Н
      {"miracΙe", "miracie"},  // Greek capital iota
      {"frεe", "free"},        // Greek epsilon
      {"ᴄᴜʀᴇ", "cure"},        // small capitals
      {"ʙᴀʙʏ", "baby"},       {"bøttle", "bottle"},
      {"œdema", "oedema"},    {"лeкapcтвo", "лекарство"},  // Latin e, a, p, c, o
      {"کتاب", "كتاب"},                                    // Persian kaf
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(can_be_read(c.source, c.word));
  }
}

TEST_CASE("digits and signs between letters are also read as letters") {
  CHECK(second_readings("m1racle") == Readings{"miracle", "mlracle"});
  CHECK(second_readings("b00ks") == Readings{"books"});
  CHECK(second_readings("c@re$t") == Readings{"carest"});
  CHECK(second_readings("gu4r4nt33d") == Readings{"guaranteed"});
  CHECK(second_readings("br3as7f33d") == Readings{"breastfeed"});
  CHECK(second_readings("1a1b1c1").size() == 4);
  CHECK(second_readings("mіr4cle") == Readings{"miracle"});  // Cyrillic і besides
}

TEST_CASE("ordinary words have no second reading") {
  for (const char* word : {"", "a", "cure", "лекарство", "οδος", "مرض", "covid19", "b12", "h1n1",
                           "5th", "x4", "4x4", "한국어", "漢字", "b2b", "a2milk", "user@", "5"}) {
    CAPTURE(word);
    CHECK(second_readings(word).empty());
  }
}

TEST_CASE("Arabic particles are cut from the front of a word") {
  struct Case {
    std::string_view word;
    Readings rests;
  };
  const Case cases[] = {
      {"الحليب", {"حليب"}},
      {"والحليب", {"الحليب", "حليب"}},
      {"بالحليب", {"الحليب", "حليب"}},
      {"وبالحليب", {"بالحليب", "الحليب", "حليب"}},
      {"للحليب", {"لحليب", "الحليب", "حليب"}},
      {"كطبيب", {"طبيب"}},
      {"وهو", {"هو"}},
      {"بنت", {}},  // two letters would be left behind the preposition
      {"ولد", {"لد"}},
      {"حليب", {}},
      {"cure", {}},
      {"", {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.word);
    CHECK(without_particles(c.word) == c.rests);
  }
}

TEST_CASE("readings are few, different from the word and from each other") {
  constexpr std::u32string_view characters = U"abcіоеαορ0134@$лнвملکᴀøl1";
  std::mt19937 random(47);
  for (int i = 0; i < 20000; ++i) {
    std::string word;
    for (std::size_t k = random() % 10; k > 0; --k) {
      append_utf8(word, characters[random() % characters.size()]);
    }
    CAPTURE(word);
    Readings readings = second_readings(word);
    REQUIRE(readings.size() <= 4);
    REQUIRE(std::ranges::count(readings, word) == 0);
    std::ranges::sort(readings);
    REQUIRE(std::ranges::adjacent_find(readings) == readings.end());
  }
  CHECK(second_readings(std::string(1000, 'o') + "1o").empty());
}

TEST_CASE("a word of Latin and other letters mixes scripts") {
  CHECK(mixes_scripts("yоu"));  // Cyrillic о
  CHECK(mixes_scripts("الtext"));
  CHECK_FALSE(mixes_scripts("you"));
  CHECK_FALSE(mixes_scripts("на"));
  CHECK_FALSE(mixes_scripts("y0u"));
  CHECK_FALSE(mixes_scripts("søn"));
  CHECK_FALSE(mixes_scripts(""));
}

}  // namespace scruple::text

#include "text/fold.h"

#include <doctest/doctest.h>

namespace scruple::text {

namespace {

// The source bytes behind the first occurrence of a folded phrase.
std::string_view source_of(std::string_view source, std::string_view phrase) {
  const NormalText normal = fold(source);
  const std::size_t begin = normal.text.find(phrase);
  REQUIRE_MESSAGE(begin != std::string::npos, normal.text);
  const Span span = normal.source_span(
      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + phrase.size())});
  return source.substr(span.begin, span.size());
}

}  // namespace

TEST_CASE("spellings that readers take for one fold to one") {
  struct Case {
    std::string_view source;
    std::string_view folded;
  };
  const Case cases[] = {
      {"This is a MIRACLE Cure", "this is a miracle cure"},
      {"Stra\xC3\x9F"
       "e",
       "strasse"},
      {"diagnóstico DIAGNO\u0301STICO", "diagnostico diagnostico"},
      {"ｍｉｒａｃｌｅ　ｃｕｒｅ", "miracle cure"},
      {"𝐦𝐢𝐫𝐚𝐜𝐥𝐞", "miracle"},
      {"mira\u200Bcle mira\u00ADcle mi\u2060ra\uFEFFcle", "miracle miracle miracle"},
      {"dia\x7F"
       "betes ha\x01ve di\u0092abetes a\x0C"
       "b",
       "diabetes have diabetes a b"},
      {"dia\x1B[1;31mbet\x1B[0mes \x1B[mcure\x1B[K \x1B[1", "diabetes cure [1"},
      {"  a\u00A0\u2003b\r\n\t c  ", "a b c"},
      {"can’t can‘t can´t can`t canʼt can′t can＇t", "can't can't can't can't can't can't can't"},
      {"“a” „b‟ «c» ″d″", "\"a\" \"b\" \"c\" \"d\""},
      {"a–b—c‑d−e", "a-b-c-d-e"},
      {"٣٫٥ ३ ５", "3٫5 3 5"},
      {"👩‍⚕️👍🏽 heal 🇪🇸 thy❤️self", "heal thy self"},
      {"1️⃣ step", "1 step"},
      {"ℹ Ⓜ ㊗ ‼ …", "i m 祝 !! ..."},
      {"Formula™ Plus® ©2020", "formula plus 2020"},
      {"CO₂ and H₂O, cure¹² now, 5² x 10⁶", "co and h o, cure now, 52 x 106"},
      {"é¹ e\u0301¹ का²", "e e का"},
      {"مُدَرِّسَة مــدرسة", "مدرسه مدرسه"},
      {"آ أ إ ٱ ى ی ة", "ا ا ا ا ي ي ه"},
      {"ὈΔΥΣΣΕΎΣ", "οδυσσευσ"},
      {"й и\u0306 е\u0301", "й й е"},
      {"ﬁ ½ ㎏ ﷺ", "fi 1⁄2 kg صلي الله عليه وسلم"},
      {"a\uE000b\uE001", "a\uFFFDb\uFFFD"},
      {"", ""},
      {" \n ", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(folded_text(c.source) == c.folded);
  }
}

TEST_CASE("View::cased keeps case, View::marked keeps diacritics") {
  CHECK(folded_text("ÁRBOL Ａb™ ②", View::cased) == "ARBOL Ab 2");
  CHECK(folded_text("ÁRBOL N\u0303 مُدَرِّسَة مــد أ", View::marked) == "árbol ñ مُدَرِّسَة مد أ");
}

TEST_CASE("a folded phrase leads back to all of its source and no more") {
  struct Case {
    std::string_view source;
    std::string_view phrase;
    std::string_view found;
  };
  const Case cases[] = {
      {"a MIRACLE  cure!", "miracle cure", "MIRACLE  cure"},
      {"a cure\u0301, b", "cure", "cure\u0301"},  // the mark belongs to its letter
      {"a cure\u200B b", "cure", "cure"},         // what is nothing belongs to none
      {"a mira\u200Bcle b", "miracle", "mira\u200Bcle"},
      {"x ½ y", "1⁄2", "½"},
      {"x ½ y", "2", "½"},
      {"a1️⃣b", "1", "1️⃣"},
      {"اَ بـ", "ا", "اَ"},
      {"a  b", " ", "  "},
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(source_of(c.source, c.phrase) == c.found);
  }
}

TEST_CASE("pieces and stand-ins make blocks, and nothing joins across a stand-in") {
  NormalText out;
  Folder folder(View::folded);
  folder.begin(out);
  folder.append("MIR", 10);
  folder.append_replaced("A", {13, 18});
  folder.append("cle ", 18);
  folder.append_mark(url_mark, {22, 40});
  folder.append("\u0301 e", 40);
  folder.append("\u0301", 60);
  folder.end_block();
  folder.end_block();
  folder.append_replaced("fish & chips", {70, 75});
  folder.append_mark(code_mark, {75, 80});
  folder.end_block();

  CHECK(out.text == "miracle \uE000 e\n\nfish & chips\uE001\n");
  REQUIRE(out.blocks.size() == 3);
  CHECK(out.blocks[0] == Span{0, 13});
  CHECK(out.blocks[1] == Span{14, 14});
  CHECK(out.blocks[2] == Span{15, 30});
  CHECK(out.source_span({0, 7}) == Span{10, 21});
  CHECK(out.source_span({3, 4}) == Span{13, 18});
  CHECK(out.source_span({8, 11}) == Span{22, 42});  // the mark behind it, which was dropped
  CHECK(out.source_span({12, 13}) == Span{43, 62});
  CHECK(out.source_span({17, 18}) == Span{70, 75});
  CHECK(out.source_span({5, 5}).is_empty());
  CHECK(out.capitals == std::vector<std::uint32_t>{0, 1, 2, 3});
  CHECK(out.is_capital(2));
  CHECK_FALSE(out.is_capital(4));
  CHECK(out.block_at(0) == 0);
  CHECK(out.block_at(13) == 0);
  CHECK(out.block_at(14) == 1);
  CHECK(out.block_at(29) == 2);
}

TEST_CASE("heaps of marks fold in linear time") {
  std::string heap;
  for (int i = 0; i < 200000; ++i) {
    heap += "\u0301\u0323";
  }
  CHECK(folded_text("a" + heap + "b") == "ab");
  CHECK(folded_text("и" + heap + "b") == "иb");
  CHECK(folded_text("и" + heap, View::marked).size() == 2 + heap.size());
  const NormalText normal = fold("a" + heap);
  CHECK(normal.source_span({0, 1}).size() == 1 + heap.size());
}

TEST_CASE("a Folder forgets the text before") {
  NormalText first;
  NormalText second;
  Folder folder(View::folded);
  folder.begin(first);
  folder.append("left over", 0);
  folder.begin(second);
  folder.append("\u0301²", 0);
  folder.end_block();
  CHECK(second.text == "2\n");
}

TEST_CASE("the steps that changed a text are named") {
  struct Case {
    std::string_view source;
    std::vector<std::string_view> steps;
  };
  const Case cases[] = {
      {"plain text, 5 a-b 'c'", {}},
      {"Plain", {"case"}},
      {"caf\u00E9", {"diacritic"}},
      {"cafe\u0301", {"diacritic"}},
      {"ÉCOLE", {"case", "diacritic"}},
      {"ｃure", {"compatibility form"}},
      {"ﬁne", {"compatibility form"}},
      {"𝐂ure", {"case", "compatibility form"}},
      {"mira\u200Bcle", {"zero-width character"}},
      {"a\u00ADb", {"zero-width character"}},
      {"a\x7F"
       "b",
       {"control character"}},
      {"a  b", {"white space"}},
      {"a\u00A0b", {"white space"}},
      {"a\nb", {"white space"}},
      {"a 👍 b", {"emoji"}},
      {"don’t", {"quotation mark or dash"}},
      {"a—b", {"quotation mark or dash"}},
      {"٣", {"digit"}},
      {"H₂O", {"case", "super- or subscript"}},
      {"brand®", {"super- or subscript"}},
      {"أحمد", {"Arabic letter form"}},
      {"مــد", {"Arabic letter form"}},
      {"مُد", {"diacritic"}},
      {"가 漢 й", {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.source);
    CHECK(folding_steps(c.source) == c.steps);
  }
}

}  // namespace scruple::text

#include "report/excerpt.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "report/sample.h"
#include "text/display_width.h"

using scruple::Span;
using scruple::report::excerpt_of;
using scruple::report::ExcerptLine;
using scruple::report::Positions;
using scruple::report::Redaction;

namespace {

// The excerpt for the first `==mark==`, drawn with its underline.
std::string drawn(std::string_view marked_text, std::size_t width = 60) {
  const auto library = scruple::test::sample_library();
  const auto file = scruple::test::sample_file("a", marked_text);
  const std::string& text = file.source->text;
  const Positions positions(text);
  const Redaction redaction(library, text, file.result);
  const auto finding = std::ranges::find(file.result.findings, scruple::policy::RuleIndex{1},
                                         &scruple::lint::Finding::rule);
  std::string out;
  for (const ExcerptLine& line : excerpt_of(text, finding->span, positions, redaction, width)) {
    out += line.number == 0 ? "..." : std::to_string(line.number) + "|" + line.text;
    out += "\n";
    if (line.mark_width > 0) {
      out += " |" + std::string(line.mark_column, ' ') + std::string(line.mark_width, '^') + "\n";
    }
    CHECK(scruple::text::display_width(line.text) <= width);
  }
  return out;
}

}  // namespace

TEST_CASE("the mark is underlined where it is seen") {
  CHECK(drawn("a ==miracle== here") == "1|a miracle here\n |  ^^^^^^^\n");
  CHECK(drawn("x\ty ==miracle==") == "1|x       y miracle\n |          ^^^^^^^\n");
  CHECK(drawn("日本 ==奇跡== x") == "1|日本 奇跡 x\n |     ^^^^\n");
  CHECK(drawn("e\xCC\x81 ==mira\xCC\x81"
              "cle==") ==
        "1|e\xCC\x81 mira\xCC\x81"
        "cle\n |  ^^^^^^^\n");
  CHECK(drawn("==a==") == "1|a\n |^\n");
}

TEST_CASE("masks are shown in place of confidential words, and the underline keeps its place") {
  CHECK(drawn("no {{123-45-6789}} ==miracle==") ==
        "1|no [US_SSN] miracle\n |            ^^^^^^^\n");
  CHECK(drawn("==a {{123-45-6789}} b==") == "1|a [US_SSN] b\n |^^^^^^^^^^^^\n");
  CHECK(drawn("{{1 ==2}} x==") == "1|[US_SSN] x\n |^^^^^^^^^^\n");
}

TEST_CASE("a mark over several lines is shown on each, and of many lines the first and last") {
  CHECK(drawn("a ==b\nc== d") == "1|a b\n |  ^\n2|c d\n |^\n");
  CHECK(drawn("a ==b\r\nc\rd== e") == "1|a b\n |  ^\n2|c\n |^\n3|d e\n |^\n");
  CHECK(drawn("==1\n2\n3\n4\n5==") == "1|1\n |^\n2|2\n |^\n...\n5|5\n |^\n");
}

TEST_CASE("a confidential number over a line break is masked on both lines") {
  CHECK(drawn("==a {{123\n456}} b==") ==
        "1|a [US_SSN]\n |^^^^^^^^^^\n2|[US_SSN] b\n |^^^^^^^^^^\n");
}

TEST_CASE("long lines are cut around the mark") {
  const std::string words(5000, 'w');
  CHECK(drawn(words + "==miracle==" + words, 21) == "1|…wwwwwwmiraclewwwwww…\n |       ^^^^^^^\n");
  CHECK(drawn("==miracle==" + words, 21) == "1|miraclewwwwwwwwwwww…\n |^^^^^^^\n");
  CHECK(drawn(words + "==miracle==", 21) == "1|…wwwwwwwwwwwwmiracle\n |             ^^^^^^^\n");
  CHECK(drawn("==" + words + "==", 21) == "1|wwwwwwwwwwwwwwwwwww…\n |^^^^^^^^^^^^^^^^^^^\n");
}

TEST_CASE("cutting a long line never shows a part of confidential words") {
  for (std::size_t gap = 0; gap < 400; gap += 7) {
    const std::string text =
        drawn(std::string(300, 'w') + "{{123-45-6789 123-45-6789}}" + std::string(gap, 'x') +
                  "==m==" + std::string(gap, 'y') + "{{987-65-4321}}" + std::string(300, 'z'),
              40);
    CHECK(text.find_first_of("0456789") == std::string::npos);
  }
}

TEST_CASE("an empty span points at what follows it, or at the end of its line") {
  const auto library = scruple::test::sample_library();
  const std::string text = "abc\ndef";
  const Positions positions(text);
  const Redaction redaction(library, text, {});
  const auto at = [&](std::uint32_t offset) {
    return excerpt_of(text, {offset, offset}, positions, redaction, 60).front();
  };
  CHECK(at(1).mark_column == 1);
  CHECK(at(1).mark_width == 1);
  CHECK(at(7).mark_column == 3);
  CHECK(at(7).mark_width == 1);
}

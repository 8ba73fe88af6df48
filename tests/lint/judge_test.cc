// What a rule asks around its hits: near, unless, scope, count, combine, label, bound, masks,
// check.

#include <doctest/doctest.h>

#include "lint/lint_with.h"
#include "support/marked.h"
#include "support/phrase_library.h"

namespace {

struct Case {
  const char* text;
  const char* format = "txt";
};

// Each text, with the words marked that the rule is to flag.
void check(const std::vector<std::string>& phrases, const char* more_of_rule,
           const std::vector<Case>& cases,
           const std::map<std::string, std::vector<std::string>>& lexicons = {}) {
  const auto library = scruple::test::library_of(phrases, lexicons, more_of_rule);
  for (const Case& one : cases) {
    const auto marked = scruple::test::unmark(one.text);
    const auto result = scruple::test::lint_with(library, marked.text, one.format);
    CHECK(scruple::test::mark(marked.text, scruple::test::spans_of(result)) == one.text);
  }
}

}  // namespace

TEST_CASE("near asks for company in a window") {
  check({"free tin"}, "    near: {within: sentence, any: [today, now]}\n",
        {{"A ==free tin== today."}, {"A free tin. Today it rains."}, {"Now a ==free tin==."}});
  check({"free tin"}, "    near: {within: 2 words, any: [today]}\n",
        {{"A ==free tin== for today."},
         {"A free tin for you today."},
         {"Today only a free tin"},
         {"today a ==free tin=="}});
  check({"free tin"}, "    near: {within: 3 words, side: before, any: [today]}\n",
        {{"Today a ==free tin==."}, {"A free tin today."}});
  check({"free tin"}, "    near: {within: paragraph, all: [today, formula]}\n",
        {{"A ==free tin==. Formula. Today."}, {"A free tin. Today.\n\nFormula."}});
  check({"free tin"}, "    near: {within: document, any: [today]}\n",
        {{"A ==free tin==.\n\nToday."}});
  check({"free tin"}, "    near: {within: section, any: [today]}\n",
        {{"# A\n\n==free tin==\n\ntoday", "md"}, {"# A\n\nfree tin\n\n# B\n\ntoday", "md"}});
}

TEST_CASE("what is near may stand in the hashtag that is the hit, however it is written") {
  check({"free tin"}, "    near: {within: 14 words, any: [tin]}\n",
        {{"#==FreeTin=="}, {"#==freetin=="}, {"#==FREEtin=="}});
  check({"free tin"}, "    unless: {near: {within: sentence, any: [tin]}}\n",
        {{"#FreeTin"}, {"#freetin"}});
}

TEST_CASE("unless near excuses") {
  check({"free tin"}, "    unless: {near: {within: sentence, any: [recall]}}\n",
        {{"A ==free tin==."}, {"The recall of a free tin."}, {"A recall. A ==free tin==."}});
}

TEST_CASE("a scope keeps a rule to places") {
  check({"free tin"}, "    scope: [heading]\n", {{"# A ==free tin==\n\nA free tin", "md"}});
  check({"free tin"}, "    scope: [alt]\n", {{"![A ==free tin==](a.png)\n\nA free tin", "md"}});
  check({"free tin"}, "    scope: [link]\n",
        {{"A [==free tin==](https://x.example) and a free tin", "md"}});
  check({"free tin"}, "    scope: [table]\n",
        {{"free tin\n\n| a |\n|---|\n| ==free tin== |\n", "md"}});
  check({"free tin"}, "    scope: [quote]\n", {{"free tin\n\n> ==free tin==\n", "md"}});
  check({"free tin"}, "    scope: [hashtag]\n", {{"free tin #==FreeTin=="}});
  check({"free tin"}, "    scope: [first(12)]\n", {{"==free tin== and free tin"}});
  check({"/[a-z]+\\.example\\/reset/"}, "    scope: [url]\n",
        {{"See https://==portal.example/reset== now, portal.example/reset"}});
}

TEST_CASE("code alone has no prose around it") {
  for (const char* more :
       {"    scope: [prose, code]\n", "    scope: [code]\n    unless: default\n",
        "    scope: [heading, code]\n    unless: {near: {within: 3 words, any: [today]}}\n",
        "    scope: [code]\n    unless: {near: {within: sentence, any: [today]}}\n",
        "    scope: [code]\n    unless: {near: {within: paragraph, any: [today]}}\n",
        "    scope: [code]\n    unless: {near: {within: section, any: [today]}}\n",
        "    scope: [code]\n    unless: {near: {within: document, any: [today]}}\n"}) {
    CAPTURE(more);
    check({"pw is <number>"}, more, {{"\t==pw is 12==\n", "md"}});
  }
}

TEST_CASE("count asks for several hits in a window") {
  check({"(tired|dizzy|thirsty)"}, "    count: {at_least: 3, within: paragraph}\n",
        {{"==tired==, ==dizzy==, ==thirsty=="}, {"tired, dizzy"}, {"tired, dizzy\n\nthirsty"}});
}

TEST_CASE("combine asks for different company") {
  check({"my patient"},
        "    combine: {at_least: 2, of: [teacher, village, <age>], within: sentence}\n",
        {{"==My patient==, a teacher from our village."},
         {"My patient, a teacher, a teacher."},
         {"==My patient==, a 34-year-old teacher."},
         {"My patient, a teacher. The village."}});
}

TEST_CASE("a label stands directly before the value") {
  check({R"(/\d{6,8}/)"}, "    label: [mrn, medical record]\n",
        {{"MRN: ==123456==, MRN is #==1234567==, medical record no. ==12345678=="},
         {"MRN was lost, 123456"},
         {"123456"}});
}

TEST_CASE("bound says what may not touch a hit") {
  check({R"(/\d{4}/)"}, "    bound: word\n", {{"==1234== 1234-5 v1.1234 #1234 A-1234 (==1234==)"}});
  check({R"(/\d{4}/)"}, "    bound: digit\n", {{"==1234== A-==1234== 1234-5"}});
  check({R"(/\d{4}/)"}, "    bound: alnum\n",
        {{"==1234==، ==5678==؛ هل ==1234==؟ A1234 1234_ “==1234==”"}});
  check({R"(/[a-z]{2}-\d{2}/)"}, "    bound: word\n", {{"é-ab-12 ==ab-12==…"}});
}

TEST_CASE("masked spans are no candidates") {
  check({R"(/\d{2,4}/)"}, "    masks: [date, dose, price, doi, email]\n",
        {{"==1234== 12/03/2024 500 mg $50 10.1000/1234 a12@x.example"}});
}

TEST_CASE("a check drops what is not valid, or lowers it") {
  check({R"(/\d{4} \d{4} \d{4} \d{4}/)"}, "    check: card\n",
        {{"==4111 1111 1111 1111== and 4111 1111 1111 1112"}});
  const auto library = scruple::test::library_of({R"(/\d{4} \d{4} \d{4} \d{4}/)"}, {},
                                                 "    check: card\n    if_invalid: suggestion\n");
  const auto result = scruple::test::lint_with(library, "4111 1111 1111 1112");
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].severity == scruple::policy::Severity::suggestion);
}

TEST_CASE("of a rule's hits that overlap, the leftmost and longest stays") {
  check({"free tin", "tin of formula", "free tin of"}, "", {{"A ==free tin of== formula"}});
}

TEST_CASE("a redacted rule's words are told as confidential and left out of its message") {
  const auto library = scruple::test::library_of({R"(/\d{3}-\d{2}-\d{4}/)"}, {},
                                                 "    redact: true\n    check: us-ssn\n");
  const auto result = scruple::test::lint_with(library, "it is 899-45-6781 here");
  REQUIRE(result.confidential.size() == 1);
  CHECK(result.confidential[0] == scruple::Span{6, 17});
  CHECK(result.findings[0].message.find("899") == std::string::npos);
}

TEST_CASE("a view keeps case or diacritics") {
  check({"US Patient"}, "    view: cased\n", {{"==US Patient== us patient"}});
  check({"papá"}, "    view: marked\n", {{"==papá== papa"}});
}

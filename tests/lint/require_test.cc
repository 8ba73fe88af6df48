#include <doctest/doctest.h>

#include "lint/lint_with.h"
#include "policy/library.h"
#include "support/marked.h"

namespace {

scruple::policy::Library library_with(const std::string& require) {
  const std::string yaml =
      "policy: test\ntitle: Test\nversion: 1.0.0\nreviewed: 2026-11-22\nsummary: Test.\n"
      "references:\n  source: {title: Source, clause: '1', issuer: Test, checked: text}\n"
      "rules:\n  - id: rule\n    title: Rule\n    severity: warning\n    why: For the test.\n    "
      "cite: [source]\n"
      "    message: The statement is missing.\n    advice: Add it.\n    require:\n" +
      require + "    examples:\n      flag: ['==a==', '==b==', '==c==']\n      pass: [x, y, z]\n";
  scruple::policy::Loaded loaded =
      scruple::policy::load({{.files = {{.path = "test.yaml", .contents = yaml}}}}, {});
  for (const scruple::Error& error : loaded.errors) {
    FAIL_CHECK(scruple::describe(error));
  }
  return std::move(loaded.library);
}

void check(const scruple::policy::Library& library, const char* marked,
           const char* format = "txt") {
  const auto draft = scruple::test::unmark(marked);
  const auto result = scruple::test::lint_with(library, draft.text, format);
  CHECK(scruple::test::mark(draft.text, scruple::test::spans_of(result)) == marked);
}

}  // namespace

TEST_CASE("a missing statement is reported once, at the first trigger") {
  const auto library = library_with(
      "      if: {any: {en: [diabetes, insulin]}}\n      any: {en: [general information ... not "
      "... medical advice]}\n");
  check(library, "About ==diabetes==. More on diabetes and insulin.");
  check(library, "About diabetes.\n\nThis is general information and not medical advice.");
  check(library, "Nothing of the kind.");
}

TEST_CASE("a trigger may have to stand several times") {
  const auto library = library_with(
      "      if: {any: [diabetes, insulin], at_least: 2}\n      any: [see your doctor]\n");
  check(library, "About diabetes.");
  check(library, "About ==diabetes== and insulin.");
}

TEST_CASE("exact wording is compared word by word, whatever the punctuation") {
  const auto library = library_with(
      "      if: {any: [supplement]}\n      wording: exact\n      any: ['Always read the label, "
      "and follow the directions for use.']\n");
  check(library, "Our supplement. ALWAYS READ THE LABEL AND FOLLOW THE DIRECTIONS FOR USE!");
  check(library, "Our ==supplement==.");
}

TEST_CASE("drifted wording is reported where it stands, with the difference") {
  const auto library = library_with(
      "      if: {any: [supplement]}\n      wording: exact\n      any: [always read the label and "
      "follow the directions for use]\n");
  const std::string text =
      "Our supplement. Always read the label and usually follow directions for use.";
  const auto result = scruple::test::lint_with(library, text);
  REQUIRE(result.findings.size() == 1);
  CHECK(text.substr(result.findings[0].span.begin, result.findings[0].span.size()) ==
        "Always read the label and usually follow directions for use");
  CHECK(result.findings[0].message ==
        "The statement is missing. The wording has drifted: without 'the'; with 'usually'.");
}

TEST_CASE("the place of the statement is kept to") {
  const auto first =
      library_with("      if: {any: [formula]}\n      any: ['#ad']\n      where: first(20)\n");
  check(first, "#ad Our formula is here");
  check(first, "Our ==formula== is here and this is an #ad");
  const auto last = library_with(
      "      if: {any: [formula]}\n      any: [read the label]\n      where: last paragraph\n");
  check(last, "Our formula.\n\nRead the label.");
  check(last, "Our ==formula==. Read the label.\n\nThanks.");
  const auto key = library_with(
      "      if: {any: [formula]}\n      any: [x]\n      where: front_matter.disclosure\n");
  check(key, "---\ndisclosure: paid\n---\nOur formula", "md");
  check(key, "---\ntags: paid\n---\nOur ==formula==", "md");
}

TEST_CASE(
    "the fix inserts the statement behind the last paragraph, in the language of the trigger") {
  const auto library = library_with(
      "      if: {any: {en: [diabetes], es: [insulina]}}\n      any: [aviso]\n      insert: {en: "
      "Read this., es: Lea esto.}\n");
  const std::string text = "Sobre la insulina.\n";
  const auto result = scruple::test::lint_with(library, text);
  REQUIRE(result.findings.size() == 1);
  REQUIRE(result.findings[0].fixes.size() == 1);
  CHECK(result.findings[0].fixes[0].span == scruple::Span{18, 18});
  CHECK(result.findings[0].fixes[0].replacement == "\n\nLea esto.");
}

TEST_CASE("what is inserted is in the language of the post, with its line breaks") {
  const auto library = library_with(
      "      if: {any: {en: [diabetes], es: [diabetes]}}\n"
      "      any: {en: [not medical advice], es: [no es consejo médico]}\n"
      "      insert: {en: Not medical advice., es: No es consejo médico.}\n");
  const auto inserted = [&](const char* text) {
    const auto result = scruple::test::lint_with(library, text);
    REQUIRE(result.findings.size() == 1);
    REQUIRE(result.findings[0].fixes.size() == 1);
    return result.findings[0].fixes[0].replacement;
  };
  CHECK(inserted("How to live with diabetes.") == "\n\nNot medical advice.");
  CHECK(inserted("Cómo vivir con la diabetes y su tratamiento.") == "\n\nNo es consejo médico.");
  CHECK(inserted("How to live with diabetes.\r\nAnd well.") == "\r\n\r\nNot medical advice.");
}

#include "report/redaction.h"

#include <string>

#include <doctest/doctest.h>

#include "report/sample.h"

using scruple::Span;
using scruple::lint::Finding;
using scruple::lint::LintResult;
using scruple::policy::RuleIndex;
using scruple::report::Redaction;

namespace {

constexpr RuleIndex miracle_rule{1};
constexpr RuleIndex ssn_rule{2};

Finding finding(RuleIndex rule, Span span, std::string message = {}) {
  Finding out;
  out.rule = rule;
  out.span = span;
  out.message = std::move(message);
  return out;
}

}  // namespace

TEST_CASE("a placeholder is made of the rule's name alone") {
  CHECK(scruple::report::placeholder_of(scruple::test::sample_library().rules[2]) == "[US_SSN]");
}

TEST_CASE("masked text has the placeholder for every mask it touches") {
  const auto library = scruple::test::sample_library();
  const std::string text = "ab 123 cd 456 ef";
  LintResult result;
  result.findings = {finding(ssn_rule, {3, 6}), finding(ssn_rule, {10, 13})};
  result.confidential = {{3, 6}, {10, 13}};
  const Redaction redaction(library, text, result);
  CHECK(redaction.masked({0, 16}) == "ab [US_SSN] cd [US_SSN] ef");
  CHECK(redaction.masked({0, 3}) == "ab ");
  CHECK(redaction.masked({4, 5}) == "[US_SSN]");
  CHECK(redaction.masked({5, 11}) == "[US_SSN] cd [US_SSN]");
  CHECK(redaction.touches({5, 7}));
  CHECK_FALSE(redaction.touches({6, 10}));
}

TEST_CASE("confidential places that overlap are one, and those without a finding have a name too") {
  const auto library = scruple::test::sample_library();
  const std::string text = "0123456789";
  LintResult result;
  result.confidential = {{1, 4}, {2, 3}, {3, 6}, {8, 9}};
  const Redaction redaction(library, text, result);
  CHECK(redaction.masked({0, 10}) == "0[CONFIDENTIAL]67[CONFIDENTIAL]9");
}

TEST_CASE("a mask has the name of the first redacted rule that found something there") {
  const auto library = scruple::test::sample_library();
  const std::string text = "0123456789abcdef";
  LintResult result;
  result.findings = {finding(miracle_rule, {0, 12}), finding(ssn_rule, {2, 6})};
  result.confidential = {{1, 4}, {2, 6}, {9, 10}};
  const Redaction redaction(library, text, result);
  CHECK(redaction.masked({0, 16}) == "0[US_SSN]678[CONFIDENTIAL]abcdef");
}

TEST_CASE("nothing of the text stays in a message that touches confidential words") {
  const auto library = scruple::test::sample_library();
  const std::string text = "cures 123-45 well";
  LintResult result;
  result.findings = {
      finding(miracle_rule, {0, 17}, "Claims a miracle. It has drifted: with 'one two three'.")};
  result.confidential = {{6, 12}};
  const Redaction redaction(library, text, result);
  CHECK(redaction.message_of(result.findings[0]) ==
        "Claims a miracle: 'cures [CONFIDENTIAL] well'.");
}

TEST_CASE("messages are made anew where the words found are confidential") {
  const auto library = scruple::test::sample_library();
  const std::string text = "cures 123-45 well";
  LintResult result;
  result.findings = {finding(miracle_rule, {0, 17}, "Claims a miracle: 'cures 12345 well'."),
                     finding(ssn_rule, {6, 12}, "Looks like 123-45.")};
  result.confidential = {{6, 12}};
  const Redaction redaction(library, text, result);
  CHECK(redaction.message_of(result.findings[0]) == "Claims a miracle: 'cures [US_SSN] well'.");
  CHECK(redaction.message_of(result.findings[1]) == "Shows a social security number.");
}

TEST_CASE("what a fix would write is scrubbed of the words it replaces") {
  const auto library = scruple::test::sample_library();
  const std::string text = "call 123\n45 now";
  LintResult result;
  result.confidential = {{5, 11}};
  const Redaction redaction(library, text, result);
  CHECK(redaction.scrubbed("dial 123\n45 or 123 45", {0, 15}) ==
        "dial [CONFIDENTIAL] or [CONFIDENTIAL]");
  CHECK(redaction.scrubbed("dial 123\n45", {12, 15}) == "dial 123\n45");
}

TEST_CASE("a message is one line") {
  const auto library = scruple::test::sample_library();
  const std::string text = "miracle\ncure";
  const Redaction redaction(library, text, {});
  CHECK(redaction.message_of(finding(miracle_rule, {0, 12}, "Claims 'miracle\n  cure'.")) ==
        "Claims 'miracle cure'.");
}

#include "report/sample.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "text/encoding.h"

namespace scruple::test {

namespace {

using policy::Reference;
using policy::Rule;
using policy::RuleIndex;
using policy::Severity;

constexpr std::uint32_t miracle_rule = 1;  // rules are sorted by full id
constexpr std::uint32_t ssn_rule = 2;
constexpr std::uint32_t disclaimer_rule = 0;

struct Marker {
  std::string_view open;
  std::string_view close;
  std::uint32_t rule;
};
constexpr Marker markers[] = {
    {"==", "==", miracle_rule}, {"{{", "}}", ssn_rule}, {"[[", "]]", disclaimer_rule}};

Rule rule(std::string id, Severity severity, std::string message, std::string advice) {
  Rule out;
  out.full_id = "house/" + id;
  out.title = "About " + id;
  out.id = std::move(id);
  out.severity = severity;
  out.why = "Readers believe it";
  out.message = std::move(message);
  out.advice = std::move(advice);
  return out;
}

lint::Finding finding(std::uint32_t index, Span span, const policy::Library& library,
                      std::string_view text) {
  lint::Finding out;
  out.rule = RuleIndex{index};
  out.severity = library.rules[index].severity;
  out.span = span;
  out.message = library.rules[index].message;
  const std::size_t slot = out.message.find("{match}");
  if (slot != std::string::npos) {
    out.message.replace(slot, 7, text.substr(span.begin, span.size()));
  }
  if (index == disclaimer_rule) {
    out.fixes.push_back({.span = {span.end, span.end},
                         .replacement = "\n\nThis is general information.",
                         .description = "Add the required statement"});
  }
  return out;
}

}  // namespace

policy::Library sample_library() {
  policy::Library library;
  policy::Policy house;
  house.id = "house";
  house.title = "House rules";
  house.version = "1.2.0";
  house.references = {Reference{.id = "act-5",
                                .title = "Advertising Act",
                                .clause = "Section 5",
                                .issuer = "Parliament",
                                .jurisdiction = "UK",
                                .year = "1939",
                                .url = "https://example.org/act?a=1&b=2",
                                .checked = Reference::Checked::text,
                                .from = {},
                                .until = {}},
                      Reference{.id = "guide",
                                .title = "Guide to \"fair\" words",
                                .clause = "",
                                .issuer = "",
                                .jurisdiction = "",
                                .year = "",
                                .url = "",
                                .checked = Reference::Checked::unconfirmed,
                                .from = {},
                                .until = {}}};
  library.policies.push_back(std::move(house));
  Rule disclaimer =
      rule("add-disclaimer", Severity::suggestion, "The disclaimer is missing.", "Add one.");
  disclaimer.citations = {1};
  Rule miracle =
      rule("miracle-cure", Severity::error, "Claims a miracle: '{match}'.", "Say what it does.");
  miracle.citations = {0, 1};
  Rule ssn = rule("us-ssn", Severity::warning, "Shows a social security number.", "Remove it.");
  ssn.citations = {0};
  ssn.is_redacted = true;
  library.rules = {std::move(disclaimer), std::move(miracle), std::move(ssn)};
  return library;
}

report::FileReport sample_file(std::string path, std::string_view marked_text) {
  std::string text;
  std::vector<std::pair<Span, std::uint32_t>> found;
  std::vector<std::uint32_t> open_at(3, 0);
  std::vector<bool> is_open(3, false);
  for (std::size_t at = 0; at < marked_text.size();) {
    const std::string_view rest = marked_text.substr(at);
    const auto* marker = std::ranges::find_if(markers, [&](const Marker& one) {
      return rest.starts_with(is_open[one.rule] ? one.close : one.open);
    });
    if (marker == std::end(markers)) {
      text += marked_text[at++];
      continue;
    }
    const auto here = static_cast<std::uint32_t>(text.size());
    if (is_open[marker->rule]) {
      found.push_back({{open_at[marker->rule], here}, marker->rule});
    } else {
      open_at[marker->rule] = here;
    }
    is_open[marker->rule] = !is_open[marker->rule];
    at += 2;
  }
  std::ranges::sort(found);
  const policy::Library library = sample_library();
  report::FileReport file;
  file.path = std::move(path);
  file.byte_count = text.size();
  for (const auto& [span, index] : found) {
    file.result.findings.push_back(finding(index, span, library, text));
    if (library.rules[index].is_redacted) {
      file.result.confidential.push_back(span);
    }
    const auto verdict = library.rules[index].severity == Severity::error ? lint::Verdict::block
                         : library.rules[index].severity == Severity::warning
                             ? lint::Verdict::review
                             : lint::Verdict::clear;
    file.result.verdict = std::max(file.result.verdict, verdict);
  }
  if (!found.empty()) {
    file.source = document::Source{.name = file.path, .text = std::move(text), .map = {}};
  }
  return file;
}

std::vector<report::FileReport> sample_files() {
  std::vector<report::FileReport> files;
  files.push_back(sample_file("posts/first.md",
                              "# Try it\n\nA ==miracle cure== for all, call {{123-45-6789}} now.\n"
                              "Two on a line: ==miracle cure== and ==miracle remedy==.\n"));
  files.push_back(
      sample_file("posts/t\xC3\xA9st \xF0\x9F\x92\x8A.md",
                  "\xEF\xBB\xBF\xF0\x9F\x98\x80 a ==miracle\r\ncure==\tand\t==mira\xCC\x81"
                  "cle cure== "
                  "{{123-45-6789}} ==for {{987-65-4321}} ever==\rlone return "
                  "==\xF0\x9D\x97\xAA\xF0\x9D\x97\x9B== "
                  "\x1B[31m \xE2\x80\xAE [[trigger]] without a last line break"));
  report::FileReport clear = sample_file("posts/clear.md", "");
  clear.byte_count = 12;
  clear.problems.push_back({.code = "front-matter-syntax",
                            .message = "the front matter is no valid YAML",
                            .path = "posts/clear.md",
                            .line = 2,
                            .column = 3});
  clear.result.notes.push_back("1 rule is off because the jurisdiction is not known");
  files.push_back(std::move(clear));
  files.push_back(
      {.path = "posts/image.png",
       .error =
           Error{.code = "binary-file", .message = "it is no text", .path = "posts/image.png"}});
  return files;
}

std::string written(const std::vector<report::FileReport>& files, std::string_view format,
                    const report::FormatOptions& options) {
  const policy::Library library = sample_library();
  const report::Run run{.library = &library, .date = {2026, 11, 22}};
  StringWriter out;
  report::Summary summary;
  const auto writer = report::format_named(format)->make(run, options, out);
  for (const report::FileReport& file : files) {
    writer->add(file);
    summary.add(file);
  }
  summary.unknown_kind_count = 3;
  summary.ignored_count = 1;
  writer->finish(summary);
  return out.text;
}

}  // namespace scruple::test

TEST_CASE("the marks of the sample become findings") {
  const auto file = scruple::test::sample_file("a", "x ==y {{z}}== [[w]]");
  REQUIRE(file.result.findings.size() == 3);
  CHECK(file.source->text == "x y z w");
  CHECK(file.result.findings[0].span == scruple::Span{2, 5});
  CHECK(file.result.findings[1].span == scruple::Span{4, 5});
  CHECK(file.result.findings[2].span == scruple::Span{6, 7});
  CHECK(file.result.confidential == std::vector<scruple::Span>{{4, 5}});
}

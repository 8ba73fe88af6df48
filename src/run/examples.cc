#include "run/examples.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "document/formats.h"
#include "document/source.h"
#include "policy/library.h"
#include "policy/profile.h"
#include "run/mutations.h"

// Every example is a document of its own, linted with all rules loaded, so that what a rule's
// author sees is what a user will; only the findings of the example's own rule are looked at.

namespace scruple::run {

namespace {

using policy::Example;
using policy::Rule;

// The example's profile; without one, the first value of each key the rule asks for.
Result<policy::Profile> profile_of(const Example& example, const Rule& rule) {
  policy::Profile profile;
  const auto& values = example.has_profile ? example.profile : rule.when;
  for (const auto& [key, all] : values) {
    std::string joined;
    for (const std::string& value : all) {
      joined += (joined.empty() ? "" : ",") + value;
      if (!example.has_profile) {
        break;
      }
    }
    if (auto error = profile.set(key, joined)) {
      return *std::move(error);
    }
  }
  if (example.language != Language::any) {
    profile.language = example.language;
  }
  return profile;
}

std::string marked(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  std::uint32_t at = 0;
  for (const Span span : spans) {
    if (span.begin < at) {
      continue;  // overlaps the one before it
    }
    out += text.substr(at, span.begin - at);
    out += "==";
    out += text.substr(span.begin, span.size());
    out += "==";
    at = span.end;
  }
  return out += text.substr(at);
}

class Tester {
 public:
  Tester(const lint::Linter& linter, const ExampleOptions& options)
      : linter_(linter), library_(linter.library()), options_(options), scratch_(linter) {}

  ExampleResults run() {
    for (const Rule& rule : library_.rules) {
      ++results_.rule_count;
      for (const Example& example : rule.flag) {
        test(rule, example, true);
        test_mutants(rule, example);
      }
      for (const Example& example : rule.pass) {
        test(rule, example, false);
      }
      if (options_.with_coverage) {
        cover(rule);
      }
    }
    return std::move(results_);
  }

 private:
  void test(const Rule& rule, const Example& example, bool is_flag) {
    ++results_.example_count;
    if (const auto found = found_in(rule, example)) {
      judge(rule, example, is_flag, *found);
    }
  }

  void test_mutants(const Rule& rule, const Example& example) {
    if (!options_.with_mutations || found_in(rule, example) != example.marks) {
      return;
    }
    for (const Mutation& mutation : mutations()) {
      const auto mutant = mutation.apply(example, rule, library_);
      if (!mutant) {
        continue;
      }
      ++results_.mutant_count;
      const auto found = found_in(rule, *mutant);
      if (found && *found != mutant->marks) {
        fail(rule, example, "mutant-not-flagged",
             std::string(mutation.name) + ", the flag example is not flagged as marked: " +
                 marked(mutant->text, mutant->marks) +
                 "; found: " + (found->empty() ? "nothing" : marked(mutant->text, *found)));
      }
    }
  }

  void cover(const Rule& rule) {
    const std::vector<policy::PhraseSet> sets = policy::phrase_sets_of(rule);
    const policy::PhraseSet opening = policy::opening_phrases(rule);
    std::set<policy::PhraseIndex> reached;
    for (const Example& example : rule.flag) {
      reached.merge(phrases_in(example, sets));
    }
    for (const Example& example : rule.pass) {
      std::set<policy::PhraseIndex> others = phrases_in(example, sets);
      std::erase_if(others, [&](policy::PhraseIndex phrase) { return is_in(opening, phrase); });
      reached.merge(others);
    }
    for (const policy::PhraseSet set : sets) {
      for (std::uint32_t i = set.begin; i < set.end; ++i) {
        ++results_.phrase_count;
        if (!reached.contains(static_cast<policy::PhraseIndex>(i))) {
          add_unreached(rule, library_.phrases[i],
                        is_in(opening, static_cast<policy::PhraseIndex>(i)));
        }
      }
    }
  }

  static bool is_in(policy::PhraseSet set, policy::PhraseIndex phrase) {
    const auto number = static_cast<std::uint32_t>(phrase);
    return set.begin <= number && number < set.end;
  }

  std::set<policy::PhraseIndex> phrases_in(const Example& example,
                                           const std::vector<policy::PhraseSet>& sets) {
    const auto document = document_of(example);
    if (!document) {
      return {};
    }
    const auto phrases = linter_.phrases_in(*document, sets, scratch_);
    return {phrases.begin(), phrases.end()};
  }

  void add_unreached(const Rule& rule, const policy::Phrase& phrase, bool is_looked_for) {
    results_.unreached.push_back({.code = "phrase-not-reached",
                                  .message = rule.full_id + ": no " +
                                             (is_looked_for ? "flag example" : "example") +
                                             " reaches '" + phrase.text + "'",
                                  .path = phrase.path,
                                  .line = phrase.line,
                                  .column = phrase.column});
  }

  // The example as a document of its own.
  static Result<document::Document> document_of(const Example& example) {
    const document::Format* format =
        document::format_named(example.format.empty() ? "text" : example.format);
    if (format == nullptr) {
      return Error{.code = "unknown-format",
                   .message = "there is no format '" + example.format + "'"};
    }
    auto source = document::make_source(example.path, example.text);
    if (!source) {
      return source.error();
    }
    return format->parse(*std::move(source));
  }

  // What the rule flags in an example; nothing when the example cannot be used, which is told.
  std::optional<std::vector<Span>> found_in(const Rule& rule, const Example& example) {
    const auto document = document_of(example);
    if (!document) {
      fail(rule, example, "example-unusable", document.error().message);
      return std::nullopt;
    }
    const auto profile = profile_of(example, rule);
    if (!profile) {
      fail(rule, example, "example-unusable", profile.error().message);
      return std::nullopt;
    }
    const lint::LintOptions options{
        .today = library_.policies[rule.policy].reviewed.value_or(options_.today)};
    return spans_of(rule, linter_.lint(*document, *profile, options, scratch_));
  }

  std::vector<Span> spans_of(const Rule& rule, const lint::LintResult& result) const {
    std::vector<Span> spans;
    for (const lint::Finding& finding : result.findings) {
      if (&library_.rules[static_cast<std::size_t>(finding.rule)] == &rule) {
        spans.push_back(finding.span);
      }
    }
    std::ranges::sort(spans);
    return spans;
  }

  void judge(const Rule& rule, const Example& example, bool is_flag,
             const std::vector<Span>& found) {
    if (!is_flag) {
      if (!found.empty()) {
        fail(rule, example, "example-flagged",
             "the pass example is flagged: " + marked(example.text, found));
      }
    } else if (found.empty()) {
      fail(rule, example, "example-not-flagged",
           "the flag example is not flagged: " + marked(example.text, example.marks));
    } else if (found != example.marks) {
      fail(rule, example, "example-span",
           "other words are flagged than those marked: " + marked(example.text, found));
    }
  }

  void fail(const Rule& rule, const Example& example, std::string_view code,
            const std::string& message) {
    results_.failures.push_back({.code = std::string(code),
                                 .message = rule.full_id + ": " + message,
                                 .path = example.path,
                                 .line = example.line,
                                 .column = example.column});
  }

  const lint::Linter& linter_;
  const policy::Library& library_;
  const ExampleOptions& options_;
  lint::Linter::Scratch scratch_;
  ExampleResults results_;
};

}  // namespace

ExampleResults test_examples(const lint::Linter& linter, const ExampleOptions& options) {
  return Tester(linter, options).run();
}

}  // namespace scruple::run

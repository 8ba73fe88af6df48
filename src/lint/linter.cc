// One document at a time: fold it, let the matcher name the phrases that may stand in it, and for
// each rule that owns one of them judge the hits. Rules that no candidate phrase belongs to cost
// nothing.

#include "lint/linter.h"

#include <algorithm>
#include <map>

#include "base/unique.h"
#include "lint/checks.h"
#include "lint/environment.h"
#include "lint/folding.h"
#include "lint/geometry.h"
#include "lint/judge.h"
#include "lint/language_of.h"
#include "lint/layers.h"
#include "lint/profile_of.h"
#include "lint/require.h"
#include "match/matcher.h"

namespace scruple::lint {

namespace {

using policy::Rule;
using policy::RuleIndex;
using policy::Severity;

constexpr std::uint32_t no_rule = 0xFFFF'FFFF;

Verdict verdict_of(const std::vector<Finding>& findings) {
  Verdict verdict = Verdict::clear;
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::error) {
      return Verdict::block;
    }
    if (finding.severity == Severity::warning) {
      verdict = Verdict::review;
    }
  }
  return verdict;
}

std::string with_match(std::string message, std::string_view match) {
  constexpr std::string_view placeholder = "{match}";
  for (auto at = message.find(placeholder); at != std::string::npos;
       at = message.find(placeholder, at + match.size())) {
    message.replace(at, placeholder.size(), match);
  }
  if (!message.empty() && std::string_view(".!?").find(message.back()) == std::string_view::npos) {
    message += '.';
  }
  return message;
}

// Of hits that overlap, the leftmost stays, of those the longest.
std::vector<Standing> without_overlaps(std::vector<Standing> standing) {
  std::ranges::stable_sort(standing, [](const Standing& left, const Standing& right) {
    return left.place.prose.begin != right.place.prose.begin
               ? left.place.prose.begin < right.place.prose.begin
               : left.place.prose.end > right.place.prose.end;
  });
  std::vector<Standing> kept;
  for (const Standing& one : standing) {
    if (kept.empty() || kept.back().place.prose.end <= one.place.prose.begin) {
      kept.push_back(one);
    }
  }
  return kept;
}

}  // namespace

struct Linter::Impl {
  explicit Impl(const policy::Library& the_library)
      : library(the_library), database(the_library), owners(the_library.phrases.size(), no_rule) {
    for (std::uint32_t rule = 0; rule < library.rules.size(); ++rule) {
      const policy::PhraseSet phrases = policy::opening_phrases(library.rules[rule]);
      std::fill(owners.begin() + phrases.begin, owners.begin() + phrases.end, rule);
    }
  }

  const policy::Library& library;
  match::Database database;
  std::vector<std::uint32_t> owners;  // by phrase: the rule it opens, or no_rule
};

struct Linter::Scratch::Impl {
  explicit Impl(const match::Database& database) : matcher(database) {}

  Layers layers;
  Geometry geometry;
  match::Scratch matcher;
  std::vector<std::uint32_t> rules;
};

namespace {

// One document being linted.
class Run {
 public:
  Run(const policy::Library& library, const document::Document& document,
      const policy::Profile& profile, const LintOptions& options, Environment& environment)
      : library_(library),
        document_(document),
        profile_(profile),
        options_(options),
        environment_(environment) {}

  void apply(RuleIndex index, LintResult& result) {
    const Rule& rule = library_.rules[static_cast<std::uint32_t>(index)];
    const policy::Applicability applies =
        policy::applicability(rule, library_.policies[rule.policy], profile_,
                              profile_.published.value_or(options_.today));
    if (!applies.is_on) {
      if (rule.require && !profile_.values.contains("jurisdiction")) {
        result.notes.push_back(rule.full_id + " is off: " + applies.reason);
      }
      return;
    }
    std::vector<Standing> standing =
        standing_hits(rule, policy::opening_phrases(rule), profile_.language, environment_);
    if (rule.require) {
      apply_require(rule, index, applies, without_overlaps(std::move(standing)), result);
      return;
    }
    if (rule.is_redacted) {
      for (const Standing& one : standing) {
        result.confidential.push_back(source_of(one.place));
      }
    }
    for (const Standing& one : without_overlaps(std::move(standing))) {
      Finding finding = make_finding(rule, index, one.place);
      finding.severity =
          one.severity ? std::min(*one.severity, applies.severity) : applies.severity;
      explain(rule, applies, one.place, finding);
      result.findings.push_back(std::move(finding));
    }
  }

 private:
  [[nodiscard]] Span source_of(const Place& place) const {
    const policy::Phrase& phrase = library_.phrase(place.hit.phrase);
    const policy::Layer layer =
        library_.phrase_layers[static_cast<std::uint32_t>(place.hit.phrase)];
    return environment_.layers().of(layer, phrase.view).text.source_span(place.hit.span);
  }

  [[nodiscard]] std::string_view words_of(Span source) const {
    return std::string_view(document_.source.text).substr(source.begin, source.size());
  }

  Finding make_finding(const Rule& rule, RuleIndex index, const Place& place) {
    Finding finding;
    finding.rule = index;
    finding.span = source_of(place);
    finding.message = with_match(rule.message, rule.is_redacted ? "…" : words_of(finding.span));
    finding.citations = policy::citations_for(rule, library_.policies[rule.policy], profile_,
                                              profile_.published.value_or(options_.today));
    finding.folding = folding_of(place, finding.span, document_);
    return finding;
  }

  // The language of the post: as given, as told by its words, or else that of the phrase.
  [[nodiscard]] Language language_for(const Place& trigger) const {
    const Language told =
        profile_.language ? *profile_.language : language_of(environment_.geometry());
    return told == Language::any ? trigger.language : told;
  }

  void apply_require(const Rule& rule, RuleIndex index, const policy::Applicability& applies,
                     const std::vector<Standing>& triggers, LintResult& result) {
    if (triggers.size() < rule.require->at_least || triggers.empty()) {
      return;
    }
    const Place& trigger = triggers.front().place;
    const std::optional<Missing> missing = find_missing(rule, trigger, environment_);
    if (!missing) {
      return;
    }
    Finding finding = make_finding(rule, index, trigger);
    finding.severity = applies.severity;
    if (missing->drift) {
      finding.span = environment_.geometry().text().source_span(missing->drift->prose);
      finding.message = with_match(rule.message, words_of(finding.span));
      finding.message += " The wording has drifted: " + missing->drift->difference + ".";
    } else if (auto text = insertion(rule, language_for(trigger), environment_)) {
      finding.fixes.push_back({.span = {text->offset, text->offset},
                               .replacement = std::move(text->text),
                               .description = "Add the required statement"});
    }
    explain(rule, applies, trigger, finding);
    result.findings.push_back(std::move(finding));
  }

  void explain(const Rule& rule, const policy::Applicability& applies, const Place& place,
               Finding& finding) const {
    if (!options_.with_trace) {
      return;
    }
    const policy::Phrase& phrase = library_.phrase(place.hit.phrase);
    finding.trace.push_back("phrase: " + phrase.text + " (" +
                            std::string(code_of(phrase.language)) + ", " + phrase.path + ":" +
                            std::to_string(phrase.line) + ")");
    if (!applies.reason.empty()) {
      finding.trace.push_back("profile: " + applies.reason);
    }
    std::string names;
    for (const policy::ContextIndex context : rule.unless.contexts) {
      names +=
          (names.empty() ? "" : ", ") + library_.contexts[static_cast<std::uint32_t>(context)].name;
    }
    if (!names.empty()) {
      finding.trace.push_back("not excused: " + names);
    }
  }

  const policy::Library& library_;
  const document::Document& document_;
  const policy::Profile& profile_;
  const LintOptions& options_;
  Environment& environment_;
};

}  // namespace

Linter::Linter(const policy::Library& library) : impl_(std::make_unique<Impl>(library)) {}
Linter::~Linter() = default;

Linter::Scratch::Scratch(const Linter& linter)
    : impl(std::make_unique<Impl>(linter.impl_->database)) {}
Linter::Scratch::~Scratch() = default;

const policy::Library& Linter::library() const { return impl_->library; }

const std::vector<Error>& Linter::errors() const { return impl_->database.errors(); }

const std::vector<Error>& Linter::warnings() const { return impl_->database.warnings(); }

std::vector<policy::PhraseIndex> Linter::phrases_in(const document::Document& document,
                                                    std::span<const policy::PhraseSet> sets,
                                                    Scratch& scratch) const {
  Scratch::Impl& memory = *scratch.impl;
  memory.layers.make(document, impl_->database);
  memory.matcher.begin(memory.layers.texts());
  std::vector<policy::PhraseIndex> phrases;
  for (const policy::PhraseSet set : sets) {
    for (const match::Hit& hit : memory.matcher.find(set)) {
      phrases.push_back(hit.phrase);
    }
  }
  sort_unique(phrases);
  return phrases;
}

LintResult Linter::lint(const document::Document& document, const policy::Profile& profile,
                        const LintOptions& options, Scratch& scratch) const {
  Scratch::Impl& memory = *scratch.impl;
  memory.layers.make(document, impl_->database);
  memory.matcher.begin(memory.layers.texts());
  memory.rules.clear();
  for (const policy::PhraseIndex phrase : memory.matcher.candidates()) {
    const std::uint32_t owner = impl_->owners[static_cast<std::uint32_t>(phrase)];
    if (owner != no_rule) {
      memory.rules.push_back(owner);
    }
  }
  sort_unique(memory.rules);

  LintResult result;
  if (memory.rules.empty()) {
    return result;
  }
  memory.geometry.begin(document, memory.layers.prose());
  const policy::Profile known = policy::merged(profile, profile_of(document, result.notes));
  Environment environment(impl_->library, document, memory.layers, memory.geometry, memory.matcher);
  Run run(impl_->library, document, known, options, environment);
  for (const std::uint32_t rule : memory.rules) {
    run.apply(static_cast<RuleIndex>(rule), result);
  }
  std::ranges::stable_sort(result.findings, {}, [](const Finding& finding) {
    return std::pair(finding.span, finding.rule);
  });
  std::ranges::sort(result.confidential);
  result.verdict = verdict_of(result.findings);
  return result;
}

}  // namespace scruple::lint

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/version.h"
#include "report/citation.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/positions.h"
#include "report/redaction.h"

// SARIF 2.1.0 with one run. The laws, codes and guidelines that rules cite are taxonomies: one for
// each instrument, whose taxa are the clauses; rules and results point at them. Columns are UTF-16
// code units, since the common readers count those whatever the file declares.
//
// Results are kept until the end, worst first, and no more than a limit: GitHub shows the first
// 5,000 of a run and refuses files with more than 25,000. How many were left out is said in a
// notification. A result that cannot be among the kept ones is counted and never made.

namespace scruple::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string dumped(const Json& value) {
  return value.dump(1, ' ', false, Json::error_handler_t::replace);
}

std::string_view level_of(policy::Severity severity) {
  switch (severity) {
    case policy::Severity::error:
      return "error";
    case policy::Severity::warning:
      return "warning";
    case policy::Severity::suggestion:
      return "note";
  }
  return "warning";
}

std::string_view problem_severity_of(policy::Severity severity) {
  switch (severity) {
    case policy::Severity::error:
      return "error";
    case policy::Severity::warning:
      return "warning";
    case policy::Severity::suggestion:
      return "recommendation";
  }
  return "warning";
}

std::string sentence(std::string text) {
  if (!text.ends_with('.') && !text.ends_with('!') && !text.ends_with('?')) {
    text += '.';
  }
  return text;
}

// "miracle-cure" as the readable identifier that SARIF wants: "MiracleCure".
std::string pascal_case(std::string_view id) {
  std::string out;
  bool begins_word = true;
  for (const char character : id) {
    if (character == '-') {
      begins_word = true;
      continue;
    }
    out += begins_word ? to_upper(character) : character;
    begins_word = false;
  }
  return out;
}

// A path as the relative or file: reference that RFC 3986 wants.
std::string uri_of(std::string_view path) {
  constexpr std::string_view unreserved = "-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  while (path.starts_with("./")) {
    path.remove_prefix(2);
  }
  for (const char character : path) {
    const auto byte = static_cast<unsigned char>(character);
    if (is_letter_or_digit(character) || unreserved.find(character) != std::string_view::npos) {
      out += character;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    }
  }
  return out;
}

// The instruments cited by the loaded rules, as taxonomies.
class Taxonomies {
 public:
  explicit Taxonomies(const policy::Library& library) {
    for (const policy::Rule& rule : library.rules) {
      for (const policy::Reference* reference : citations_of(library, rule)) {
        add(library.policies[rule.policy], *reference);
      }
    }
  }

  // A pointer at the reference's taxon, as of results and relationships.
  [[nodiscard]] Json pointer_to(const policy::Reference* reference) const {
    const auto [taxonomy, taxon] = places_.at(reference);
    const Json& component = components_[taxonomy];
    return {{"id", component["taxa"][taxon]["id"]},
            {"index", taxon},
            {"toolComponent", {{"name", component["name"]}, {"index", taxonomy}}}};
  }

  [[nodiscard]] const Json& components() const { return components_; }

 private:
  void add(const policy::Policy& policy, const policy::Reference& reference) {
    if (places_.contains(&reference)) {
      return;
    }
    const auto [found, is_new] =
        numbers_.try_emplace({reference.title, reference.issuer}, components_.size());
    if (is_new) {
      Json component = {{"name", reference.title}};
      if (!reference.issuer.empty()) {
        component["organization"] = reference.issuer;
      }
      component["shortDescription"] = {{"text", sentence(reference.title)}};
      if (!reference.url.empty()) {
        component["informationUri"] = reference.url;
      }
      component["taxa"] = Json::array();
      components_.push_back(std::move(component));
    }
    Json& taxa = components_[found->second]["taxa"];
    places_[&reference] = {found->second, taxa.size()};
    Json taxon = {{"id", policy.id + "/" + reference.id},
                  {"shortDescription", {{"text", sentence(citation_text(reference))}}}};
    if (!reference.url.empty()) {
      taxon["helpUri"] = reference.url;
    }
    taxa.push_back(std::move(taxon));
  }

  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;  // by title and issuer
  std::map<const policy::Reference*, std::pair<std::size_t, std::size_t>> places_;
  Json components_ = Json::array();
};

Json rule_json(const policy::Library& library, const policy::Rule& rule,
               const Taxonomies& taxonomies) {
  std::string text = sentence(rule.advice);
  std::string markdown = sentence(rule.advice);
  std::string help_uri;
  Json relationships = Json::array();
  for (const policy::Reference* reference : citations_of(library, rule)) {
    const std::string citation = citation_text(*reference);
    text += "\nSource: " + citation;
    markdown +=
        "\n\n" + (reference->url.empty() ? citation : "[" + citation + "](" + reference->url + ")");
    if (help_uri.empty()) {
      help_uri = reference->url;
    }
    relationships.push_back(
        {{"target", taxonomies.pointer_to(reference)}, {"kinds", Json::array({"superset"})}});
  }
  Json out = {{"id", rule.full_id},
              {"name", pascal_case(rule.id)},
              {"shortDescription", {{"text", sentence(rule.title)}}},
              {"fullDescription", {{"text", sentence(rule.why)}}},
              {"help", {{"text", text}, {"markdown", markdown}}}};
  if (!help_uri.empty()) {
    out["helpUri"] = help_uri;
  }
  out["defaultConfiguration"] = {{"level", level_of(rule.severity)}};
  if (!relationships.empty()) {
    out["relationships"] = std::move(relationships);
  }
  out["properties"] = {{"tags", Json::array({library.policies[rule.policy].id})},
                       {"precision", "high"},
                       {"problem.severity", problem_severity_of(rule.severity)}};
  return out;
}

Json region_of(const document::Source& source, const Positions& positions, Span span) {
  const Position begin = positions.at(span.begin);
  const Position end = positions.at(span.end);
  const Span bytes = source.map.file_span(span);
  return {{"startLine", begin.line},   {"startColumn", begin.utf16_column},
          {"endLine", end.line},       {"endColumn", end.utf16_column},
          {"byteOffset", bytes.begin}, {"byteLength", bytes.size()}};
}

Json notification(std::string_view id, std::string_view level, std::string text) {
  return {{"descriptor", {{"id", id}}},
          {"level", level},
          {"message", {{"text", sentence(std::move(text))}}}};
}

Json notification(const Error& error, std::string_view level) {
  Json out = notification(error.code, level, error.message);
  Json location = {{"artifactLocation", {{"uri", uri_of(error.path)}}}};
  if (error.line != 0) {
    location["region"] = {{"startLine", error.line}};
  }
  out["locations"].push_back({{"physicalLocation", std::move(location)}});
  return out;
}

class SarifWriter final : public ReportWriter {
 public:
  SarifWriter(const Run& run, const FormatOptions& options, Writer& out)
      : run_(run),
        library_(*run.library),
        max_results_(options.sarif_max_results),
        out_(out),
        taxonomies_(library_) {}

  void add(const FileReport& file) override {
    if (file.error) {
      notifications_.push_back(notification(*file.error, "error"));
      return;
    }
    for (const Error& problem : file.problems) {
      notifications_.push_back(notification(problem, "note"));
    }
    if (file.source && !file.result.findings.empty()) {
      add_results(file);
    }
  }

  void finish(const Summary& summary) override {
    drop_beyond_limit();
    if (dropped_count_ > 0) {
      notifications_.push_back(notification(
          "results-left-out", "warning",
          std::to_string(dropped_count_) + " of " + std::to_string(summary.finding_count()) +
              " findings were left out, the least severe first; --sarif-max-results sets how many"
              " are kept"));
    }
    for (const std::string& note : summary.notes) {
      notifications_.push_back(notification("note", "note", note));
    }
    if (summary.is_interrupted) {
      notifications_.push_back(
          notification("interrupted", "error", "The run was interrupted before its end"));
    }
    const Json log = {
        {"$schema", schema}, {"version", "2.1.0"}, {"runs", Json::array({run_json(summary)})}};
    out_.write(dumped(log) + "\n");
  }

 private:
  // NOLINTNEXTLINE(bugprone-exception-escape): moving JSON only checks its own invariants.
  struct Result {
    policy::Severity severity = policy::Severity::warning;
    Json json;
  };

  using Counts = std::map<policy::Severity, std::size_t>;

  static std::size_t sum(Counts::const_iterator begin, Counts::const_iterator end) {
    return std::accumulate(begin, end, std::size_t{0}, [](std::size_t total, const auto& count) {
      return total + count.second;
    });
  }

  // A result comes before all less severe ones and behind the earlier ones of its severity: it is
  // made when, with all that is known so far, it is among those that are kept.
  void add_results(const FileReport& file) {
    const Positions positions(file.source->text);
    const Redaction redaction(library_, file.source->text, file.result);
    const std::vector<std::string> hashes = line_hashes(file.source->text, redaction);
    Fingerprints fingerprints(library_, file.path, file.source->text, positions, redaction);
    Counts coming;  // of this file, yet to be seen
    for (const lint::Finding& finding : file.result.findings) {
      ++coming[finding.severity];
    }
    for (const lint::Finding& finding : file.result.findings) {
      const std::string fingerprint = fingerprints.of(finding);  // counts those like it
      --coming[finding.severity];
      const std::size_t before_count = sum(seen_.lower_bound(finding.severity), seen_.end()) +
                                       sum(coming.upper_bound(finding.severity), coming.end());
      ++seen_[finding.severity];
      if (before_count >= max_results_) {
        ++dropped_count_;
        continue;
      }
      Json result = result_json(file, finding, positions, redaction);
      result["partialFingerprints"] = {
          {"primaryLocationLineHash", hashes[positions.at(finding.span.begin).line - 1]},
          {"scrupleFinding/v1", fingerprint}};
      results_.push_back({finding.severity, std::move(result)});
    }
    if (results_.size() > 2 * max_results_) {
      drop_beyond_limit();
    }
  }

  void drop_beyond_limit() {
    std::ranges::stable_sort(results_, std::ranges::greater(), &Result::severity);
    if (results_.size() > max_results_) {
      dropped_count_ += results_.size() - max_results_;
      results_.resize(max_results_);
    }
  }

  Json result_json(const FileReport& file, const lint::Finding& finding, const Positions& positions,
                   const Redaction& redaction) const {
    const auto rule_index = static_cast<std::size_t>(finding.rule);
    const policy::Rule& rule = library_.rules[rule_index];
    const Json artifact = {{"uri", uri_of(file.path)}};
    Json out = {{"ruleId", rule.full_id},
                {"ruleIndex", rule_index},
                {"level", level_of(finding.severity)},
                {"message", {{"text", sentence(redaction.message_of(finding))}}}};
    out["locations"].push_back({{"physicalLocation",
                                 {{"artifactLocation", artifact},
                                  {"region", region_of(*file.source, positions, finding.span)}}}});
    for (const policy::Reference* reference : citations_of(library_, finding)) {
      out["taxa"].push_back(taxonomies_.pointer_to(reference));
    }
    for (const lint::Fix& fix : finding.fixes) {
      const Json replacement = {
          {"deletedRegion", region_of(*file.source, positions, fix.span)},
          {"insertedContent", {{"text", redaction.scrubbed(fix.replacement, fix.span)}}}};
      const Json change = {{"artifactLocation", artifact},
                           {"replacements", Json::array({replacement})}};
      out["fixes"].push_back(
          {{"description", {{"text", sentence(redaction.scrubbed(fix.description, fix.span))}}},
           {"artifactChanges", Json::array({change})}});
    }
    return out;
  }

  Json run_json(const Summary& summary) {
    Json rules = Json::array();
    for (const policy::Rule& rule : library_.rules) {
      rules.push_back(rule_json(library_, rule, taxonomies_));
    }
    Json supported = Json::array();
    for (std::size_t i = 0; i < taxonomies_.components().size(); ++i) {
      supported.push_back({{"name", taxonomies_.components()[i]["name"]}, {"index", i}});
    }
    Json policies = Json::array();
    for (const policy::Policy& policy : library_.policies) {
      policies.push_back({{"id", policy.id}, {"version", policy.version}});
    }
    Json results = Json::array();
    for (Result& result : results_) {
      results.push_back(std::move(result.json));
    }
    const bool is_successful = summary.failed_count == 0 && !summary.is_interrupted;
    const Json invocation = {{"executionSuccessful", is_successful},
                             {"toolExecutionNotifications", notifications_}};
    return {{"tool",
             {{"driver",
               {{"name", "scruple"},
                {"version", version},
                {"semanticVersion", version},
                {"rules", std::move(rules)},
                {"supportedTaxonomies", std::move(supported)}}}}},
            {"invocations", Json::array({invocation})},
            {"columnKind", "utf16CodeUnits"},
            {"newlineSequences", {"\r\n", "\n", "\r"}},
            {"taxonomies", taxonomies_.components()},
            {"results", std::move(results)},
            {"properties",
             {{"policies", std::move(policies)},
              {"date", text_of(run_.date)},
              {"verdict", lint::name_of(summary.verdict())}}}};
  }

  const Run& run_;
  const policy::Library& library_;
  std::size_t max_results_;
  Writer& out_;
  Taxonomies taxonomies_;
  std::vector<Result> results_;
  Counts seen_;  // of all files so far
  std::size_t dropped_count_ = 0;
  Json notifications_ = Json::array();
};

}  // namespace

std::unique_ptr<ReportWriter> make_sarif(const Run& run, const FormatOptions& options,
                                         Writer& out) {
  return std::make_unique<SarifWriter>(run, options, out);
}

}  // namespace scruple::report

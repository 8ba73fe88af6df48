#include <nlohmann/json.hpp>

#include "base/version.h"
#include "report/citation.h"
#include "report/formats.h"
#include "report/positions.h"
#include "report/redaction.h"

// One JSON object, written file by file (the format's reference is json.md beside this):
//
//   {"scruple":VERSION,"policies":[{"id","version"}],"files":[
//   {"path","verdict","findings":[…]},
//   {"path","error":{"code","message"}}
//   ],"summary":{…}}

namespace scruple::report {

namespace {

using Json = nlohmann::ordered_json;

// Names of files need not be UTF-8: what is not becomes U+FFFD.
std::string dumped(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json json_of(const Error& error) {
  Json out = {{"code", error.code}, {"message", error.message}};
  if (error.line != 0) {
    out["line"] = error.line;
  }
  if (error.column != 0) {
    out["column"] = error.column;
  }
  return out;
}

Json json_of(const policy::Reference& reference) {
  return {{"title", reference.title},
          {"clause", reference.clause},
          {"issuer", reference.issuer},
          {"url", reference.url}};
}

class JsonWriter final : public ReportWriter {
 public:
  JsonWriter(const Run& run, Writer& out) : run_(run), out_(out) {
    Json policies = Json::array();
    for (const policy::Policy& policy : run.library->policies) {
      policies.push_back({{"id", policy.id}, {"version", policy.version}});
    }
    out_.write("{\"scruple\":" + dumped(Json(version)) + ",\"policies\":" + dumped(policies) +
               ",\"files\":[");
  }

  void add(const FileReport& file) override {
    out_.write(is_first_ ? "\n" : ",\n");
    is_first_ = false;
    const std::string path = dumped(Json(file.path));
    if (file.error) {
      out_.write(R"({"path":)" + path + R"(,"error":)" + dumped(json_of(*file.error)) + "}");
      return;
    }
    out_.write(R"({"path":)" + path + R"(,"verdict":")" +
               std::string(lint::name_of(file.result.verdict)) + R"(","findings":[)");
    if (file.source) {
      write_findings(file);
    }
    out_.write("]");
    if (!file.problems.empty()) {
      Json problems = Json::array();
      for (const Error& problem : file.problems) {
        problems.push_back(json_of(problem));
      }
      out_.write(R"(,"problems":)" + dumped(problems));
    }
    out_.write("}");
  }

  void finish(const Summary& summary) override {
    const Json skipped = {{"unknown_kind", summary.unknown_kind_count},
                          {"without_text", summary.without_text_count},
                          {"ignored", summary.ignored_count},
                          {"symbolic_links", summary.symbolic_link_count},
                          {"special", summary.special_count}};
    const Json object = {{"verdict", lint::name_of(summary.verdict())},
                         {"files", summary.file_count},
                         {"bytes", summary.byte_count},
                         {"failed", summary.failed_count},
                         {"block", summary.block_count},
                         {"review", summary.review_count},
                         {"clear", summary.clear_count},
                         {"errors", summary.error_count},
                         {"warnings", summary.warning_count},
                         {"suggestions", summary.suggestion_count},
                         {"skipped", skipped},
                         {"date", text_of(run_.date)},
                         {"notes", summary.notes},
                         {"interrupted", summary.is_interrupted}};
    out_.write((is_first_ ? "],\"summary\":" : "\n],\"summary\":") + dumped(object) + "}\n");
  }

 private:
  // One by one: a file may hold so many that all of them as JSON take more memory than there is.
  void write_findings(const FileReport& file) {
    const Positions positions(file.source->text);
    const Redaction redaction(*run_.library, file.source->text, file.result);
    bool is_first = true;
    for (const lint::Finding& finding : file.result.findings) {
      const Json json = finding_json(*file.source, finding, positions, redaction);
      out_.write((is_first ? "" : ",") + dumped(json));
      is_first = false;
    }
  }

  Json finding_json(const document::Source& source, const lint::Finding& finding,
                    const Positions& positions, const Redaction& redaction) const {
    const policy::Rule& rule = run_.library->rules[static_cast<std::size_t>(finding.rule)];
    const Span bytes = source.map.file_span(finding.span);
    const Position begin = positions.at(finding.span.begin);
    const Position end = positions.at(finding.span.end);
    Json citations = Json::array();
    for (const policy::Reference* reference : citations_of(*run_.library, finding)) {
      citations.push_back(json_of(*reference));
    }
    Json fixes = Json::array();
    for (const lint::Fix& fix : finding.fixes) {
      const Span fix_bytes = source.map.file_span(fix.span);
      fixes.push_back({{"start", fix_bytes.begin},
                       {"end", fix_bytes.end},
                       {"start_utf16", positions.utf16_offset(fix.span.begin)},
                       {"end_utf16", positions.utf16_offset(fix.span.end)},
                       {"replacement", redaction.scrubbed(fix.replacement, fix.span)},
                       {"description", redaction.scrubbed(fix.description, fix.span)}});
    }
    Json out = {{"policy", run_.library->policies[rule.policy].id},
                {"rule", rule.full_id},
                {"severity", policy::name_of(finding.severity)},
                {"start", bytes.begin},
                {"end", bytes.end},
                {"line", begin.line},
                {"column", begin.column},
                {"end_line", end.line},
                {"end_column", end.column},
                {"start_utf16", positions.utf16_offset(finding.span.begin)},
                {"end_utf16", positions.utf16_offset(finding.span.end)},
                {"message", redaction.message_of(finding)},
                {"advice", rule.advice},
                {"citations", std::move(citations)},
                {"fixes", std::move(fixes)},
                {"folding", finding.folding}};
    for (const std::string& entry : finding.trace) {
      out["trace"].push_back(entry);
    }
    return out;
  }

  const Run& run_;
  Writer& out_;
  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<ReportWriter> make_json(const Run& run, const FormatOptions& /*options*/,
                                        Writer& out) {
  return std::make_unique<JsonWriter>(run, out);
}

}  // namespace scruple::report

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/errors.h"
#include "cli/policy_files.h"
#include "cli/wrapped.h"
#include "policy/suggest.h"
#include "report/citation.h"
#include "report/printable.h"

namespace scruple::cli {

namespace {

using policy::Library;
using policy::Rule;

// Rules by full id, or by the id within their policy.
std::vector<const Rule*> rules_named(const Library& library, std::string_view name) {
  std::vector<const Rule*> found;
  for (const Rule& rule : library.rules) {
    if (rule.full_id == name || rule.id == name) {
      found.push_back(&rule);
    }
  }
  return found;
}

// A paragraph of the page.
std::string paragraph(std::string_view text, std::string_view indent) {
  constexpr std::size_t width = 80;
  return wrapped(text, width, indent) + "\n";
}

// The example with its marks put back.
std::string marked(const policy::Example& example) {
  std::string out;
  std::uint32_t at = 0;
  for (const Span mark : example.marks) {
    out += example.text.substr(at, mark.begin - at) +
           "==" + example.text.substr(mark.begin, mark.size()) + "==";
    at = mark.end;
  }
  return report::printable(out + example.text.substr(at));
}

std::string page_of(const Library& library, const Rule& rule) {
  const policy::Policy& policy = library.policies[rule.policy];
  std::string page =
      fmt::format("{} ({})\n{}\n", rule.full_id, name_of(rule.severity), paragraph(rule.title, ""));
  page += paragraph(rule.why, "");
  page += "\nWhat to write instead\n" + paragraph(rule.advice, "  ");
  page += "\nSources\n";
  for (const policy::Reference* reference : report::citations_of(library, rule)) {
    page += paragraph(report::citation_text(*reference), "  ");
    page += reference->url.empty() ? "" : "    " + reference->url + "\n";
  }
  if (!rule.when.empty()) {
    page += "\nHolds for\n";
    for (const auto& [key, values] : rule.when) {
      page += paragraph(fmt::format("{}: {}", key, fmt::join(values, ", ")), "  ");
    }
  }
  page += "\nFlagged\n";
  for (const policy::Example& example : rule.flag) {
    page += paragraph(marked(example), "  ");
  }
  page += "\nNot flagged\n";
  for (const policy::Example& example : rule.pass) {
    page += paragraph(marked(example), "  ");
  }
  return page + fmt::format("\nPolicy: {} {}, {}\n", policy.id, policy.version, policy.title);
}

Error unknown_rule(const Library& library, const std::string& name) {
  std::vector<std::string_view> ids;
  for (const Rule& rule : library.rules) {
    ids.emplace_back(rule.id);
    ids.emplace_back(rule.full_id);
  }
  return {.code = "unknown-rule",
          .message = "there is no rule called '" + name + "'",
          .hint = policy::did_you_mean(name, ids, "scruple policy list shows all of them")};
}

}  // namespace

ExitCode run_explain(const ExplainArguments& arguments, Console console) {
  const auto engine = load_engine(arguments.policies, BrokenRules::leave_out, console.errors);
  if (!engine) {
    return ExitCode::failed;
  }
  const Library& library = engine->library;
  const std::vector<const Rule*> rules = rules_named(library, arguments.rule);
  if (rules.empty()) {
    return fail(unknown_rule(library, arguments.rule), console);
  }
  for (const Rule* rule : rules) {
    console.out.write(rule == rules.front() ? "" : "\n\n");
    console.out.write(page_of(library, *rule));
  }
  return ExitCode::clear;
}

}  // namespace scruple::cli

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/policy_files.h"
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

// Text broken into lines of at most 80 bytes at its blanks, each indented.
std::string wrapped(std::string_view text, std::string_view indent) {
  constexpr std::size_t width = 80;
  std::string out;
  std::string line(indent);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    if (line.size() > indent.size() && line.size() + 1 + word.size() > width) {
      out += line + "\n";
      line = indent;
    }
    if (!word.empty()) {
      line += line.size() > indent.size() ? " " : "";
      line += word;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + line + "\n";
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

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    out += (out.empty() ? "" : ", ") + value;
  }
  return out;
}

std::string page_of(const Library& library, const Rule& rule) {
  const policy::Policy& policy = library.policies[rule.policy];
  std::string page =
      fmt::format("{} ({})\n{}\n", rule.full_id, name_of(rule.severity), wrapped(rule.title, ""));
  page += wrapped(rule.why, "");
  page += "\nWhat to write instead\n" + wrapped(rule.advice, "  ");
  page += "\nSources\n";
  for (const policy::Reference* reference : report::citations_of(library, rule)) {
    page += wrapped(report::citation_text(*reference), "  ");
    page += reference->url.empty() ? "" : "    " + reference->url + "\n";
  }
  if (!rule.when.empty()) {
    page += "\nHolds for\n";
    for (const auto& [key, values] : rule.when) {
      page += wrapped(key + ": " + joined(values), "  ");
    }
  }
  page += "\nFlagged\n";
  for (const policy::Example& example : rule.flag) {
    page += wrapped(marked(example), "  ");
  }
  page += "\nNot flagged\n";
  for (const policy::Example& example : rule.pass) {
    page += wrapped(marked(example), "  ");
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
    console.errors.write(describe(unknown_rule(library, arguments.rule)));
    return ExitCode::failed;
  }
  for (const Rule* rule : rules) {
    console.out.write(rule == rules.front() ? "" : "\n\n");
    console.out.write(page_of(library, *rule));
  }
  return ExitCode::clear;
}

}  // namespace scruple::cli

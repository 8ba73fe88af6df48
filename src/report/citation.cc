#include "report/citation.h"

namespace scruple::report {

std::vector<const policy::Reference*> citations_of(const policy::Library& library,
                                                   const policy::Rule& rule) {
  std::vector<const policy::Reference*> citations;
  for (const std::uint32_t index : rule.citations) {
    citations.push_back(&library.policies[rule.policy].references[index]);
  }
  return citations;
}

std::vector<const policy::Reference*> citations_of(const policy::Library& library,
                                                   const lint::Finding& finding) {
  const policy::Rule& rule = library.rules[static_cast<std::size_t>(finding.rule)];
  if (finding.citations.empty()) {
    return citations_of(library, rule);
  }
  std::vector<const policy::Reference*> citations;
  for (const std::uint32_t index : finding.citations) {
    citations.push_back(&library.policies[rule.policy].references[index]);
  }
  return citations;
}

std::string citation_text(const policy::Reference& reference) {
  std::string out = reference.title;
  if (!reference.clause.empty()) {
    out += ", " + reference.clause;
  }
  if (!reference.issuer.empty()) {
    out += " (" + reference.issuer + ")";
  }
  return out;
}

}  // namespace scruple::report

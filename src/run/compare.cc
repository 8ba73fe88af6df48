#include "run/compare.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "text/line_index.h"
#include "text/utf8.h"

namespace scruple::run {

namespace {

struct Judged {
  lint::Verdict verdict = lint::Verdict::clear;
  std::set<std::string> findings;
};

Judged judged(const CheckedFile& file, const policy::Library& library) {
  Judged out{.verdict = file.result.verdict, .findings = {}};
  if (!file.source) {
    return out;  // nothing was found
  }
  const text::LineIndex lines = file.source->line_index();
  const std::string_view text = file.source->text;
  for (const lint::Finding& finding : file.result.findings) {
    const std::uint32_t line = lines.line_at(finding.span.begin);
    const std::uint32_t line_begin = lines.line_span(line).begin;
    const std::size_t column =
        text::code_point_count(text.substr(line_begin, finding.span.begin - line_begin)) + 1;
    out.findings.insert(library.rules[static_cast<std::size_t>(finding.rule)].full_id + " at " +
                        std::to_string(line + 1) + ":" + std::to_string(column));
  }
  return out;
}

Comparison compared(const std::string& path, const Judged& before, const Judged& now) {
  Comparison comparison{.path = path, .before = before.verdict, .now = now.verdict};
  std::ranges::set_difference(before.findings, now.findings, std::back_inserter(comparison.gone));
  std::ranges::set_difference(now.findings, before.findings, std::back_inserter(comparison.added));
  return comparison;
}

}  // namespace

ComparisonTotals compare(const CheckOptions& options, const lint::Linter& before,
                         const lint::Linter& now, io::StopRequest& stop,
                         const std::function<void(const Comparison&)>& deliver) {
  std::map<std::string, Judged> known;
  ComparisonTotals totals;
  const auto learn = [&](CheckedFile&& file) {
    if (!file.error) {
      known.emplace(file.path, judged(file, before.library()));
    }
    return true;
  };
  const auto hold_against = [&](CheckedFile&& file) {
    const auto old = known.find(file.path);
    if (file.error || old == known.end()) {
      ++totals.failed_count;
      deliver({.path = file.path,
               .error = file.error ? file.error
                                   : Error{.code = "file-changed",
                                           .message = "the file could be read the second time only",
                                           .path = file.path,
                                           .hint = "run the comparison again"}});
      return true;
    }
    ++totals.file_count;
    const Comparison comparison = compared(file.path, old->second, judged(file, now.library()));
    if (comparison.before != comparison.now || !comparison.gone.empty() ||
        !comparison.added.empty()) {
      deliver(comparison);
    }
    return true;
  };
  totals.is_stopped = check(options, before, stop, learn).is_stopped ||
                      check(options, now, stop, hold_against).is_stopped;
  return totals;
}

}  // namespace scruple::run

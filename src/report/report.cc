#include "report/report.h"

#include <algorithm>

namespace scruple::report {

void Summary::add(const FileReport& file) {
  if (file.error) {
    ++failed_count;
    return;
  }
  ++file_count;
  byte_count += file.byte_count;
  switch (file.result.verdict) {
    case lint::Verdict::clear:
      ++clear_count;
      break;
    case lint::Verdict::review:
      ++review_count;
      break;
    case lint::Verdict::block:
      ++block_count;
      break;
  }
  for (const lint::Finding& finding : file.result.findings) {
    switch (finding.severity) {
      case policy::Severity::suggestion:
        ++suggestion_count;
        break;
      case policy::Severity::warning:
        ++warning_count;
        break;
      case policy::Severity::error:
        ++error_count;
        break;
    }
  }
  for (const std::string& note : file.result.notes) {
    if (std::ranges::find(notes, note) == notes.end()) {
      notes.push_back(note);
    }
  }
}

lint::Verdict Summary::verdict() const {
  if (block_count > 0) {
    return lint::Verdict::block;
  }
  return review_count > 0 ? lint::Verdict::review : lint::Verdict::clear;
}

}  // namespace scruple::report

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/library.h"
#include "report/formats.h"
#include "report/report.h"

namespace scruple::test {

// A library of three rules: "house/miracle-cure" (an error with two citations), "house/us-ssn"
// (redacted) and "house/add-disclaimer" (a suggestion without an address to read it at).
[[nodiscard]] policy::Library sample_library();

// A file whose findings are marked in its text: `==words==` by miracle-cure, `{{words}}` by us-ssn,
// `[[words]]` by add-disclaimer, with a fix that inserts a line behind them. Marks may stand inside
// one another.
[[nodiscard]] report::FileReport sample_file(std::string path, std::string_view marked_text);

// A run over files of every kind: with findings, clear, and one that could not be read; with the
// lines, widths and characters that writers go wrong with.
[[nodiscard]] std::vector<report::FileReport> sample_files();

// The findings of a run written in one format.
[[nodiscard]] std::string written(const std::vector<report::FileReport>& files,
                                  std::string_view format,
                                  const report::FormatOptions& options = {});

}  // namespace scruple::test

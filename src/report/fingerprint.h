#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.h"
#include "policy/library.h"
#include "report/positions.h"
#include "report/redaction.h"

namespace scruple::report {

// The hash of each line that GitHub knows a result by between two runs (`primaryLocationLineHash`
// of its CodeQL action): "2e8b5357f37266cc:1". One for each line of text::LineIndex.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view text);

// The same for a text with confidential words: their placeholders are hashed, since a number of few
// digits can be found again from its hash. Line numbers are those of the text.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view text,
                                                   const Redaction& redaction);

// Names findings of one file so that a name stays when lines move ("scrupleFinding/v1"). It is made
// of the rule, the words found and a few around them, all folded, and of how many like it came
// before; for a redacted rule of the rule, the path, the masked line and that count: the words
// themselves never go in. Call for each finding in order.
class Fingerprints {
 public:
  Fingerprints(const policy::Library& library, std::string_view path, std::string_view text,
               const Positions& positions, const Redaction& redaction);

  [[nodiscard]] std::string of(const lint::Finding& finding);

 private:
  [[nodiscard]] Span surroundings(Span found) const;

  const policy::Library& library_;
  std::string_view path_;
  std::string_view text_;
  const Positions& positions_;
  const Redaction& redaction_;
  std::map<std::uint64_t, std::uint32_t> counts_;
};

}  // namespace scruple::report

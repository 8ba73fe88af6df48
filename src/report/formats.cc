#include "report/formats.h"

#include <algorithm>
#include <array>

namespace scruple::report {

namespace {

constexpr std::array format_table = {
    Format{"text", "for people: each finding with its line, advice and citation", "txt", make_text},
    Format{"json", "one JSON object with every finding and byte offsets", "json", make_json},
    Format{"sarif", "SARIF 2.1.0, for code scanning and editors", "sarif", make_sarif},
};

}  // namespace

std::span<const Format> formats() { return format_table; }

const Format* format_named(std::string_view name) {
  const auto* found = std::ranges::find(format_table, name, &Format::name);
  return found == format_table.end() ? nullptr : found;
}

}  // namespace scruple::report

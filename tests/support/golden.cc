#include "support/golden.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

namespace scruple::test {

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t size = text.find('\n');
    out.emplace_back(text.substr(0, size));
    text.remove_prefix(size == std::string_view::npos ? text.size() : size + 1);
  }
  return out;
}

}  // namespace

std::string golden_difference(const std::string& path, std::string_view actual) {
  const std::string full_path = std::string(SCRUPLE_SOURCE_DIR) + "/tests/" + path;
  if (std::getenv("SCRUPLE_UPDATE") != nullptr) {
    std::ofstream(full_path, std::ios::binary) << actual;
    return {};
  }
  std::ostringstream contents;
  contents << std::ifstream(full_path, std::ios::binary).rdbuf();
  const std::string expected = contents.str();
  if (expected == actual) {
    return {};
  }
  // Everything between the lines that are the same at the beginning and at the end.
  const std::vector<std::string> old_lines = lines_of(expected);
  const std::vector<std::string> new_lines = lines_of(actual);
  const std::size_t shorter = std::min(old_lines.size(), new_lines.size());
  std::size_t begin = 0;
  while (begin < shorter && old_lines[begin] == new_lines[begin]) {
    ++begin;
  }
  std::size_t end = 0;
  while (end < shorter - begin &&
         old_lines[old_lines.size() - end - 1] == new_lines[new_lines.size() - end - 1]) {
    ++end;
  }
  std::string out = path + " differs from line " + std::to_string(begin + 1) +
                    " on; SCRUPLE_UPDATE=1 rewrites it\n";
  for (std::size_t i = begin; i < old_lines.size() - end; ++i) {
    out += "-" + old_lines[i] + "\n";
  }
  for (std::size_t i = begin; i < new_lines.size() - end; ++i) {
    out += "+" + new_lines[i] + "\n";
  }
  return out;
}

}  // namespace scruple::test

// A .gitignore, a NUL, and a path that it is asked about. The slow way is to ask each of its lines
// by itself: the last one that says anything decides.

#include <algorithm>
#include <string>

#include "base/assert.h"
#include "fuzz/fuzz.h"
#include "io/ignore_file.h"

namespace scruple::fuzz {

namespace {

using io::IgnoreFile;

IgnoreFile::Answer answer_of_lines(std::string_view contents, std::string_view path,
                                   bool is_folder) {
  IgnoreFile::Answer answer = IgnoreFile::Answer::silent;
  std::string before;  // so that a byte order mark is one at the start of the file only
  while (!contents.empty()) {
    const std::size_t end = std::min(contents.find('\n'), contents.size());
    const IgnoreFile line(before + std::string(contents.substr(0, end)));
    const IgnoreFile::Answer one = line.ask(path, is_folder);
    answer = one == IgnoreFile::Answer::silent ? answer : one;
    contents.remove_prefix(std::min(end + 1, contents.size()));
    before = "\n";
  }
  return answer;
}

}  // namespace

void try_input(std::string_view bytes) {
  constexpr std::size_t max_path = 256;
  const std::size_t end = std::min(bytes.find('\0'), bytes.size());
  const std::string_view contents = bytes.substr(0, end);
  const std::string_view path = bytes.substr(std::min(end + 1, bytes.size())).substr(0, max_path);
  const IgnoreFile file(contents);
  for (const bool is_folder : {false, true}) {
    SCRUPLE_ASSERT(file.ask(path, is_folder) == answer_of_lines(contents, path, is_folder),
                   "the last line that says anything decides");
  }
  SCRUPLE_ASSERT(path.find('/') != std::string_view::npos || io::glob_matches("*", path),
                 "a star matches what has no slash");
}

}  // namespace scruple::fuzz

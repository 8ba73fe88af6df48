#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scruple::io {

// One glob between two slashes of a pattern: `*`, `?`, `[a-z]`, `[!x]`, `[[:digit:]]`, `\x`.
// Never looks across a slash. At most pattern times text in time.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view text);

// The patterns of one .gitignore, as git understands them.
class IgnoreFile {
 public:
  explicit IgnoreFile(std::string_view contents);

  enum class Answer : std::uint8_t { silent, ignored, kept };

  // What the file says about a path below its own folder, "docs/a.md", without looking at the
  // folders above that path: whoever walks does not enter ignored ones. The last pattern that
  // matches decides.
  [[nodiscard]] Answer ask(std::string_view relative_path, bool is_folder) const;

  [[nodiscard]] bool is_empty() const { return patterns_.empty(); }

 private:
  struct Pattern {
    std::vector<std::string> parts;  // between slashes; "**" stands for any number of folders
    bool is_negated = false;
    bool is_for_folders = false;
  };
  void add_line(std::string_view line);

  std::vector<Pattern> patterns_;
};

}  // namespace scruple::io

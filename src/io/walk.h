#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"

namespace scruple::io {

// What a walk passed over.
struct WalkCounts {
  std::uint64_t ignored = 0;         // files and folders, by .gitignore or .scrupleignore
  std::uint64_t symbolic_links = 0;  // not followed, so there are no circles
  std::uint64_t special = 0;         // pipes, sockets, devices
};

struct WalkOptions {
  bool uses_ignore_files = true;
  bool follows_file_links = false;  // links to anything but folders count as files then
};

// The regular files below a folder, one at a time, in bytewise order of their paths. Neither .git
// is entered nor what a .gitignore or .scrupleignore excludes: those of the folder and below, and,
// inside a git repository, those above it and .git/info/exclude. The nearest file decides, and in
// one folder .scrupleignore before .gitignore. Holds one listing for each level of depth.
//
//   Walk walk("docs");
//   while (auto file = walk.next()) { if (*file) use(**file); else report(file->error()); }
class Walk {
 public:
  explicit Walk(std::string folder, WalkOptions options = {});
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;
  ~Walk();

  // A file's path, which begins with the folder as it was named ("docs/a.md"; plain "a.md" for
  // "."), or the error of a folder or file that cannot be read. Nothing at the end.
  [[nodiscard]] std::optional<Result<std::string>> next();

  [[nodiscard]] const WalkCounts& counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

[[nodiscard]] bool is_folder(const std::string& path);

}  // namespace scruple::io

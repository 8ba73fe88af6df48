#include "io/walk.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "io/ignore_file.h"
#include "io/read_file.h"
#include "io/system_error.h"

// Depth first with an own stack of sorted listings: the next file is the next entry of the topmost
// one. A folder's name is sorted with its slash, which makes the order that of whole paths ("a-b"
// before "a/c"). Every level keeps the rules of its ignore files; a path is put to the levels from
// the inside out.

namespace scruple::io {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t max_ignore_file_size = std::uint64_t{1} << 20;

struct Entry {
  std::string name;  // a folder's with a slash behind it
  bool is_folder = false;
  int failure = 0;  // an errno: the system does not tell what it is
};

// The ignore rules of one folder.
struct Rules {
  std::vector<IgnoreFile> files;  // the strongest first
  std::size_t base_size = 0;      // of the folder's full path with its slash
};

struct Level {
  std::string shown;  // the folder as shown, with a slash behind it; empty for "."
  std::vector<Entry> entries;
  std::size_t next = 0;
};

std::optional<IgnoreFile> read_ignore_file(const std::string& path) {
  auto contents = read_file(path, max_ignore_file_size);
  if (!contents) {
    return std::nullopt;  // hardly any folder has one
  }
  IgnoreFile file(*contents);
  return file.is_empty() ? std::nullopt : std::optional(std::move(file));
}

Rules rules_of(const std::string& full_folder) {
  Rules rules{.files = {}, .base_size = full_folder.size()};
  for (const char* name : {".scrupleignore", ".gitignore"}) {
    if (auto file = read_ignore_file(full_folder + name)) {
      rules.files.push_back(*std::move(file));
    }
  }
  return rules;
}

bool is_ignored(const std::vector<Rules>& all_rules, std::string_view full_path, bool is_folder) {
  auto answer = IgnoreFile::Answer::silent;
  const auto decides = [&](const Rules& rules) {
    return std::ranges::any_of(rules.files, [&](const IgnoreFile& file) {
      answer = file.ask(full_path.substr(rules.base_size), is_folder);
      return answer != IgnoreFile::Answer::silent;
    });
  };
  return std::any_of(all_rules.rbegin(), all_rules.rend(), decides) &&
         answer == IgnoreFile::Answer::ignored;
}

std::string with_slash(std::string path) {
  if (!path.ends_with('/')) {
    path += '/';
  }
  return path;
}

// The rules that hold in a folder before its own: those of the git repository it lies in.
std::vector<Rules> rules_above(const fs::path& full_folder) {
  std::vector<fs::path> above;
  std::error_code failure;
  for (fs::path folder = full_folder;; folder = folder.parent_path()) {
    above.push_back(folder);
    if (fs::exists(folder / ".git", failure)) {
      break;
    }
    if (folder == folder.root_path() || folder.empty()) {
      return {};
    }
  }
  std::ranges::reverse(above);  // outermost first
  std::vector<Rules> all_rules;
  const std::string top = with_slash(above.front().string());
  if (auto file = read_ignore_file(top + ".git/info/exclude")) {
    all_rules.push_back({.files = {}, .base_size = top.size()});
    all_rules.back().files.push_back(*std::move(file));
  }
  for (const fs::path& folder : above) {
    if (folder != full_folder) {
      all_rules.push_back(rules_of(with_slash(folder.string())));
    }
  }
  return all_rules;
}

std::string shown_prefix(std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) {
    folder.pop_back();
  }
  return folder == "." ? "" : with_slash(std::move(folder));
}

}  // namespace

struct Walk::Impl {
  WalkOptions options;
  std::string full_root;       // absolute, with a slash behind it
  std::size_t shown_root = 0;  // size of the root as shown
  std::vector<Rules> rules;    // those above the root, then one for each level
  std::vector<Level> levels;
  WalkCounts counts;

  std::string full_path(std::string_view shown) const {
    return full_root + std::string(shown.substr(shown_root));
  }
  std::optional<Error> enter(std::string shown);
  std::vector<Entry> sorted_entries(fs::directory_iterator listing, std::error_code& failure);
  void add_entry(const fs::directory_entry& listed, std::vector<Entry>& entries);
};

// Lists a folder and puts it on the stack.
std::optional<Error> Walk::Impl::enter(std::string shown) {
  const std::string full = full_path(shown);
  std::error_code failure;
  fs::directory_iterator listing(full, failure);
  std::vector<Entry> entries;
  if (!failure) {
    entries = sorted_entries(std::move(listing), failure);
  }
  if (failure) {
    return system_error("folder-unreadable", shown.empty() ? "." : shown, failure.value());
  }
  rules.push_back(options.uses_ignore_files ? rules_of(full) : Rules{});
  levels.push_back({.shown = std::move(shown), .entries = std::move(entries), .next = 0});
  return std::nullopt;
}

std::vector<Entry> Walk::Impl::sorted_entries(fs::directory_iterator listing,
                                              std::error_code& failure) {
  std::vector<Entry> entries;
  for (; listing != fs::directory_iterator(); listing.increment(failure)) {
    add_entry(*listing, entries);
  }
  std::ranges::sort(entries, {}, &Entry::name);
  return entries;
}

void Walk::Impl::add_entry(const fs::directory_entry& listed, std::vector<Entry>& entries) {
  std::string name = listed.path().filename().string();
  if (name == ".git") {
    return;
  }
  std::error_code failure;
  switch (listed.symlink_status(failure).type()) {
    case fs::file_type::symlink:
      if (std::error_code ignored; options.follows_file_links && !listed.is_directory(ignored)) {
        entries.push_back({.name = std::move(name)});
      } else {
        ++counts.symbolic_links;
      }
      return;
    case fs::file_type::directory:
      entries.push_back({.name = name + "/", .is_folder = true});
      return;
    case fs::file_type::regular:
      entries.push_back({.name = std::move(name)});
      return;
    case fs::file_type::not_found:  // gone since it was listed
      return;
    case fs::file_type::none:
      entries.push_back({.name = std::move(name), .failure = failure.value()});
      return;
    default:
      ++counts.special;
  }
}

Walk::Walk(std::string folder, WalkOptions options) : impl_(std::make_unique<Impl>()) {
  impl_->options = options;
  std::error_code failure;
  fs::path full = fs::canonical(folder, failure);
  if (failure) {
    full = fs::absolute(folder, failure);
  }
  impl_->full_root = with_slash(full.string());
  if (options.uses_ignore_files) {
    impl_->rules = rules_above(full);
  }
  // The root stands on the stack as the only entry of a level above it, so that its listing may
  // fail as any other's.
  std::string shown = shown_prefix(std::move(folder));
  impl_->shown_root = shown.size();
  impl_->levels.push_back({.shown = "", .entries = {{std::move(shown), true}}, .next = 0});
  impl_->rules.push_back({});
}

Walk::~Walk() = default;

std::optional<Result<std::string>> Walk::next() {
  auto& levels = impl_->levels;
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.entries.size()) {
      levels.pop_back();
      impl_->rules.pop_back();
      continue;
    }
    const Entry& entry = level.entries[level.next++];
    std::string shown = level.shown + entry.name;
    const bool is_root = levels.size() == 1;
    std::string full = impl_->full_path(shown);
    if (entry.is_folder) {
      full.pop_back();
    }
    if (!is_root && is_ignored(impl_->rules, full, entry.is_folder)) {
      ++impl_->counts.ignored;
    } else if (entry.failure != 0) {
      return Result<std::string>(system_error("file-unreadable", std::move(shown), entry.failure));
    } else if (!entry.is_folder) {
      return Result<std::string>(std::move(shown));
    } else if (auto error = impl_->enter(std::move(shown))) {
      return Result<std::string>(*std::move(error));
    }
  }
  return std::nullopt;
}

const WalkCounts& Walk::counts() const { return impl_->counts; }

bool is_folder(const std::string& path) {
  std::error_code failure;
  return fs::is_directory(path, failure);
}

}  // namespace scruple::io

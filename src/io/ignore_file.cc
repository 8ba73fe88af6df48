#include "io/ignore_file.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <span>

// gitignore(5). A pattern and a path are both cut at their slashes, so `*` cannot cross one, and
// `**` as a whole part stands for any number of folders. Both matchers, of parts and of the
// characters within a part, go back to the last star only: what an earlier star took can always be
// given to the later one. So no pattern costs more than its length times the path's.

namespace scruple::io {

namespace {

bool is_in_class(std::string_view name, unsigned char byte) {
  struct Named {
    std::string_view name;
    int (*test)(int);
  };
  static constexpr Named classes[] = {
      {"alnum", std::isalnum}, {"alpha", std::isalpha}, {"blank", std::isblank},
      {"cntrl", std::iscntrl}, {"digit", std::isdigit}, {"graph", std::isgraph},
      {"lower", std::islower}, {"print", std::isprint}, {"punct", std::ispunct},
      {"space", std::isspace}, {"upper", std::isupper}, {"xdigit", std::isxdigit},
  };
  const auto* found = std::ranges::find(classes, name, &Named::name);
  return found != std::end(classes) && found->test(byte) != 0;
}

struct SetMatch {
  bool is_match = false;
  std::size_t size = 0;  // of the set in the pattern, brackets included
};

// Reads one `[…]` at the start of the pattern. Nothing when it is not closed: such a pattern
// matches nothing at all.
std::optional<SetMatch> match_set(std::string_view pattern, unsigned char byte) {
  std::size_t at = 1;
  const bool is_negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  at += is_negated ? 1 : 0;
  bool is_match = false;
  for (bool is_first = true;; is_first = false) {
    if (at >= pattern.size()) {
      return std::nullopt;
    }
    if (pattern[at] == ']' && !is_first) {
      return SetMatch{is_match != is_negated, at + 1};
    }
    if (pattern.substr(at).starts_with("[:")) {
      const std::size_t end = pattern.find(":]", at + 2);
      if (end == std::string_view::npos) {
        return std::nullopt;
      }
      is_match = is_match || is_in_class(pattern.substr(at + 2, end - at - 2), byte);
      at = end + 2;
      continue;
    }
    const auto one = [&]() -> unsigned char {
      at += pattern[at] == '\\' && at + 1 < pattern.size() ? std::size_t{1} : 0;
      return static_cast<unsigned char>(pattern[at++]);
    };
    const unsigned char low = one();
    unsigned char high = low;
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
      ++at;
      high = one();
    }
    is_match = is_match || (low <= byte && byte <= high);
  }
}

// Size of the pattern's first element when it matches the byte; 0 when it does not. Not for `*`.
std::size_t match_one(std::string_view pattern, char byte) {
  switch (pattern.front()) {
    case '?':
      return 1;
    case '[': {
      const auto set = match_set(pattern, static_cast<unsigned char>(byte));
      return set && set->is_match ? set->size : 0;
    }
    case '\\':
      return pattern.size() > 1 && pattern[1] == byte ? 2 : 0;
    default:
      return pattern.front() == byte ? 1 : 0;
  }
}

bool parts_match(std::span<const std::string> pattern, std::span<const std::string_view> path) {
  std::size_t pattern_at = 0;
  std::size_t path_at = 0;
  std::optional<std::size_t> star;  // behind the last `**` passed
  std::size_t star_path = 0;        // where in the path it stopped taking folders
  while (path_at < path.size()) {
    if (pattern_at < pattern.size() && pattern[pattern_at] == "**") {
      star = ++pattern_at;
      // A `**` at the end stands for what is in the folder, not for the folder itself.
      star_path = path_at;
      if (pattern_at == pattern.size()) {
        return true;
      }
    } else if (pattern_at < pattern.size() && glob_matches(pattern[pattern_at], path[path_at])) {
      ++pattern_at;
      ++path_at;
    } else if (star) {
      pattern_at = *star;
      path_at = ++star_path;
    } else {
      return false;
    }
  }
  return pattern_at == pattern.size();
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) {
      parts.push_back(path.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return parts;
}

std::string_view without_trailing_blanks(std::string_view line) {
  while (line.ends_with(' ')) {
    const std::string_view before = line.substr(0, line.size() - 1);
    const std::size_t slashes = before.size() - (before.find_last_not_of('\\') + 1);
    if (slashes % 2 == 1) {
      break;  // "\ " keeps the blank
    }
    line = before;
  }
  return line;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view text) {
  std::size_t pattern_at = 0;
  std::size_t text_at = 0;
  std::optional<std::size_t> star;
  std::size_t star_text = 0;
  while (text_at < text.size()) {
    if (pattern_at < pattern.size() && pattern[pattern_at] == '*') {
      star = ++pattern_at;
      star_text = text_at;
      continue;
    }
    const std::size_t size =
        pattern_at < pattern.size() ? match_one(pattern.substr(pattern_at), text[text_at]) : 0;
    if (size > 0) {
      pattern_at += size;
      ++text_at;
    } else if (star) {
      pattern_at = *star;
      text_at = ++star_text;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', pattern_at) == std::string_view::npos;
}

IgnoreFile::IgnoreFile(std::string_view contents) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (contents.starts_with(byte_order_mark)) {
    contents.remove_prefix(byte_order_mark.size());
  }
  while (!contents.empty()) {
    const std::size_t end = std::min(contents.find('\n'), contents.size());
    std::string_view line = contents.substr(0, end);
    contents.remove_prefix(std::min(end + 1, contents.size()));
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    add_line(line);
  }
}

void IgnoreFile::add_line(std::string_view line) {
  if (line.starts_with('#')) {
    return;
  }
  line = without_trailing_blanks(line);
  Pattern pattern;
  if (line.starts_with('!')) {
    pattern.is_negated = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    pattern.is_for_folders = true;
    line.remove_suffix(1);
  }
  if (line.empty() || line.ends_with('/') || line.find("//") != std::string_view::npos) {
    return;  // no path has two slashes in a row
  }
  // A slash at the start or inside ties the pattern to the file's own folder.
  if (line.find('/') == std::string_view::npos) {
    pattern.parts.emplace_back("**");
  }
  for (const std::string_view part : parts_of(line)) {
    pattern.parts.emplace_back(part);
  }
  patterns_.push_back(std::move(pattern));
}

IgnoreFile::Answer IgnoreFile::ask(std::string_view relative_path, bool is_folder) const {
  const std::vector<std::string_view> path = parts_of(relative_path);
  const auto decides = [&](const Pattern& pattern) {
    return (is_folder || !pattern.is_for_folders) && parts_match(pattern.parts, path);
  };
  const auto last = std::find_if(patterns_.rbegin(), patterns_.rend(), decides);
  if (last != patterns_.rend()) {
    return last->is_negated ? Answer::kept : Answer::ignored;
  }
  return Answer::silent;
}

}  // namespace scruple::io

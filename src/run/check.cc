#include "run/check.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "document/foreign_format.h"
#include "io/input_stream.h"
#include "io/read_file.h"
#include "io/terminal.h"
#include "run/pipeline.h"

// One item of the pipeline is one file: the reading thread only finds names, and the workers read,
// parse and lint, so a slow disk and a long file overlap with other work. Folders are walked
// lazily. In memory are the files in the workers' hands and those with findings that wait for their
// turn.

namespace scruple::run {

namespace {

struct Input {
  std::string path;
  bool is_standard_input = false;
  bool is_walked = false;           // found in a folder, not named
  std::optional<Error> error = {};  // of a folder that cannot be read
};

// The same for all ways to write a path, "d", "./d/" and "/here/d"; symbolic links aside.
std::string normal_form(const std::string& path) {
  std::error_code failure;
  const auto absolute = std::filesystem::absolute(path, failure);
  std::string normal =
      (failure ? std::filesystem::path(path) : absolute).lexically_normal().string();
  while (normal.size() > 1 && normal.ends_with('/')) {
    normal.pop_back();
  }
  return normal;
}

bool is_below(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) &&
         (folder.ends_with('/') || path[folder.size()] == '/');
}

// The inputs one after another, folders taken apart. A file below two folders that were named is an
// input of the inner one: what the outer one ignores of it may have been named for that reason.
class Inputs {
 public:
  explicit Inputs(const CheckOptions& options) : options_(options) {
    for (const std::string& path : options.paths) {
      if (path != "-") {
        (io::is_folder(path) ? named_folders_ : named_files_).insert(normal_form(path));
      }
    }
  }

  bool next(Input& input) {
    for (;;) {
      if (walk_) {
        if (next_of_walk(input)) {
          return true;
        }
        end_walk();
      }
      if (next_path_ == options_.paths.size()) {
        return false;
      }
      const std::string& path = options_.paths[next_path_++];
      if (!seen_.insert(path == "-" ? path : normal_form(path)).second) {
        continue;
      }
      if (path == "-") {
        input = {.path = options_.standard_input_name, .is_standard_input = true};
        return true;
      }
      if (!io::is_folder(path)) {
        input = {.path = path};
        return true;
      }
      begin_walk(path);
    }
  }

  // What was passed over so far.
  CheckTotals totals() const {
    CheckTotals totals = totals_;
    if (walk_) {
      add(totals.walk, walk_->counts());
    }
    return totals;
  }

 private:
  static void add(io::WalkCounts& sum, const io::WalkCounts& counts) {
    sum.ignored += counts.ignored;
    sum.symbolic_links += counts.symbolic_links;
    sum.special += counts.special;
  }

  bool next_of_walk(Input& input) {
    while (auto file = walk_->next()) {
      if (!*file) {
        input = {.path = file->error().path, .error = file->error()};
        return true;
      }
      if (is_input_elsewhere(**file)) {
        continue;
      }
      if (document::format_for_path(**file) == nullptr) {
        ++totals_.unknown_kind;
      } else {
        input = {.path = std::move(**file), .is_walked = true};
        return true;
      }
    }
    return false;
  }

  void begin_walk(const std::string& path) {
    inner_folders_.clear();
    const std::string folder = normal_form(path);
    for (const std::string& named : named_folders_) {
      if (is_below(named, folder)) {
        inner_folders_.push_back(named);
      }
    }
    walk_.emplace(path);
  }

  // Whether a file of the walk was named, or lies in a named folder within the one that is walked.
  bool is_input_elsewhere(const std::string& file) const {
    if (named_files_.empty() && inner_folders_.empty()) {
      return false;
    }
    const std::string path = normal_form(file);
    return named_files_.contains(path) ||
           std::ranges::any_of(inner_folders_, [&path](const std::string& folder) {
             return is_below(path, folder);
           });
  }

  void end_walk() {
    add(totals_.walk, walk_->counts());
    walk_.reset();
  }

  const CheckOptions& options_;
  std::set<std::string> named_files_;
  std::set<std::string> named_folders_;
  std::vector<std::string> inner_folders_;  // of the folder that is walked
  std::set<std::string> seen_;              // named paths that were taken
  std::size_t next_path_ = 0;
  std::optional<io::Walk> walk_;
  CheckTotals totals_;
};

// A file of unknown kind is read as text, in which every line counts; what is piped in, as
// Markdown.
const document::Format& format_of(const Input& input, const CheckOptions& options,
                                  const document::Source& source) {
  if (options.format != nullptr) {
    return *options.format;
  }
  const document::Format* known = document::format_for_path(source.name);
  if (known != nullptr) {
    return *known;
  }
  return document::sniff(source.text, input.is_standard_input ? "markdown" : "text");
}

Result<std::string> read_input(const Input& input, const CheckOptions& options,
                               const io::StopRequest& stop) {
  if (!input.is_standard_input) {
    return io::read_file(input.path, options.max_file_size, &stop);
  }
  io::InputStream stream(io::standard_input, input.path, &stop);
  return io::read_all(stream, options.max_file_size);
}

// An error about an input is told under its name, and without its words: they may be confidential.
Error about(const Input& input, Error error) {
  error.path = input.path;
  error.source_line.clear();
  return error;
}

CheckedFile failed(const Input& input, const Error& error) {
  return {.path = input.path, .error = about(input, error)};
}

Error no_text(const Input& input, std::uint64_t byte_count) {
  return {.code = "no-text",
          .message = byte_count == 0 ? "nothing was checked: it is empty"
                                     : "nothing was checked: it holds no text, or only code",
          .hint = input.is_standard_input ? "see whether the command before the pipe failed"
                                          : "name the file that holds the draft"};
}

CheckedFile check_input(const Input& input, const CheckOptions& options, const lint::Linter& linter,
                        lint::Linter::Scratch& scratch, const io::StopRequest& stop) {
  CheckedFile file{.path = input.path};
  if (input.error) {
    return failed(input, *input.error);
  }
  auto bytes = read_input(input, options, stop);
  if (!bytes) {
    return failed(input, bytes.error());
  }
  file.byte_count = bytes->size();
  if (options.format == nullptr) {
    if (const auto error = document::foreign_format(input.path, *bytes)) {
      return failed(input, *error);
    }
  }
  auto source = document::make_source(input.path, *std::move(bytes));
  if (!source) {
    return failed(input, source.error());
  }
  const document::Format& format = format_of(input, options, *source);
  document::Document document = format.parse(*std::move(source));
  file.result = linter.lint(document, options.profile, options.lint, scratch);
  for (Error& problem : document.problems) {
    file.problems.push_back(about(input, std::move(problem)));
  }
  if (document.source.map.encoding == text::Encoding::windows_1252) {
    file.problems.push_back(
        about(input, {.code = "assumed-encoding",
                      .message = "read as Windows-1252, as it is no UTF-8; if words look wrong, "
                                 "save the file as UTF-8"}));
  }
  if (file.result.findings.empty() && !document::has_text(document)) {
    if (!input.is_walked || !document.problems.empty()) {
      return failed(input, no_text(input, file.byte_count));
    }
    file.is_without_text = true;
  }
  if (!file.result.findings.empty()) {
    file.source = std::move(document.source);
  }
  return file;
}

}  // namespace

CheckTotals check(const CheckOptions& options, const lint::Linter& linter, io::StopRequest& stop,
                  const std::function<bool(CheckedFile&&)>& deliver) {
  const PipelineSize size = pipeline_size(options.jobs);
  std::deque<lint::Linter::Scratch> scratches;
  for (std::size_t worker = 0; worker < size.worker_count; ++worker) {
    scratches.emplace_back(linter);
  }
  Inputs inputs(options);
  bool is_at_end = false;  // of the reading thread, which has ended when these are read
  std::uint64_t taken = 0;
  std::uint64_t delivered = 0;
  std::uint64_t without_text = 0;
  bool was_interrupted = false;  // a pipe was not read to its end
  run_in_order<Input, CheckedFile>(
      size,
      [&](Input& input) {
        const bool has_more = !stop.is_requested() && inputs.next(input);
        is_at_end = !has_more && !stop.is_requested();
        taken += has_more ? 1 : 0;
        return has_more;
      },
      [&](Input& input, CheckedFile& file, std::size_t worker) {
        file = check_input(input, options, linter, scratches[worker], stop);
      },
      [&](CheckedFile& file) {
        ++delivered;
        was_interrupted = was_interrupted || (file.error && file.error->code == "interrupted");
        without_text += file.is_without_text ? 1 : 0;
        return file.is_without_text || deliver(std::move(file));
      });
  CheckTotals totals = inputs.totals();
  totals.without_text = without_text;
  totals.is_stopped = !is_at_end || delivered < taken || was_interrupted;
  return totals;
}

}  // namespace scruple::run

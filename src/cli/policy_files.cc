#include "cli/policy_files.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/assert.h"
#include "cli/errors.h"
#include "io/read_file.h"
#include "io/walk.h"
#include "policy/suggest.h"
#include "yaml/value.h"

namespace scruple::cli {

namespace {

using policy::PolicyFile;
using policy::PolicyFiles;

constexpr std::uint64_t max_policy_file_size = std::uint64_t{16} << 20;
constexpr std::string_view policy_file_name = "policy.yaml";
constexpr std::string_view common_id = "common";

Result<PolicyFile> read_policy_file(const std::string& path) {
  auto contents = io::read_file(path, max_policy_file_size);
  if (!contents) {
    Error error = contents.error();
    if (error.code == "file-too-large") {
      error.hint = "policies are read up to this size; put long term lists into files of their own";
    }
    return error;
  }
  return PolicyFile{.path = path, .contents = *std::move(contents)};
}

bool belongs_to_policies(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".txt");
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

// Every folder with a policy.yaml, and the files in it and below.
Result<std::vector<PolicyFiles>> policies_in(const std::string& folder) {
  std::vector<std::string> paths;
  // A rule that is left out is a post that passes: nothing is ignored, and links to files count.
  io::Walk walk(folder, {.uses_ignore_files = false, .follows_file_links = true});
  while (auto path = walk.next()) {
    if (!*path) {
      return path->error();
    }
    if (belongs_to_policies(**path)) {
      paths.push_back(std::move(**path));
    }
  }
  if (walk.counts().symbolic_links + walk.counts().special != 0) {
    return Error{.code = "policy-file-skipped",
                 .message =
                     "symbolic links to folders, pipes and devices in this folder cannot be "
                     "read as policies",
                 .path = folder,
                 .hint = "put the folders and files themselves here"};
  }
  std::map<std::string, PolicyFiles> policies;  // by folder
  for (const std::string& path : paths) {
    if (path == folder_of(path) + std::string(policy_file_name)) {
      auto file = read_policy_file(path);
      if (!file) {
        return file.error();
      }
      policies[folder_of(path)].files.push_back(*std::move(file));
    }
  }
  for (const std::string& path : paths) {
    std::string home = folder_of(path);
    while (!home.empty() && !policies.contains(home)) {
      home.pop_back();
      home = folder_of(home);
    }
    if (!policies.contains(home) || path == home + std::string(policy_file_name)) {
      continue;
    }
    auto file = read_policy_file(path);
    if (!file) {
      return file.error();
    }
    policies[home].files.push_back(*std::move(file));
  }
  std::vector<PolicyFiles> out;
  out.reserve(policies.size());
  for (auto& [home, files] : policies) {
    out.push_back(std::move(files));
  }
  if (out.empty()) {
    return Error{.code = "no-policy-in-folder",
                 .message = "there is no policy in this folder",
                 .path = folder,
                 .hint = "a policy is a folder with a policy.yaml in it"};
  }
  return out;
}

Error unknown_policy(const std::string& name, const std::vector<std::string>& ids) {
  const std::vector<std::string_view> known(ids.begin(), ids.end());
  return {.code = "unknown-policy",
          .message = "there is no built-in policy and no file called '" + name + "'",
          .hint = policy::did_you_mean(
              name, known, fmt::format("the built-in policies are {}", fmt::join(ids, ", ")))};
}

Result<std::vector<PolicyFiles>> policies_named(const std::string& name) {
  const std::vector<std::string> ids = policy::builtin_policy_ids();
  const auto id = std::ranges::find(ids, name);
  if (id != ids.end()) {
    std::vector<PolicyFiles> all = policy::builtin_policies();
    SCRUPLE_ASSERT(all.size() == ids.size() + 1, "common and the named policies are built in");
    const auto index = static_cast<std::size_t>(id - ids.begin()) + 1;  // behind "common"
    return std::vector<PolicyFiles>{std::move(all[index])};
  }
  if (io::is_folder(name)) {
    return policies_in(name);
  }
  auto file = read_policy_file(name);
  if (!file) {
    return file.error().code == "file-not-found" ? unknown_policy(name, ids) : file.error();
  }
  return std::vector<PolicyFiles>{PolicyFiles{.files = {*std::move(file)}}};
}

std::string normal_form(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().string();
}

bool is_common(const PolicyFiles& policy) {
  const auto file = yaml::parse(policy.files.front().path, policy.files.front().contents);
  if (!file) {
    return false;
  }
  const yaml::Value* id = file->root.find("policy");
  return id != nullptr && id->text == common_id;
}

}  // namespace

Result<std::vector<PolicyFiles>> policy_files(const PolicyChoice& choice, Writer& notes) {
  if (choice.empty()) {
    return policy::builtin_policies();
  }
  std::vector<PolicyFiles> chosen;
  std::set<std::string> seen;  // a policy that is named twice, or named and found, is one
  std::optional<std::size_t> common;
  for (const std::string& name : choice) {
    auto policies = policies_named(name);
    if (!policies) {
      return policies.error();
    }
    for (PolicyFiles& policy : *policies) {
      if (!seen.insert(normal_form(policy.files.front().path)).second) {
        continue;
      }
      // Whoever works on the shared lexicons names their folder. A file that only happens to be
      // called so is a second policy of that name, which loading refuses.
      if (!common && is_common(policy) && io::is_folder(name)) {
        common = chosen.size();
      }
      chosen.push_back(std::move(policy));
    }
  }
  if (common) {
    const auto own = chosen.begin() + static_cast<std::ptrdiff_t>(*common);
    notes.write("note: " + own->files.front().path + " takes the place of the built-in policy '" +
                std::string(common_id) + "'\n");
    std::rotate(chosen.begin(), own, own + 1);
  } else {
    chosen.insert(chosen.begin(), policy::builtin_policies().front());
  }
  return chosen;
}

std::vector<Error> with_source_lines(const std::vector<PolicyFiles>& policies,
                                     std::vector<Error> errors) {
  for (Error& error : errors) {
    for (const PolicyFiles& policy : policies) {
      const auto file = std::ranges::find(policy.files, error.path, &PolicyFile::path);
      if (file != policy.files.end()) {
        error.source_line = line_of(file->contents, error.line);
      }
    }
  }
  return errors;
}

std::unique_ptr<Engine> load_engine(const PolicyChoice& choice, BrokenRules broken,
                                    Writer& errors) {
  const auto files = policy_files(choice, errors);
  if (!files) {
    write_error(errors, files.error());
    return nullptr;
  }
  policy::Loaded loaded = policy::load(*files, {.check_names = lint::check_names()});
  for (const Error& error : loaded.errors) {
    write_error(errors, error);
  }
  if (loaded.library.rules.empty()) {
    if (loaded.errors.empty()) {
      write_error(errors, {.code = "no-rules", .message = "the chosen policies have no rules"});
    }
    return nullptr;
  }
  auto engine = std::make_unique<Engine>(std::move(loaded.library));
  for (const Error& error : with_source_lines(*files, engine->linter.errors())) {
    write_error(errors, error);
  }
  engine->is_complete = loaded.errors.empty() && engine->linter.errors().empty();
  return engine->is_complete || broken == BrokenRules::leave_out ? std::move(engine) : nullptr;
}

}  // namespace scruple::cli

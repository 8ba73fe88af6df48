// Policies are read in the order in which they need each other: the files, the heads with their
// references, all lexicons, all contexts (whose phrases name lexicons), then the rules (whose
// phrases and conditions name everything else). Whatever is wrong goes to one list of problems and
// reading goes on; a rule with a problem of its own is checked to its end and then left out, with
// its phrases.

#include <algorithm>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "policy/contexts.h"
#include "policy/coverage.h"
#include "policy/lexicons.h"
#include "policy/library.h"
#include "policy/lints.h"
#include "policy/phrase_sets.h"
#include "policy/policy_reader.h"
#include "policy/reader.h"
#include "policy/rule_reader.h"
#include "text/utf8.h"

namespace scruple::policy {

namespace {

constexpr std::string_view common_id = "common";

bool is_yaml(std::string_view path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

// A policy whose files have been parsed. Pointers in `head` go into the files.
struct Parsed {
  const PolicyFiles* written = nullptr;
  std::optional<yaml::File> main;
  std::list<yaml::File> rule_files;
  PolicyHead head;
  std::uint32_t index = 0;  // in Library::policies
};

class Loader {
 public:
  explicit Loader(const LoadOptions& options) : options_(options) {}

  Loaded load(const std::vector<PolicyFiles>& policies) {
    for (const PolicyFiles& policy : policies) {
      parse(policy);
    }
    read_heads();
    read_lexicons();
    read_contexts();
    read_rules();
    if (options_.with_lints) {
      lint();
    }
    std::ranges::stable_sort(out_.library.rules, {}, &Rule::full_id);
    out_.errors = errors_.take_sorted();
    return std::move(out_);
  }

 private:
  std::optional<yaml::File> parse_file(const PolicyFile& file) {
    if (const auto invalid = text::find_invalid_utf8(file.contents)) {
      const std::string_view before = std::string_view(file.contents).substr(0, *invalid);
      const auto line = static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1;
      const std::size_t line_begin = before.rfind('\n') + 1;
      errors_.add({.code = "file-not-utf8",
                   .message = "this is no UTF-8 text",
                   .path = file.path,
                   .line = line,
                   .column = static_cast<std::uint32_t>(*invalid - line_begin) + 1,
                   .hint = "save the file as UTF-8"});
      return std::nullopt;
    }
    Result<yaml::File> parsed = yaml::parse(file.path, file.contents);
    if (!parsed) {
      errors_.add(parsed.error());
      return std::nullopt;
    }
    return *std::move(parsed);
  }

  void parse(const PolicyFiles& policy) {
    if (policy.files.empty()) {
      return;
    }
    Parsed& parsed = policies_.emplace_back();
    parsed.written = &policy;
    parsed.main = parse_file(policy.files.front());
    for (std::size_t i = 1; i < policy.files.size(); ++i) {
      const PolicyFile& file = policy.files[i];
      if (is_yaml(file.path)) {
        if (auto rule = parse_file(file)) {
          parsed.rule_files.push_back(*std::move(rule));
        }
      }
    }
  }

  void read_heads() {
    policies_.remove_if([this](const Parsed& parsed) {
      return !parsed.main || !Reader(*parsed.main, errors_).is_map(parsed.main->root, "a policy");
    });
    std::map<std::string, std::string> paths;  // by policy id
    for (Parsed& parsed : policies_) {
      const Reader reader(*parsed.main, errors_);
      parsed.head = read_policy(reader);
      parsed.index = static_cast<std::uint32_t>(out_.library.policies.size());
      out_.library.policies.push_back(parsed.head.policy);
      const std::string& id = parsed.head.policy.id;
      const auto [known, is_new] = paths.emplace(id, parsed.main->name);
      if (!id.empty() && !is_new) {
        reader.fail("duplicate-policy", parsed.main->root.find("policy")->place,
                    "another policy is called '" + id + "': " + known->second,
                    "give this one an id of its own");
        leave_out(parsed);
      } else if (id == common_id) {
        common_ = parsed.index;
        lexicons_.set_common(parsed.index);
      }
    }
    // `common` is read first, whatever its place in the list.
    policies_.sort(
        [this](const Parsed& a, const Parsed& b) { return is_common(a) && !is_common(b); });
  }

  // One error is enough for a second policy of the same id.
  static void leave_out(Parsed& parsed) {
    parsed.head.lexicons = parsed.head.contexts = parsed.head.rules = nullptr;
    parsed.rule_files.clear();
  }

  [[nodiscard]] bool is_common(const Parsed& parsed) const {
    return parsed.head.policy.id == common_id && common_ == parsed.index;
  }

  void read_lexicons() {
    for (const Parsed& parsed : policies_) {
      if (parsed.head.lexicons != nullptr) {
        const Reader reader(*parsed.main, errors_);
        lexicons_.read(reader, *parsed.head.lexicons, parsed.index, parsed.written->files);
      }
    }
    lexicons_.check_nesting();
  }

  void read_contexts() {
    for (const Parsed& parsed : policies_) {
      if (parsed.head.contexts != nullptr) {
        const Reader reader(*parsed.main, errors_);
        contexts_.read(reader, *parsed.head.contexts, parsed.index, common_);
      }
    }
  }

  void read_rules() {
    for (const Parsed& parsed : policies_) {
      const Reader reader(*parsed.main, errors_);
      if (parsed.head.rules != nullptr) {
        for (const yaml::Value* item : rule_items(reader, *parsed.head.rules)) {
          read_one(reader, *item, parsed);
        }
      }
      for (const yaml::File& file : parsed.rule_files) {
        read_one(Reader(file, errors_), file.root, parsed);
      }
    }
  }

  static std::vector<const yaml::Value*> rule_items(const Reader& reader,
                                                    const yaml::Value& value) {
    if (value.kind == yaml::Value::Kind::list) {
      return reader.items(value, "rules");
    }
    reader.fail("list-expected", value.place, "'rules' must be a list",
                "begin each rule with '- id: '");
    return {};
  }

  void read_one(const Reader& reader, const yaml::Value& value, const Parsed& parsed) {
    if (!reader.is_map(value, "a rule")) {
      return;
    }
    const std::size_t errors_before = errors_.count();
    const std::size_t phrases_before = out_.library.phrases.size();
    const RuleSurroundings around{out_.library,         sets_,        contexts_,
                                  options_.check_names, parsed.index, common_};
    Rule rule = read_rule(reader, value, around);
    rule.full_id = parsed.head.policy.id + "/" + rule.id;
    check_id(reader, value, rule);
    if (errors_.count() == errors_before) {
      check_coverage(reader, value, rule, out_.library, words_);
    }
    if (errors_.count() != errors_before) {
      out_.library.phrases.resize(phrases_before);
      out_.library.phrase_layers.resize(phrases_before);
      return;
    }
    out_.library.rules.push_back(std::move(rule));
  }

  void check_id(const Reader& reader, const yaml::Value& value, const Rule& rule) {
    if (rule.id.empty()) {
      return;
    }
    const yaml::Place place = value.find("id")->place;
    const auto [known, is_new] =
        rule_places_.emplace(rule.full_id, rule.path + ":" + std::to_string(rule.line));
    if (!is_new) {
      reader.fail("duplicate-rule", place,
                  "another rule is called '" + rule.id + "': " + known->second,
                  "give this one an id of its own");
    }
    const std::string_view path = rule.path;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const bool has_own_file = &value == &reader.file().root;
    if (has_own_file && name.substr(0, name.rfind('.')) != rule.id) {
      reader.fail("rule-file-name", place,
                  "the file is called " + std::string(name) + ", but its rule '" + rule.id + "'",
                  "rename one of them: a rule is found by the name of its file");
    }
  }

  void lint() {
    lexicons_.report_unused(warnings_);
    for (const Parsed& parsed : policies_) {
      if (parsed.head.policy.id != common_id) {
        const Reader reader(*parsed.main, warnings_);
        lint_references(reader, parsed.head, parsed.index, out_.library);
      }
    }
    for (const Rule& rule : out_.library.rules) {
      lint_rule(rule, out_.library, words_, warnings_);
    }
    out_.warnings = warnings_.take_sorted();
    for (Error& warning : out_.warnings) {
      show_source(warning);
    }
  }

  // Lints know the place of a phrase, but its file only by name.
  void show_source(Error& warning) const {
    for (const Parsed& parsed : policies_) {
      if (parsed.main->name == warning.path) {
        warning.source_line = source_line(*parsed.main, warning.line);
      }
      for (const yaml::File& file : parsed.rule_files) {
        if (file.name == warning.path) {
          warning.source_line = source_line(file, warning.line);
        }
      }
    }
  }
  static std::string source_line(const yaml::File& file, std::uint32_t line) {
    return file.error({}, {line, 1}, {}).source_line;
  }

  const LoadOptions& options_;
  Loaded out_;
  Problems errors_;
  Problems warnings_;
  Lexicons lexicons_{out_.library, errors_};
  PhraseSets sets_{out_.library, lexicons_};
  Contexts contexts_{out_.library, sets_};
  ExampleWords words_{out_.library};
  std::list<Parsed> policies_;
  std::optional<std::uint32_t> common_;
  std::map<std::string, std::string> rule_places_;  // by full id
};

}  // namespace

Loaded load(const std::vector<PolicyFiles>& policies, const LoadOptions& options) {
  return Loader(options).load(policies);
}

}  // namespace scruple::policy

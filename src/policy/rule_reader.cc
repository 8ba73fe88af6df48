// A rule, key by key. What decides how phrases are read (view, scope) comes before the phrases, and
// phrases of one list are put into the library together. Keys that only make sense with others are
// checked where they are read.

#include "policy/rule_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "policy/conditions.h"
#include "policy/examples.h"
#include "policy/profile_values.h"
#include "policy/require_reader.h"
#include "policy/scopes.h"
#include "policy/suggest.h"

namespace scruple::policy {

namespace {

constexpr std::size_t min_examples = 3;
constexpr std::array<std::string_view, 8> mask_names = {"url",  "email",   "doi",  "price",
                                                        "dose", "percent", "date", "isbn"};

// The keys that judge a hit of `find`, and mean nothing for `require`.
constexpr std::array<std::string_view, 7> find_keys = {"count", "combine", "check", "if_invalid",
                                                       "label", "bound",   "masks"};

class RuleReader {
 public:
  RuleReader(const Reader& reader, const yaml::Value& value, const RuleSurroundings& around)
      : reader_(reader), value_(value), around_(around), fields_(reader, value, "the rule") {}

  Rule read() {
    rule_.policy = around_.policy;
    rule_.path = reader_.file().name;
    rule_.line = value_.place.line;
    read_words();
    read_severity();
    read_citations();
    if (const yaml::Value* when = fields_.find("when")) {
      rule_.when = read_profile_map(reader_, *when, "when");
    }
    read_use();
    read_subject();
    read_conditions();
    read_unless();
    read_checks();
    read_examples_of_rule();
    fields_.finish();
    return std::move(rule_);
  }

 private:
  void read_words() {
    rule_.id = fields_.required_text("id");
    const yaml::Value* id = value_.find("id");
    if (!rule_.id.empty()) {
      static_cast<void>(reader_.is_kebab(rule_.id, id->place, "the id of the rule"));
    }
    rule_.title = fields_.required_text("title");
    rule_.why = fields_.required_text("why");
    rule_.message = fields_.required_text("message");
    rule_.advice = fields_.required_text("advice");
    if (const yaml::Value* redact = fields_.find("redact")) {
      rule_.is_redacted = reader_.yes_or_no(*redact, "redact").value_or(false);
    }
    check_placeholders();
  }

  // `{match}` is the only placeholder, and a rule that hides what it found must not show it.
  void check_placeholders() {
    for (std::size_t open = rule_.message.find('{'); open != std::string::npos;
         open = rule_.message.find('{', open + 1)) {
      const std::size_t close = std::min(rule_.message.find('}', open), rule_.message.size() - 1);
      const std::string placeholder = rule_.message.substr(open, close - open + 1);
      const yaml::Value& message = *value_.find("message");
      const yaml::Place place = reader_.file().place_in(message, open);
      if (placeholder != "{match}") {
        reader_.fail("message-placeholder", place, "'" + placeholder + "' is no placeholder",
                     "the only one is {match}, the words that were found");
      } else if (rule_.is_redacted) {
        reader_.fail("message-shows-match", place,
                     "a rule with 'redact: true' must not show what it found",
                     "say it without {match}");
      }
    }
  }

  std::optional<Severity> severity(const yaml::Value& value) {
    return reader_.enumerator<Severity>(value, "severity", severity_names, "unknown-severity");
  }

  void read_severity() {
    const yaml::Value* value = fields_.require("severity");
    if (value == nullptr) {
      return;
    }
    if (value->kind != yaml::Value::Kind::map) {
      rule_.severity = severity(*value).value_or(rule_.severity);
      return;
    }
    if (value->find("default") == nullptr) {
      reader_.fail("missing-key", value->place, "the severities have no 'default'",
                   "add default: warning");
    }
    for (const yaml::Value::Entry& entry : value->entries) {
      const auto one = severity(entry.value);
      if (entry.key == "default") {
        rule_.severity = one.value_or(rule_.severity);
        continue;
      }
      const Result<std::string> jurisdiction = canonical_value("jurisdiction", entry.key);
      if (!jurisdiction) {
        reader_.fail(jurisdiction.error().code, entry.key_place, jurisdiction.error().message,
                     jurisdiction.error().hint);
      } else if (one) {
        rule_.severity_by_jurisdiction[*jurisdiction] = *one;
      }
    }
  }

  void read_citations() {
    const yaml::Value* value = fields_.require("cite");
    if (value == nullptr) {
      return;
    }
    const std::vector<Reference>& references = around_.library.policies[around_.policy].references;
    for (const yaml::Value* item : reader_.items(*value, "cite")) {
      const auto id = reader_.text(*item, "cite");
      if (!id) {
        continue;
      }
      const auto found = std::ranges::find(references, *id, &Reference::id);
      if (found != references.end()) {
        rule_.citations.push_back(static_cast<std::uint32_t>(found - references.begin()));
        continue;
      }
      std::vector<std::string_view> names(references.size());
      std::ranges::transform(references, names.begin(), &Reference::id);
      reader_.fail("unknown-citation", item->place, "the policy has no reference '" + *id + "'",
                   did_you_mean(*id, names, "add it to the policy's references"));
    }
  }

  // View and scope, and so where each phrase is looked for.
  void read_use() {
    use_.policy = around_.policy;
    if (const yaml::Value* view = fields_.find("view")) {
      rule_.view = reader_.enumerator<text::View>(*view, "view", text::view_names, "unknown-view")
                       .value_or(rule_.view);
    }
    use_.view = rule_.view;
    if (const yaml::Value* scope = fields_.find("scope")) {
      rule_.scope = read_scope(reader_, *scope);
      use_.layers = layers_of(rule_.scope);
    }
    around_use_ = use_;
    around_use_.view = text::View::folded;
    if (std::ranges::find(around_use_.layers, Layer::prose) == around_use_.layers.end()) {
      around_use_.layers.push_back(Layer::prose);
    }
  }

  void read_subject() {
    const yaml::Value* find = fields_.find("find");
    const yaml::Value* require = fields_.find("require");
    if ((find == nullptr) == (require == nullptr)) {
      reader_.fail("find-or-require", value_.place,
                   find == nullptr ? "the rule has neither 'find' nor 'require'"
                                   : "the rule has both 'find' and 'require'",
                   "a rule either finds words or requires a statement");
    }
    if (find != nullptr) {
      rule_.find = around_.sets.read(reader_, *find, "find", use_);
    }
    if (require != nullptr && reader_.is_map(*require, "require")) {
      rule_.require = read_require(reader_, *require, {around_.sets, use_, around_use_});
    }
    for (const std::string_view key : find_keys) {
      const yaml::Value* value = value_.find(key);
      if (find == nullptr && require != nullptr && value != nullptr) {
        reader_.fail("key-needs-find", value->place,
                     "'" + std::string(key) + "' has no meaning for 'require'", "remove it");
      }
    }
  }

  void read_conditions() {
    const Conditions conditions(reader_, around_.sets, around_use_);
    if (const yaml::Value* near = fields_.find("near")) {
      rule_.near = conditions.near(*near);
    }
    if (const yaml::Value* count = fields_.find("count")) {
      rule_.count = conditions.count(*count);
    }
    if (const yaml::Value* combine = fields_.find("combine")) {
      rule_.combine = conditions.combine(*combine);
    }
    if (const yaml::Value* context = fields_.find("context")) {
      rule_.contexts = contexts(*context, "context");
    }
    if (const yaml::Value* label = fields_.find("label")) {
      rule_.label = around_.sets.read(reader_, *label, "label", around_use_);
    }
  }

  std::vector<ContextIndex> contexts(const yaml::Value& value, std::string_view what) {
    std::vector<ContextIndex> out;
    for (const yaml::Value* item : reader_.items(value, what)) {
      if (const auto name = reader_.text(*item, what)) {
        add_context(*name, item->place, out);
      }
    }
    return out;
  }

  void add_context(const std::string& name, yaml::Place place, std::vector<ContextIndex>& out) {
    const auto index = around_.contexts.find(reader_, name, place, around_.policy, around_.common);
    if (index && std::ranges::find(out, *index) == out.end()) {
      out.push_back(*index);
    }
  }

  void read_unless() {
    const yaml::Value* unless = fields_.find("unless");
    const bool has_usual = !rule_.is_redacted && !rule_.require;
    if (unless == nullptr) {
      if (has_usual) {
        rule_.unless.contexts = around_.contexts.usual(around_.common);
      }
      return;
    }
    if (unless->kind == yaml::Value::Kind::text) {
      constexpr std::string_view names[] = {"none", "default"};
      if (reader_.one_of(*unless, "unless", names, "unknown-unless").value_or(0) == 1) {
        rule_.unless.contexts = around_.contexts.usual(around_.common);
      }
      return;
    }
    if (reader_.is_map(*unless, "unless")) {
      read_unless_map(*unless);
    }
  }

  void read_unless_map(const yaml::Value& value) {
    Fields fields(reader_, value, "'unless'");
    std::vector<ContextIndex>& out = rule_.unless.contexts;
    if (const yaml::Value* usual = fields.find("default");
        usual != nullptr && reader_.yes_or_no(*usual, "default").value_or(false)) {
      out = around_.contexts.usual(around_.common);
    }
    if (const yaml::Value* list = fields.find("contexts")) {
      for (const yaml::Value* item : reader_.items(*list, "contexts")) {
        const auto name = reader_.text(*item, "contexts");
        if (name && *name == "default") {
          for (const ContextIndex index : around_.contexts.usual(around_.common)) {
            if (std::ranges::find(out, index) == out.end()) {
              out.push_back(index);
            }
          }
        } else if (name) {
          add_context(*name, item->place, out);
        }
      }
    }
    if (const yaml::Value* near = fields.find("near")) {
      rule_.unless.near = Conditions(reader_, around_.sets, around_use_).near(*near);
    }
    fields.finish();
  }

  void read_checks() {
    const yaml::Value* check = fields_.find("check");
    const yaml::Value* if_invalid = fields_.find("if_invalid");
    std::optional<Severity> severity;
    if (if_invalid != nullptr) {
      constexpr std::string_view names[] = {name_of(Severity::suggestion),
                                            name_of(Severity::warning), "drop"};
      const auto index = reader_.one_of(*if_invalid, "if_invalid", names, "unknown-severity");
      if (index && *index < 2) {
        severity = *index == 0 ? Severity::suggestion : Severity::warning;
      }
      if (check == nullptr) {
        reader_.fail("key-needs-check", if_invalid->place, "'if_invalid' has no 'check'",
                     "add check: with the name of a validator");
      }
    }
    for (const yaml::Value* item :
         check == nullptr ? std::vector<const yaml::Value*>() : reader_.items(*check, "check")) {
      if (const auto index = reader_.one_of(*item, "check", around_.check_names, "unknown-check")) {
        rule_.checks.push_back({std::string(around_.check_names[*index]), severity});
      }
    }
    if (const yaml::Value* bound = fields_.find("bound")) {
      rule_.bound =
          reader_.enumerator<Rule::Bound>(*bound, "bound", Rule::bound_names, "unknown-bound")
              .value_or(rule_.bound);
    }
    if (const yaml::Value* masks = fields_.find("masks")) {
      for (const yaml::Value* item : reader_.items(*masks, "masks")) {
        if (const auto index = reader_.one_of(*item, "masks", mask_names, "unknown-mask")) {
          rule_.masks.emplace_back(mask_names[*index]);
        }
      }
    }
  }

  void read_examples_of_rule() {
    const yaml::Value* examples = fields_.require("examples");
    if (examples == nullptr || !reader_.is_map(*examples, "examples")) {
      return;
    }
    Fields fields(reader_, *examples, "'examples'");
    for (const bool is_flag : {true, false}) {
      const std::string_view key = is_flag ? "flag" : "pass";
      const yaml::Value* list = fields.require(key);
      if (list == nullptr) {
        continue;
      }
      std::vector<Example>& out = is_flag ? rule_.flag : rule_.pass;
      out = read_examples(reader_, *list, is_flag);
      if (written_count(*list) < min_examples) {
        reader_.fail("too-few-examples", list->place,
                     "the rule needs three " + std::string(key) + " examples at least",
                     is_flag ? "add sentences that must be flagged"
                             : "add near misses: sentences that look alike and are fine");
      }
    }
    fields.finish();
  }

  // How many examples are there, good or not.
  static std::size_t written_count(const yaml::Value& value) {
    std::size_t count = value.items.size();
    for (const yaml::Value::Entry& entry : value.entries) {
      count += entry.value.items.size();
    }
    return count;
  }

  const Reader& reader_;
  const yaml::Value& value_;
  const RuleSurroundings& around_;
  Fields fields_;
  Rule rule_;
  PhraseUse use_;  // of the phrases that make hits
  // Of those that stand around hits: in the prose as well, and whatever the view, folded. "Patient"
  // at the beginning of a sentence is near a name as much as "patient" is.
  PhraseUse around_use_;
};

}  // namespace

Rule read_rule(const Reader& reader, const yaml::Value& value, const RuleSurroundings& around) {
  return RuleReader(reader, value, around).read();
}

}  // namespace scruple::policy

// Each rule is written down as the set of all it says, a line for each; two rules differ by the
// lines that only one of them has. What is added to rules is added here as one more line.

#include "policy/changes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace scruple::policy {

namespace {

using Lines = std::set<std::string>;

class Description {
 public:
  Description(const Rule& rule, const Library& library) : rule_(rule), library_(library) {}

  Lines lines() && {
    add_words();
    add("find", rule_.find);
    add("label", rule_.label);
    add("near", rule_.near);
    add("unless near", rule_.unless.near);
    add_contexts("context", rule_.contexts);
    add_contexts("unless", rule_.unless.contexts);
    add_conditions();
    add_require();
    return std::move(lines_);
  }

 private:
  void add(std::string_view key, std::string_view value) {
    lines_.insert(std::string(key) + ": " + std::string(value));
  }

  void add(std::string_view key, PhraseSet set) {
    for (std::uint32_t i = set.begin; i < set.end; ++i) {
      const Phrase& phrase = library_.phrases[i];
      const std::string_view language = code_of(phrase.language);
      add(key, phrase.language == Language::any ? phrase.text
                                                : phrase.text + " (" + std::string(language) + ")");
    }
  }

  void add(std::string_view key, const std::vector<Near>& list) {
    for (const Near& near : list) {
      const std::string within = std::string(key) + ", within " + window(near.within);
      add(within, near.any);
      for (const PhraseSet set : near.all) {
        add(within + ", all", set);
      }
    }
  }

  void add_contexts(std::string_view key, const std::vector<ContextIndex>& contexts) {
    for (const ContextIndex context : contexts) {
      add(key, library_.contexts[static_cast<std::uint32_t>(context)].name);
    }
  }

  static std::string window(const Window& window) {
    static constexpr std::array<std::string_view, 5> units = {"words", "sentence", "paragraph",
                                                              "section", "document"};
    std::string text;
    if (window.unit == Window::Unit::words) {
      text = std::to_string(window.word_count) + " ";
    }
    text += units[static_cast<std::size_t>(window.unit)];
    if (window.side != Window::Side::both) {
      text += " ";
      text += Window::side_names[static_cast<std::size_t>(window.side)];
    }
    return text;
  }

  void add_words() {
    add("title", rule_.title);
    add("severity", name_of(rule_.severity));
    for (const auto& [jurisdiction, severity] : rule_.severity_by_jurisdiction) {
      add("severity in " + jurisdiction, name_of(severity));
    }
    add("why", rule_.why);
    add("message", rule_.message);
    add("advice", rule_.advice);
    for (const std::uint32_t citation : rule_.citations) {
      add("cite", library_.policies[rule_.policy].references[citation].id);
    }
  }

  void add_conditions() {
    for (const auto& [key, values] : rule_.when) {
      for (const std::string& value : values) {
        add("when " + key, value);
      }
    }
    add("redact", rule_.is_redacted ? "true" : "false");
    add("view", text::view_names[static_cast<std::size_t>(rule_.view)]);
    add("bound", Rule::bound_names[static_cast<std::size_t>(rule_.bound)]);
    for (const ScopeItem& item : rule_.scope) {
      const auto kind = static_cast<std::size_t>(item.kind);
      add("scope", kind < ScopeItem::kind_names.size()
                       ? std::string(ScopeItem::kind_names[kind])
                       : "first(" + std::to_string(item.count) + ")");
    }
    for (const Check& check : rule_.checks) {
      add("check",
          check.name + (check.if_invalid ? ", else " + std::string(name_of(*check.if_invalid))
                                         : std::string()));
    }
    for (const std::string& mask : rule_.masks) {
      add("masks", mask);
    }
    if (rule_.count) {
      add("count", "at least " + std::to_string(rule_.count->at_least) + " within " +
                       window(rule_.count->within));
    }
    if (rule_.combine) {
      const std::string key = "combine at least " + std::to_string(rule_.combine->at_least) +
                              " within " + window(rule_.combine->within);
      for (const PhraseSet set : rule_.combine->of) {
        add(key, set);
      }
    }
  }

  void add_require() {
    if (!rule_.require) {
      return;
    }
    const Require& require = *rule_.require;
    add("require if, at least " + std::to_string(require.at_least), require.trigger);
    for (const PhraseSet set : require.any) {
      add("require", set);
    }
    static constexpr std::array<std::string_view, 6> places = {
        "document", "first", "last paragraph", "same paragraph", "same sentence", "front_matter"};
    std::string place(places[static_cast<std::size_t>(require.where)]);
    if (require.where == Require::Where::first) {
      place += "(" + std::to_string(require.first_count) + ")";
    } else if (require.where == Require::Where::front_matter) {
      place += "." + require.front_matter_key;
    }
    add("where", place);
    add("wording", require.is_exact ? "exact" : "meaning");
    for (const auto& [language, text] : require.insert) {
      add("insert (" + std::string(code_of(language)) + ")", text);
    }
  }

  const Rule& rule_;
  const Library& library_;
  Lines lines_;
};

std::map<std::string, Lines> described(const Library& library) {
  std::map<std::string, Lines> rules;
  for (const Rule& rule : library.rules) {
    rules.emplace(rule.full_id, Description(rule, library).lines());
  }
  return rules;
}

}  // namespace

std::vector<RuleChange> changes_between(const Library& before, const Library& now) {
  using Kind = RuleChange::Kind;
  const std::map<std::string, Lines> old_rules = described(before);
  const std::map<std::string, Lines> new_rules = described(now);
  std::vector<RuleChange> changes;
  for (const auto& [id, lines] : old_rules) {
    const auto found = new_rules.find(id);
    if (found == new_rules.end()) {
      changes.push_back({.rule = id, .kind = Kind::removed});
      continue;
    }
    RuleChange change{.rule = id, .kind = Kind::changed};
    std::ranges::set_difference(lines, found->second, std::back_inserter(change.gone));
    std::ranges::set_difference(found->second, lines, std::back_inserter(change.added));
    if (!change.gone.empty() || !change.added.empty()) {
      changes.push_back(std::move(change));
    }
  }
  for (const auto& [id, lines] : new_rules) {
    if (!old_rules.contains(id)) {
      changes.push_back({.rule = id, .kind = Kind::added});
    }
  }
  std::ranges::stable_sort(changes, {}, &RuleChange::rule);
  return changes;
}

}  // namespace scruple::policy

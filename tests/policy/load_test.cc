#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "policy/library.h"
#include "support/golden.h"
#include "support/temporary_folder.h"

namespace {

using std::string_literals::operator""s;
using scruple::policy::ContextIndex;
using scruple::policy::Example;
using scruple::policy::Library;
using scruple::policy::Loaded;
using scruple::policy::Near;
using scruple::policy::PhraseSet;
using scruple::policy::PolicyFile;
using scruple::policy::PolicyFiles;
using scruple::policy::Rule;
using scruple::policy::Window;

const std::vector<std::string_view> check_names = {"luhn", "iban"};

PolicyFile file(const std::string& name, const std::string& shown_name) {
  const std::string folder = std::string(SCRUPLE_SOURCE_DIR) + "/tests/policy/whole/";
  return {shown_name, scruple::test::contents_of(folder + name)};
}

std::vector<PolicyFiles> whole() {
  return {{{file("policy.yaml", "whole/policy.yaml"), file("find-all.yaml", "whole/find-all.yaml"),
            file("require-all.yaml", "whole/require-all.yaml")}},
          {{file("common.yaml", "common/policy.yaml"),
            file("lexicons/medicine.en.txt", "common/lexicons/medicine.en.txt")}}};
}

Loaded load(const std::vector<PolicyFiles>& policies) {
  return scruple::policy::load(policies, {.check_names = check_names, .with_lints = true});
}

std::string described(const std::vector<scruple::Error>& errors) {
  std::string out;
  for (const scruple::Error& error : errors) {
    out += scruple::describe(error);
  }
  return out;
}

// Writes a library down, so that a golden shows what was read.
class Dump {
 public:
  explicit Dump(const Library& library) : library_(library) {}

  std::string all() {
    for (const auto& policy : library_.policies) {
      line("policy " + policy.id + " '" + policy.title + "' " + policy.version + " '" +
           policy.summary + "' reviewed " + date(policy.reviewed) + " in " + policy.path);
      for (const auto& one : policy.references) {
        line("  reference " + one.id + " '" + one.title + "' '" + one.clause + "' '" + one.issuer +
             "' " + one.jurisdiction + " " + one.year + " " + one.url + " checked " +
             std::to_string(static_cast<int>(one.checked)) + " " + date(one.from) + " to " +
             date(one.until));
      }
    }
    for (const auto& context : library_.contexts) {
      dump(context);
    }
    for (const auto& slot : library_.slots) {
      std::string terms;
      for (const auto& term : slot.terms) {
        terms += terms.empty() ? "" : ", ";
        for (std::size_t i = 0; i < term.size(); ++i) {
          terms += (i > 0 ? " " : "") + term[i].text + (term[i].is_prefix ? "*" : "");
        }
      }
      line("slot <" + slot.name + "> kind " + number(slot.kind) + " view " + number(slot.view) +
           ": " + terms);
    }
    for (const Rule& rule : library_.rules) {
      dump(rule);
    }
    return out_;
  }

 private:
  template <typename Value>
  static std::string number(Value value) {
    return std::to_string(static_cast<int>(value));
  }
  static std::string date(const std::optional<scruple::Date>& day) {
    return day ? scruple::text_of(*day) : "-";
  }
  void line(const std::string& text) { out_ += text + "\n"; }

  std::string shown(PhraseSet set) {
    std::string out;
    for (std::uint32_t i = set.begin; i < set.end; ++i) {
      const auto& phrase = library_.phrases[i];
      out += out.empty() ? "" : "; ";
      out += std::string(scruple::code_of(phrase.language)) + " '" + phrase.text + "' layer " +
             number(library_.phrase_layers[i]) + " view " + number(phrase.view) + " at " +
             std::to_string(phrase.line) + ":" + std::to_string(phrase.column);
    }
    return "[" + out + "]";
  }
  std::string shown(const std::vector<PhraseSet>& sets) {
    std::string out;
    for (const PhraseSet set : sets) {
      out += shown(set);
    }
    return "{" + out + "}";
  }
  static std::string shown(const Window& window) {
    return "unit " + number(window.unit) + " of " + std::to_string(window.word_count) + " side " +
           number(window.side);
  }
  std::string shown(const std::vector<ContextIndex>& contexts) {
    std::string out;
    for (const ContextIndex index : contexts) {
      out += " " + library_.contexts[static_cast<std::uint32_t>(index)].name;
    }
    return out;
  }
  static std::string shown(const std::map<std::string, std::vector<std::string>>& map) {
    std::string out;
    for (const auto& [key, values] : map) {
      out += " " + key + "=";
      for (const std::string& value : values) {
        out += value + ",";
      }
    }
    return out;
  }

  void dump(const scruple::policy::Context& context) {
    line("context " + context.name + " builtin " + number(context.builtin) + " side " +
         number(context.side) + " punctuation " + number(context.until_punctuation) + " max " +
         std::to_string(context.max_words) + " ends with '" + context.ends_with + "' within " +
         (context.within ? shown(*context.within) : "-"s));
    line("  triggers " + shown(context.triggers));
    line("  not " + shown(context.pseudo_triggers) + " until " + shown(context.until));
  }

  void dump(const std::string& name, const std::vector<Near>& list) {
    for (const Near& near : list) {
      line("  " + name + " " + shown(near.within) + " any " + shown(near.any) + " all " +
           shown(near.all));
    }
  }

  void dump(const std::string& name, const std::vector<Example>& examples) {
    for (const Example& example : examples) {
      std::string marks;
      for (const scruple::Span mark : example.marks) {
        marks += " '" + example.text.substr(mark.begin, mark.size()) + "'";
      }
      line("  " + name + " '" + example.text + "' marks" + marks + " in " +
           std::string(scruple::code_of(example.language)) + " as '" + example.format + "' at " +
           std::to_string(example.line) + ":" + std::to_string(example.column) +
           (example.has_profile ? " profile" + shown(example.profile) : ""));
    }
  }

  void dump(const Rule& rule) {
    line("rule " + rule.full_id + " '" + rule.title + "' " +
         std::string(scruple::policy::name_of(rule.severity)) + " at " + rule.path + ":" +
         std::to_string(rule.line));
    for (const auto& [jurisdiction, severity] : rule.severity_by_jurisdiction) {
      line("  " + jurisdiction + ": " + std::string(scruple::policy::name_of(severity)));
    }
    std::string citations;
    for (const std::uint32_t index : rule.citations) {
      citations += " " + library_.policies[rule.policy].references[index].id;
    }
    line("  why '" + rule.why + "' message '" + rule.message + "' advice '" + rule.advice +
         "' cites" + citations);
    line("  when" + shown(rule.when) + " redact " + number(rule.is_redacted) + " view " +
         number(rule.view));
    for (const auto& item : rule.scope) {
      line("  scope " + number(item.kind) + " count " + std::to_string(item.count));
    }
    line("  find " + shown(rule.find));
    if (rule.require) {
      const auto& require = *rule.require;
      line("  if " + shown(require.trigger) + " at least " + std::to_string(require.at_least));
      line("  any " + shown(require.any) + " where " + number(require.where) + " " +
           std::to_string(require.first_count) + " exact " + number(require.is_exact));
      for (const auto& [language, text] : require.insert) {
        line("  insert " + std::string(scruple::code_of(language)) + " '" + text + "'");
      }
    }
    dump("near", rule.near);
    line("  unless" + shown(rule.unless.contexts));
    dump("unless near", rule.unless.near);
    line("  contexts" + shown(rule.contexts) + " label " + shown(rule.label) + " bound " +
         number(rule.bound));
    for (const auto& check : rule.checks) {
      line("  check " + check.name + " if invalid " +
           (check.if_invalid ? std::string(scruple::policy::name_of(*check.if_invalid)) : "drop"s));
    }
    for (const std::string& mask : rule.masks) {
      line("  mask " + mask);
    }
    if (rule.count) {
      line("  count " + std::to_string(rule.count->at_least) + " " + shown(rule.count->within));
    }
    if (rule.combine) {
      line("  combine " + std::to_string(rule.combine->at_least) + " of " +
           shown(rule.combine->of) + " " + shown(rule.combine->within));
    }
    dump("flag", rule.flag);
    dump("pass", rule.pass);
  }

  const Library& library_;
  std::string out_;
};

constexpr std::string_view head = R"(policy: house
title: House rules
version: 1.0.0
reviewed: 2026-11-22
references:
  act: {title: The Act, checked: text}
)";

}  // namespace

TEST_CASE("every key of the policy language arrives in the library") {
  const Loaded loaded = load(whole());
  CHECK_MESSAGE(loaded.errors.empty(), described(loaded.errors));
  const std::string difference =
      scruple::test::golden_difference("policy/whole/library.expected", Dump(loaded.library).all());
  CHECK_MESSAGE(difference.empty(), difference);
}

TEST_CASE("the library does not depend on the order of the policies") {
  std::vector<PolicyFiles> reversed = whole();
  std::ranges::reverse(reversed);
  const Loaded loaded = load(reversed);
  CHECK_MESSAGE(loaded.errors.empty(), described(loaded.errors));
  REQUIRE(loaded.library.rules.size() == 2);
  CHECK(loaded.library.rule_named("whole/find-all") == &loaded.library.rules[0]);
  CHECK(loaded.library.rule_named("whole/require-all") == &loaded.library.rules[1]);
  CHECK(loaded.library.rule_named("whole/other") == nullptr);
  CHECK(loaded.library.rule_named("") == nullptr);
}

TEST_CASE("a policy in one file has its rules under rules, and one with errors is left out") {
  const std::string rule = R"(    title: One
    severity: error
    why: So.
    cite: act
    message: One.
    advice: Two.
    examples: {flag: [==one==, a ==one==, b ==one==], pass: [once, ones, only]}
)";
  const std::string text = std::string(head) + "rules:\n  - id: bad\n    find: [one, (two]\n" +
                           rule + "  - id: good\n    find: [one]\n" + rule;
  const Loaded loaded = load({{{{"house.yaml", text}}}});
  REQUIRE(loaded.errors.size() == 1);
  CHECK(loaded.errors[0].code == "phrase-unclosed-group");
  REQUIRE(loaded.library.rules.size() == 1);
  CHECK(loaded.library.rules[0].full_id == "house/good");
  REQUIRE(loaded.library.phrases.size() == 1);
  CHECK(loaded.library.phrases[0].text == "one");
  CHECK(loaded.library.phrase_layers.size() == 1);
}

TEST_CASE("without common, the contexts that need no phrases still excuse") {
  const std::string text = std::string(head) + R"(rules:
  - id: one
    title: One
    severity: error
    why: So.
    cite: act
    message: One.
    advice: Two.
    find: [one]
    examples: {flag: [==one==, a ==one==, b ==one==], pass: [once, ones, only]}
)";
  const Loaded loaded = load({{{{"house.yaml", text}}}});
  CHECK_MESSAGE(loaded.errors.empty(), described(loaded.errors));
  REQUIRE(loaded.library.rules.size() == 1);
  REQUIRE(loaded.library.rules[0].unless.contexts.size() == 2);
  CHECK(loaded.library.contexts[0].builtin == scruple::policy::Context::Builtin::quoted);
  CHECK(loaded.library.contexts[1].builtin == scruple::policy::Context::Builtin::mythbusting);
}

TEST_CASE("no policies, empty files and files that are no policies are only errors") {
  CHECK(load({}).errors.empty());
  CHECK(load({{}}).errors.empty());
  for (const std::string text : {"", "text", "[a]", "policy:", "policy: {a: b}", "rules: [a, [b]]",
                                 "policy: common", "contexts: [a]", "lexicons: {a: {b: c}}"}) {
    CAPTURE(text);
    const Loaded loaded = load({{{{"a.yaml", text}, {"b.yaml", text}, {"c.txt", text}}}});
    CHECK_FALSE(loaded.errors.empty());
    CHECK(loaded.library.rules.empty());
  }
}

TEST_CASE("policies with bytes changed at random are refused or read, never worse") {
  std::mt19937 random(20261122);
  const std::string_view alphabet = "abz019 \n\t:-[]{}()|?*<>./\\'\"#,=&!\xC3\xA9\xFF";
  std::size_t good_count = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<PolicyFiles> policies = whole();
    for (std::size_t changes = random() % 4; changes > 0; --changes) {
      auto& files = policies[random() % policies.size()].files;
      std::string& contents = files[random() % files.size()].contents;
      const std::size_t at = random() % contents.size();
      switch (random() % 3) {
        case 0:
          contents[at] = alphabet[random() % alphabet.size()];
          break;
        case 1:
          contents.erase(at, random() % 20);
          break;
        default:
          contents.insert(at, contents.substr(random() % contents.size(), random() % 40));
      }
    }
    const Loaded loaded = load(policies);
    good_count += loaded.errors.empty() ? 1U : 0U;
    CHECK(loaded.library.phrases.size() == loaded.library.phrase_layers.size());
    CHECK(std::ranges::is_sorted(loaded.errors, {}, &scruple::Error::path));
    for (const scruple::Error& error : loaded.errors) {
      CHECK_FALSE(error.code.empty());
      CHECK_FALSE(error.message.empty());
    }
  }
  CHECK(good_count > 300);
}

TEST_CASE("a policy with very many mistakes is told in a few of them") {
  std::string text(head);
  text += "lexicons:\n  drug:\n";
  for (int i = 0; i < 5000; ++i) {
    text += "    - (a\n";
  }
  CHECK(load({{{{"a.yaml", text}}}}).errors.size() == 500);
}

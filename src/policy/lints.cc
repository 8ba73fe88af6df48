// A phrase is contained in another of the same rule when each way to read the longer one holds a
// way to read the shorter one, word by word: the longer one then finds nothing new. Ways are
// written out, so phrases with very many are passed over; the lint is for phrases that people wrote
// side by side without seeing that one is enough.

#include "policy/lints.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "policy/suggest.h"
namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;

constexpr std::size_t max_ways = 128;

// What stands behind the apostrophe of a contraction, which is one word with what stands before.
constexpr std::array<std::string_view, 7> contracted = {"ve", "re", "ll", "s", "d", "m", "t"};

// One way to read a phrase: its leaves, written so that different leaves differ.
using Way = std::vector<std::string>;

std::string written(const PhraseNode& leaf) {
  switch (leaf.kind) {
    case Kind::prefix:
      return leaf.text + "*";
    case Kind::slot:
      return "<" + leaf.text + ">";
    case Kind::gap:
      return "..." + std::to_string(leaf.most);
    case Kind::symbol:
      return "\\" + leaf.text;
    default:
      return leaf.text;
  }
}

// All ways, or nothing when they are too many.
std::optional<std::vector<Way>> ways_of(const PhraseNode& node) {
  std::vector<Way> out;
  if (node.kind == Kind::choice) {
    for (const PhraseNode& child : node.children) {
      const auto ways = ways_of(child);
      if (!ways || out.size() + ways->size() > max_ways) {
        return std::nullopt;
      }
      out.insert(out.end(), ways->begin(), ways->end());
    }
    return out;
  }
  if (node.kind != Kind::sequence) {
    return std::vector<Way>{{written(node)}};
  }
  out.emplace_back();
  for (const PhraseNode& child : node.children) {
    const auto ways = ways_of(child);
    if (!ways || out.size() * ways->size() > max_ways) {
      return std::nullopt;
    }
    std::vector<Way> longer;
    for (const Way& left : out) {
      for (const Way& right : *ways) {
        longer.push_back(left);
        longer.back().insert(longer.back().end(), right.begin(), right.end());
      }
    }
    out = std::move(longer);
  }
  return out;
}

// Finds, for each phrase of a set, another that makes it needless.
class Containment {
 public:
  Containment(PhraseSet set, const Library& library) : library_(library), set_(set) {
    for (std::uint32_t i = set.begin; i < set.end; ++i) {
      const Phrase& phrase = library.phrases[i];
      if (phrase.is_expression()) {
        continue;
      }
      ways_[i] = ways_of(phrase.tree).value_or(std::vector<Way>());
      for (const Way& way : ways_[i]) {
        phrases_of_[{way, language_and_layer(i)}].insert(i);
      }
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> container_of(std::uint32_t index) const {
    const auto ways = ways_.find(index);
    if (ways == ways_.end() || ways->second.empty()) {
      return std::nullopt;
    }
    // Phrases that every way seen so far holds a way of.
    std::optional<std::set<std::uint32_t>> candidates;
    for (const Way& way : ways->second) {
      std::set<std::uint32_t> inside = held_by(way, index);
      if (candidates) {
        std::erase_if(inside, [&](std::uint32_t one) { return !candidates->contains(one); });
      }
      candidates = std::move(inside);
      if (candidates->empty()) {
        return std::nullopt;
      }
    }
    return *candidates->begin();
  }

 private:
  using Key = std::pair<Way, std::pair<Language, Layer>>;

  [[nodiscard]] std::pair<Language, Layer> language_and_layer(std::uint32_t index) const {
    return {library_.phrases[index].language, library_.phrase_layers[index]};
  }

  [[nodiscard]] std::set<std::uint32_t> held_by(const Way& way, std::uint32_t index) const {
    std::set<std::uint32_t> out;
    for (std::size_t begin = 0; begin < way.size(); ++begin) {
      Way part;
      for (std::size_t end = begin; end < way.size(); ++end) {
        part.push_back(way[end]);
        const auto found = phrases_of_.find(Key{part, language_and_layer(index)});
        if (found == phrases_of_.end()) {
          continue;
        }
        for (const std::uint32_t one : found->second) {
          // Of two phrases that are the same, the second is needless.
          const bool is_whole = part.size() == way.size();
          if (one != index && (!is_whole || one < index)) {
            out.insert(one);
          }
        }
      }
    }
    return out;
  }

  const Library& library_;
  PhraseSet set_;
  std::map<std::uint32_t, std::vector<Way>> ways_;
  std::map<Key, std::set<std::uint32_t>> phrases_of_;
};

// Where a word stands that no text can hold as a word of its own; nothing when all can be met.
std::optional<std::pair<std::uint32_t, std::string>> impossible_word(const PhraseNode& node) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const PhraseNode& child = node.children[i];
    const PhraseNode* next = i + 1 < node.children.size() ? &node.children[i + 1] : nullptr;
    const bool is_contraction = node.kind == Kind::sequence && child.kind == Kind::symbol &&
                                child.text == "'" && next != nullptr && next->kind == Kind::word &&
                                std::ranges::find(contracted, next->text) != contracted.end();
    if (is_contraction) {
      return std::pair(child.offset, "'" + next->text);
    }
    if (auto inner = impossible_word(child)) {
      return inner;
    }
  }
  return std::nullopt;
}

// The first capital letter of an expression that stands for itself: not of an escape (\P, \W) or of
// the name of a group or class ((?P<value>, [[:alpha:]]).
std::optional<std::size_t> literal_capital(std::string_view expression) {
  for (std::size_t i = 0; i < expression.size(); ++i) {
    if (expression[i] == '\\') {
      const std::string_view escape = expression.substr(i);
      const bool is_class = escape.starts_with("\\p") || escape.starts_with("\\P");
      const bool has_name = is_class && escape.substr(2, 1) == "{";
      i = has_name ? std::min(expression.find('}', i), expression.size()) : i + (is_class ? 2 : 1);
    } else if (expression.substr(i, 2) == "(?") {
      const bool has_name = expression.substr(i, 4) == "(?P<";
      i = std::min(expression.find_first_of(has_name ? ">" : ":)", i), expression.size());
    } else if (expression[i] >= 'A' && expression[i] <= 'Z') {
      return i;
    }
  }
  return std::nullopt;
}

class RuleLinter {
 public:
  RuleLinter(const Rule& rule, const Library& library, ExampleWords& words, Problems& warnings)
      : rule_(rule), library_(library), words_(words), warnings_(warnings) {}

  void lint() {
    for (const PhraseSet set : phrase_sets_of(rule_)) {
      lint_phrases(set);
    }
    lint_when();
    lint_examples();
    lint_citations();
  }

 private:
  void warn(std::string code, const std::string& path, std::uint32_t line, std::uint32_t column,
            std::string message, std::string hint) {
    warnings_.add({.code = std::move(code),
                   .message = std::move(message),
                   .path = path,
                   .line = line,
                   .column = column,
                   .hint = std::move(hint)});
  }
  void warn(std::string code, const Phrase& phrase, std::size_t offset, std::string message,
            std::string hint) {
    warn(std::move(code), phrase.path, phrase.line,
         phrase.column + static_cast<std::uint32_t>(offset), std::move(message), std::move(hint));
  }

  void lint_phrases(PhraseSet set) {
    // A label stands beside its value: one that ends otherwise is another label.
    const Containment containment(set == rule_.label ? PhraseSet{} : set, library_);
    for (std::uint32_t i = set.begin; i < set.end; ++i) {
      const Phrase& phrase = library_.phrases[i];
      lint_reach(phrase, library_.phrase_layers[i]);
      if (const auto container = containment.container_of(i)) {
        warn("phrase-contained", phrase, 0,
             "whatever this phrase finds, '" + library_.phrases[*container].text +
                 "' of the same list finds as well",
             "remove this one, unless it is there to show more of the text");
      }
    }
  }

  void lint_reach(const Phrase& phrase, Layer layer) {
    if (phrase.is_expression()) {
      const auto capital = literal_capital(phrase.expression);
      if (capital && phrase.view != text::View::cased) {
        warn("phrase-unreachable", phrase, *capital + 1,
             "the text is in lower case when this is looked for",
             "write small letters, or 'view: cased' in the rule");
      }
      return;
    }
    if (const auto word = impossible_word(phrase.tree)) {
      warn("phrase-unreachable", phrase, word->first,
           word->second + " is never a word of its own: it belongs to the word before it",
           "write the whole words: (you've|we've)");
    }
    const bool is_address =
        phrase.text.find("://") != std::string::npos || phrase.text.starts_with("www.");
    if (is_address && layer == Layer::prose) {
      warn("phrase-unreachable", phrase, 0, "addresses are no prose and are not looked at here",
           "write 'scope: url' in the rule");
    }
  }

  // Teams have keys of their own, but one that is nearly a known one was meant to be that.
  void lint_when() {
    static constexpr std::string_view keys[] = {"jurisdiction", "audience",  "channel", "actor",
                                                "product",      "sponsored", "language"};
    for (const auto& [key, values] : rule_.when) {
      const std::string_view near = closest(key, keys);
      if (!near.empty() && near != key) {
        warn("unknown-profile-key", rule_.path, rule_.line, 1,
             "'when' of rule '" + rule_.id + "' asks for '" + key + "', which no post is known by",
             "did you mean '" + std::string(near) +
                 "'? A key of your own is found if it is less like that one");
      }
    }
  }

  void lint_examples() {
    const std::vector<Language> languages = languages_of(rule_, library_);
    std::set<Language> covered;
    bool has_near_miss = false;
    for (const Example& example : rule_.pass) {
      const std::vector<Language> found = words_.languages_of(example, rule_);
      covered.insert(found.begin(), found.end());
      has_near_miss = has_near_miss || words_.shared_word_count(example, rule_) > 0;
    }
    for (const Language language : languages) {
      if (!covered.contains(language)) {
        warn("no-pass-example", rule_.path, rule_.line, 1,
             "rule '" + rule_.id + "' has no pass example in '" + std::string(code_of(language)) +
                 "'",
             "add a near miss in that language");
      }
    }
    const PhraseSet subject = subject_of(rule_);
    const bool has_words = std::any_of(
        library_.phrases.begin() + subject.begin, library_.phrases.begin() + subject.end,
        [](const Phrase& phrase) { return !phrase.is_expression(); });
    if (has_words && !has_near_miss) {
      warn("no-near-miss", rule_.path, rule_.line, 1,
           "no pass example of rule '" + rule_.id + "' comes near its phrases",
           "add a sentence that uses the same words and is fine");
    }
  }

  void lint_citations() {
    const Policy& policy = library_.policies[rule_.policy];
    const bool has_lapsed =
        policy.reviewed && std::ranges::all_of(rule_.citations, [&](auto index) {
          const Reference& reference = policy.references[index];
          return reference.until && *reference.until < *policy.reviewed;
        });
    if (has_lapsed) {
      warn("rule-lapsed", rule_.path, rule_.line, 1,
           "every reference of rule '" + rule_.id + "' had lapsed when the policy was reviewed",
           "cite what is in force, or remove the rule");
    }
  }

  const Rule& rule_;
  const Library& library_;
  ExampleWords& words_;
  Problems& warnings_;
};

}  // namespace

void lint_references(const Reader& reader, const PolicyHead& head, std::uint32_t policy,
                     const Library& library) {
  const Policy& own = head.policy;
  for (std::uint32_t i = 0; i < own.references.size(); ++i) {
    const Reference& reference = own.references[i];
    const bool is_cited = std::ranges::any_of(library.rules, [&](const Rule& rule) {
      return rule.policy == policy && std::ranges::find(rule.citations, i) != rule.citations.end();
    });
    if (!is_cited) {
      reader.fail("unused-reference", head.reference_places[i],
                  "no rule cites '" + reference.id + "'", "cite it or remove it");
    }
    if (reference.until && own.reviewed && *reference.until < *own.reviewed) {
      reader.fail("lapsed-reference", head.reference_places[i],
                  "'" + reference.id + "' lapsed on " + text_of(*reference.until) +
                      ", before the policy was reviewed",
                  "rules that cite only this are silent on later posts");
    }
  }
}

void lint_rule(const Rule& rule, const Library& library, ExampleWords& words, Problems& warnings) {
  RuleLinter(rule, library, words, warnings).lint();
}

}  // namespace scruple::policy

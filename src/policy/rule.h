#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/span.h"
#include "policy/phrase.h"

namespace scruple::policy {

// The names of the enumerators here stand beside them, in their order, as policies write them.

enum class Severity : std::uint8_t { suggestion, warning, error };
inline constexpr std::array<std::string_view, 3> severity_names = {"suggestion", "warning",
                                                                   "error"};
[[nodiscard]] constexpr std::string_view name_of(Severity severity) {
  return severity_names[static_cast<std::size_t>(severity)];
}

enum class PhraseIndex : std::uint32_t {};
enum class RuleIndex : std::uint32_t {};
enum class ContextIndex : std::uint32_t {};

// A list of phrases: indices [begin, end) into Library::phrases. Phrases of one list stand
// together.
struct PhraseSet {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] bool is_empty() const { return begin == end; }
  friend auto operator<=>(const PhraseSet&, const PhraseSet&) = default;
};

// The part of a document's text that a phrase of a rule is looked for in.
enum class Layer : std::uint8_t { prose, url, code };
inline constexpr std::size_t layer_count = 3;

// W of `within: W`.
struct Window {
  enum class Unit : std::uint8_t { words, sentence, paragraph, section, document };
  enum class Side : std::uint8_t { both, before, after };
  static constexpr std::array<std::string_view, 3> side_names = {"both", "before", "after"};
  Unit unit = Unit::sentence;
  std::uint32_t word_count = 0;  // of Unit::words
  Side side = Side::both;
};

struct Near {
  Window within;
  PhraseSet any;               // one of these, when not empty
  std::vector<PhraseSet> all;  // and each of these
};

struct Check {
  std::string name;                         // a validator of lint/checks.h
  std::optional<Severity> if_invalid = {};  // report with this severity; nothing: drop
};

struct Count {
  std::uint32_t at_least = 1;
  Window within;
};

struct Combine {
  std::uint32_t at_least = 2;
  std::vector<PhraseSet> of;  // one for each item of the list
  Window within;
};

// One of the places a rule looks at.
struct ScopeItem {
  enum class Kind : std::uint8_t {
    prose,
    heading,
    paragraph,
    list,
    table,
    quote,
    caption,
    alt,
    link,
    title,
    front_matter,
    hashtag,
    url,
    code,
    first,  // the first `count` characters of the document's prose
    last_paragraph,
  };
  // Without the last two, which are written with brackets.
  static constexpr std::array<std::string_view, 14> kind_names = {
      "prose", "heading", "paragraph", "list",         "table",   "quote", "caption",
      "alt",   "link",    "title",     "front_matter", "hashtag", "url",   "code"};
  Kind kind = Kind::prose;
  std::uint32_t count = 0;
};

struct Unless {
  std::vector<ContextIndex> contexts;
  std::vector<Near> near;
};

struct Require {
  PhraseSet trigger;           // `if`: the post is about this …
  std::uint32_t at_least = 1;  // … when so many hits of it stand
  std::vector<PhraseSet>
      any;  // acceptable statements; one list, or several with `all`: each must be met
  enum class Where : std::uint8_t {
    document,
    first,
    last_paragraph,
    same_paragraph,
    same_sentence,
    front_matter
  };
  Where where = Where::document;
  std::uint32_t first_count = 0;  // of Where::first: code points
  std::string front_matter_key;   // of Where::front_matter
  bool is_exact = false;          // wording: exact
  std::map<Language, std::string> insert;
};

struct Example {
  std::string text;         // without the marks
  std::vector<Span> marks;  // what must be flagged, in `text`; empty for a pass example
  Language language = Language::any;
  std::string format;  // `as`; empty: plain text
  std::map<std::string, std::vector<std::string>> profile;
  bool has_profile = false;  // without, the first value of each `when` key holds
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Reference {
  std::string id;
  std::string title;
  std::string clause;  // empty when unconfirmed
  std::string issuer;
  std::string jurisdiction;
  std::string year;
  std::string url;
  enum class Checked : std::uint8_t { text, secondary, unconfirmed };
  static constexpr std::array<std::string_view, 3> checked_names = {"text", "secondary",
                                                                    "unconfirmed"};
  Checked checked = Checked::unconfirmed;
  std::optional<Date> from;
  std::optional<Date> until;  // the last day in force
};

// A stretch of text opened by trigger phrases in which a hit is negated, reported and so on (policy
// language, section 5).
struct Context {
  std::string name;
  enum class Builtin : std::uint8_t { none, quoted, mythbusting };
  static constexpr std::array<std::string_view, 3> builtin_names = {"none", "quoted",
                                                                    "mythbusting"};
  Builtin builtin = Builtin::none;
  PhraseSet triggers;
  PhraseSet pseudo_triggers;  // `not`
  enum class Side : std::uint8_t { after, before, both };
  static constexpr std::array<std::string_view, 3> side_names = {"after", "before", "both"};
  Side side = Side::after;
  PhraseSet until;
  enum class Punctuation : std::uint8_t { none, clause, sentence };
  static constexpr std::array<std::string_view, 3> punctuation_names = {"none", "clause",
                                                                        "sentence"};
  Punctuation until_punctuation = Punctuation::sentence;
  std::uint32_t max_words = 0;   // 0: no limit
  std::optional<Window> within;  // instead of a stretch: holds in the whole window around a trigger
  std::string ends_with;         // the sentence must end so: "?"
};

// A rule. Where a severity map names jurisdictions, `severity` is its default.
struct Rule {
  std::string id;            // "samples-and-gifts"
  std::string full_id;       // "breastfeeding-code/samples-and-gifts"
  std::uint32_t policy = 0;  // index into Library::policies
  std::uint32_t line = 0;
  std::string path;
  std::string title;
  std::map<std::string, Severity> severity_by_jurisdiction;
  std::string why;
  std::vector<std::uint32_t> citations;  // indices into Policy::references
  std::string message;
  std::string advice;
  std::map<std::string, std::vector<std::string>> when;
  Severity severity = Severity::warning;
  bool is_redacted = false;
  text::View view = text::View::folded;  // of `find` and the trigger of `require` only
  enum class Bound : std::uint8_t { none, word, digit, alnum };
  static constexpr std::array<std::string_view, 4> bound_names = {"none", "word", "digit", "alnum"};
  Bound bound = Bound::none;
  std::vector<ScopeItem> scope;  // empty: prose

  PhraseSet find;  // empty for a require rule
  std::optional<Require> require;
  std::vector<Near> near;
  Unless unless;
  std::vector<ContextIndex> contexts;  // `context`: all must hold
  std::vector<Check> checks;
  PhraseSet label;
  std::vector<std::string> masks;
  std::optional<Count> count;
  std::optional<Combine> combine;

  std::vector<Example> flag;
  std::vector<Example> pass;
};

// The phrases that bring a rule into play: without a hit of them it finds nothing.
[[nodiscard]] inline PhraseSet opening_phrases(const Rule& rule) {
  return rule.require ? rule.require->trigger : rule.find;
}

// All lists of phrases of a rule, in the order in which a policy writes them: what it looks for,
// its label, what must be near or must not, what is combined, the statements that are required.
[[nodiscard]] std::vector<PhraseSet> phrase_sets_of(const Rule& rule);

struct Policy {
  std::string id;
  std::string title;
  std::string version;
  std::string summary;
  std::optional<Date> reviewed;
  std::vector<Reference> references;
  std::string path;
};

}  // namespace scruple::policy

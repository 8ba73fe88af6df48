#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "policy/rule.h"

namespace scruple::policy {

// One word of a lexicon term.
struct TermWord {
  std::string text;  // folded
  bool is_prefix = false;
  friend auto operator<=>(const TermWord&, const TermWord&) = default;
};
using Term = std::vector<TermWord>;

// What `<name>` in a phrase of one language stands for.
struct Slot {
  std::string name;
  enum class Class : std::uint8_t {
    lexicon,
    number,
    percent,
    age,
    date,
    money,
    dose,
    name,
    url,
    hashtag,
    mention,
  };
  // As phrases write them, in the order of Class; a lexicon has its own name.
  static constexpr std::array<std::string_view, 11> class_names = {
      "", "number", "percent", "age", "date", "money", "dose", "name", "url", "hashtag", "mention"};
  Class kind = Class::lexicon;
  std::vector<Term> terms;               // of a lexicon: all variants written out, sorted, unique
  text::View view = text::View::folded;  // how the terms are folded
};

// All policies of a run, read, checked and linked: nothing in it refers to a file any more.
// Immutable once made; shared by threads.
struct Library {
  std::vector<Policy> policies;
  std::vector<Rule> rules;           // of all policies; sorted by full id
  std::vector<Phrase> phrases;       // of rules and contexts; PhraseSets point here
  std::vector<Layer> phrase_layers;  // for each phrase, where it is looked for
  std::vector<Slot> slots;           // SlotIndex points here
  std::vector<Context> contexts;     // ContextIndex points here

  [[nodiscard]] const Phrase& phrase(PhraseIndex index) const {
    return phrases[static_cast<std::uint32_t>(index)];
  }
  [[nodiscard]] const Slot& slot(SlotIndex index) const {
    return slots[static_cast<std::uint32_t>(index)];
  }
  [[nodiscard]] const Rule* rule_named(std::string_view full_id) const;
};

// A file of a policy as the loader sees it. Whoever reads the disk or the embedded files fills
// these.
struct PolicyFile {
  std::string path;  // for messages: "rules/claims/policy.yaml"
  std::string contents;
};

// The files of one policy: policy.yaml (or the one file that holds everything) first, then its
// rules and lexicons.
struct PolicyFiles {
  std::vector<PolicyFile> files;
};

struct Loaded {
  Library library;              // what could be read; rules with errors are left out
  std::vector<Error> errors;    // every problem of every file, sorted by path, line, column
  std::vector<Error> warnings;  // what `policy check` lints
};

// Reads, checks and links policies. The one whose id is "common" lends its lexicons and contexts to
// all others. Check names are verified against `check_names`. Never throws, never stops at the
// first problem.
struct LoadOptions {
  std::vector<std::string_view> check_names;  // known validators
  bool with_lints = false;                    // fill `warnings`
};
[[nodiscard]] Loaded load(const std::vector<PolicyFiles>& policies, const LoadOptions& options);

// The policies that ship, from the binary: "common" first, then in their order of importance.
[[nodiscard]] std::vector<PolicyFiles> builtin_policies();
[[nodiscard]] std::vector<std::string> builtin_policy_ids();  // without "common"

}  // namespace scruple::policy

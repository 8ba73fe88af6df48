#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/error.h"
#include "base/language.h"
#include "base/result.h"
#include "policy/library.h"
#include "policy/reader.h"
#include "policy/terms.h"

namespace scruple::policy {

// The lexicons of all policies while they are being loaded. They are read first, policy by policy,
// then `resolve` turns names in phrases into slots of the library.
class Lexicons {
 public:
  Lexicons(Library& library, Problems& problems) : library_(library), problems_(problems) {}

  // Reads the value of `lexicons:` of a policy, whose text files are among `files`.
  void read(const Reader& reader, const yaml::Value& value, std::uint32_t policy,
            const std::vector<PolicyFile>& files);

  // Checks what can only be checked once all lexicons are known: names inside terms.
  void check_nesting();

  // Sets the slots of a phrase of this policy. An error has its place in the phrase's text:
  // "unknown-lexicon", "lexicon-no-terms", "lexicon-too-large".
  [[nodiscard]] std::optional<Error> resolve(Phrase& phrase, std::uint32_t policy);

  // Names that no phrase and no other lexicon used, with their places, for lints.
  void report_unused(Problems& warnings) const;

  // Policy number of `common`, whose lexicons every policy may use.
  void set_common(std::uint32_t policy) { common_ = policy; }

 private:
  struct Lexicon {
    std::map<Language, std::vector<WrittenTerm>> terms;
    Error place;  // of its name, as the beginning of a warning about it
    bool is_used = false;
  };
  using Key = std::pair<std::uint32_t, std::string>;
  using SlotKey = std::tuple<std::uint32_t, std::string, Language, text::View>;

  void read_list(const Reader& reader, const yaml::Value& value, Language language,
                 const std::vector<PolicyFile>& files, Lexicon& lexicon);
  void check_term(const WrittenTerm& term, const PhraseNode& node, std::uint32_t policy);

  Lexicon* find(const std::string& name, std::uint32_t policy, std::uint32_t& owner);
  std::optional<Error> resolve_node(PhraseNode& node, const Phrase& phrase, std::uint32_t policy);
  Result<std::vector<Term>> expand(Lexicon& lexicon, std::uint32_t owner, Language language,
                                   text::View view, std::size_t depth);
  Result<std::vector<Term>> variants_of(const PhraseNode& node, std::uint32_t owner,
                                        Language language, text::View view, std::size_t depth);

  Library& library_;
  Problems& problems_;
  std::map<Key, Lexicon> lexicons_;
  std::map<SlotKey, SlotIndex> slots_;
  std::optional<std::uint32_t> common_;
};

// `<number>` and the like; nothing for other names.
[[nodiscard]] std::optional<Slot::Class> builtin_class(std::string_view name);

}  // namespace scruple::policy

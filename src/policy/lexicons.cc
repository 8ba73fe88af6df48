// Terms are parsed once, in the folded view, to find their mistakes; for another view they are
// parsed again when a phrase asks for it. A slot is made for each lexicon, language and view that
// some phrase uses, with all terms written out: a matcher then needs only words. A term may name
// another lexicon, whose terms take its place; those may not name a third, so writing out ends.

#include "policy/lexicons.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "base/unique.h"
#include "policy/suggest.h"
#include "text/utf8.h"

namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;

constexpr std::size_t max_nesting = 1;

// Without that of a lexicon.
constexpr std::span<const std::string_view> builtin_names = std::span(Slot::class_names).subspan(1);

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

bool has_kind(const PhraseNode& node, Kind kind) {
  return node.kind == kind || std::ranges::any_of(node.children, [kind](const PhraseNode& child) {
           return has_kind(child, kind);
         });
}

Error too_large() {
  return Error{.code = "lexicon-too-large",
               .message = "the lexicon has more than " + std::to_string(max_lexicon_terms) +
                          " terms when all variants are written out",
               .hint = "use fewer options in its terms, or divide it"};
}

// A term is read anew for the view of the phrase that names its lexicon: folding may have made it
// longer, "maß" is "mass".
Error unreadable_term(const std::string& term, text::View view, const Error& reason) {
  return Error{.code = reason.code,
               .message = "the term '" + term + "' cannot be read in the " +
                          std::string(text::name_of(view)) + " view: " + reason.message,
               .hint = reason.hint};
}

}  // namespace

std::optional<Slot::Class> builtin_class(std::string_view name) {
  const auto found = std::ranges::find(builtin_names, name);
  if (found == builtin_names.end()) {
    return std::nullopt;
  }
  return static_cast<Slot::Class>(found - builtin_names.begin() + 1);
}

void Lexicons::read(const Reader& reader, const yaml::Value& value, std::uint32_t policy,
                    const std::vector<PolicyFile>& files) {
  if (!reader.is_map(value, "lexicons")) {
    return;
  }
  for (const yaml::Value::Entry& entry : value.entries) {
    const bool is_name = !entry.key.empty() && is_lower(entry.key.front()) &&
                         std::ranges::all_of(entry.key, [](char byte) {
                           return is_lower(byte) || is_digit(byte) || byte == '-' || byte == '_';
                         });
    if (!is_name) {
      reader.fail("bad-id", entry.key_place,
                  "the name of a lexicon is made of lower-case letters, digits, '-' and '_'",
                  "rename it: infant_formula");
      continue;
    }
    const bool is_in_common =
        common_ && *common_ != policy && lexicons_.contains(Key{*common_, entry.key});
    if (builtin_class(entry.key) || is_in_common) {
      reader.fail("lexicon-name-taken", entry.key_place,
                  "<" + entry.key + "> " +
                      (is_in_common ? "is a lexicon of the policy common" : "is built in"),
                  "give this lexicon another name");
      continue;
    }
    Lexicon lexicon;
    lexicon.place = reader.file().error({}, entry.key_place, entry.key);
    if (entry.value.kind == yaml::Value::Kind::map) {
      for (const yaml::Value::Entry& by_language : entry.value.entries) {
        if (const auto language = reader.language(by_language.key, by_language.key_place)) {
          read_list(reader, by_language.value, *language, files, lexicon);
        }
      }
    } else {
      read_list(reader, entry.value, Language::any, files, lexicon);
    }
    lexicons_.emplace(Key{policy, entry.key}, std::move(lexicon));
  }
}

void Lexicons::read_list(const Reader& reader, const yaml::Value& value, Language language,
                         const std::vector<PolicyFile>& files, Lexicon& lexicon) {
  if (value.kind == yaml::Value::Kind::text) {
    const std::string path = folder_of(files.front().path) + value.text;
    const auto file = std::ranges::find(files, path, &PolicyFile::path);
    if (file == files.end()) {
      reader.fail("lexicon-file-missing", value.place, "there is no file '" + value.text + "'",
                  "the path begins in the policy's folder: lexicons/name.en.txt; a list of terms "
                  "stands in [brackets]");
      return;
    }
    read_terms(*file, language, problems_, lexicon.terms[language]);
    return;
  }
  read_terms(reader, value, language, problems_, lexicon.terms[language]);
}

void Lexicons::check_nesting() {
  for (auto& [key, lexicon] : lexicons_) {
    for (const auto& [language, terms] : lexicon.terms) {
      for (const WrittenTerm& term : terms) {
        check_term(term, term.tree, key.first);
      }
    }
  }
}

void Lexicons::check_term(const WrittenTerm& term, const PhraseNode& node, std::uint32_t policy) {
  for (const PhraseNode& child : node.children) {
    check_term(term, child, policy);
  }
  if (node.kind != Kind::slot) {
    return;
  }
  if (builtin_class(node.text)) {
    problems_.add(term.place.error(node.offset, "lexicon-term-class",
                                   "<" + node.text + "> cannot stand in a term of a lexicon",
                                   "write the values out, (1|2|3), or put the phrase in a rule"));
    return;
  }
  std::uint32_t owner = 0;
  Lexicon* inner = find(node.text, policy, owner);
  if (inner == nullptr) {
    problems_.add(term.place.error(node.offset, "unknown-lexicon",
                                   "no lexicon is called '" + node.text + "'",
                                   "name one of this policy or of common"));
    return;
  }
  inner->is_used = true;
  for (const auto& [language, terms] : inner->terms) {
    for (const WrittenTerm& inner_term : terms) {
      if (has_kind(inner_term.tree, Kind::slot)) {
        problems_.add(term.place.error(node.offset, "lexicon-nested-too-deep",
                                       "<" + node.text + "> names other lexicons itself",
                                       "a lexicon named in a term is made of words only"));
        return;
      }
    }
  }
}

Lexicons::Lexicon* Lexicons::find(const std::string& name, std::uint32_t policy,
                                  std::uint32_t& owner) {
  for (const std::optional<std::uint32_t> one : {std::optional(policy), common_}) {
    const auto found = one ? lexicons_.find(Key{*one, name}) : lexicons_.end();
    if (found != lexicons_.end()) {
      owner = *one;
      return &found->second;
    }
  }
  return nullptr;
}

std::optional<Error> Lexicons::resolve(Phrase& phrase, std::uint32_t policy) {
  return resolve_node(phrase.tree, phrase, policy);
}

std::optional<Error> Lexicons::resolve_node(PhraseNode& node, const Phrase& phrase,
                                            std::uint32_t policy) {
  for (PhraseNode& child : node.children) {
    if (auto error = resolve_node(child, phrase, policy)) {
      return error;
    }
  }
  if (node.kind != Kind::slot) {
    return std::nullopt;
  }
  const auto error_here = [&node](Error error) {
    error.column = node.offset + 1;
    return error;
  };
  const auto kind = builtin_class(node.text);
  std::uint32_t owner = 0;
  Lexicon* lexicon = kind ? nullptr : find(node.text, policy, owner);
  if (!kind && lexicon == nullptr) {
    std::vector<std::string_view> names(builtin_names.begin(), builtin_names.end());
    for (const auto& [key, one] : lexicons_) {
      if (key.first == policy || key.first == common_) {
        names.emplace_back(key.second);
      }
    }
    return error_here({.code = "unknown-lexicon",
                       .message = "no lexicon is called '" + node.text + "'",
                       .hint = did_you_mean(node.text, names,
                                            "add it to the policy's lexicons, or write \\< for "
                                            "the character itself")});
  }
  // One slot of each built-in class serves all.
  const SlotKey key = kind ? SlotKey{0, node.text, Language::any, text::View::folded}
                           : SlotKey{owner, node.text, phrase.language, phrase.view};
  const auto known = slots_.find(key);
  if (known != slots_.end()) {
    node.slot = known->second;
    return std::nullopt;
  }
  Slot slot{.name = node.text, .kind = kind.value_or(Slot::Class::lexicon), .terms = {}};
  if (lexicon != nullptr) {
    lexicon->is_used = true;
    slot.view = phrase.view;
    Result<std::vector<Term>> terms = expand(*lexicon, owner, phrase.language, phrase.view, 0);
    if (!terms) {
      return error_here(terms.error());
    }
    if (terms->empty()) {
      return error_here(
          {.code = "lexicon-no-terms",
           .message = "<" + node.text + "> has no terms in the language of this phrase, " +
                      std::string(code_of(phrase.language)),
           .hint = "add terms in that language, or leave the lexicon out of this phrase"});
    }
    slot.terms = *std::move(terms);
  }
  node.slot = static_cast<SlotIndex>(library_.slots.size());
  library_.slots.push_back(std::move(slot));
  slots_.emplace(key, node.slot);
  return std::nullopt;
}

Result<std::vector<Term>> Lexicons::expand(Lexicon& lexicon, std::uint32_t owner, Language language,
                                           text::View view, std::size_t depth) {
  std::vector<Term> out;
  for (const auto& [term_language, terms] : lexicon.terms) {
    // A phrase without a language applies to all of them, and so do the terms it uses.
    const bool counts =
        language == Language::any || term_language == Language::any || term_language == language;
    for (std::size_t i = 0; counts && i < terms.size(); ++i) {
      Result<std::vector<Term>> variants = std::vector<Term>();
      if (view == text::View::folded) {
        variants = variants_of(terms[i].tree, owner, language, view, depth);
      } else if (Result<Phrase> phrase = parse_phrase(terms[i].text, term_language, view)) {
        variants = variants_of(phrase->tree, owner, language, view, depth);
      } else {
        return unreadable_term(terms[i].text, view, phrase.error());
      }
      if (!variants) {
        return variants;
      }
      std::ranges::move(*variants, std::back_inserter(out));
      if (out.size() > max_lexicon_terms) {
        return too_large();
      }
    }
  }
  sort_unique(out);
  return out;
}

Result<std::vector<Term>> Lexicons::variants_of(const PhraseNode& node, std::uint32_t owner,
                                                Language language, text::View view,
                                                std::size_t depth) {
  switch (node.kind) {
    case Kind::word:
    case Kind::prefix:
      return std::vector<Term>{{TermWord{node.text, node.kind == Kind::prefix}}};
    case Kind::slot: {
      std::uint32_t inner_owner = 0;
      Lexicon* inner = find(node.text, owner, inner_owner);
      if (inner == nullptr || depth >= max_nesting) {
        return std::vector<Term>();  // reported by check_nesting
      }
      return expand(*inner, inner_owner, language, view, depth + 1);
    }
    case Kind::choice: {
      std::vector<Term> out;
      for (const PhraseNode& way : node.children) {
        Result<std::vector<Term>> terms = variants_of(way, owner, language, view, depth);
        if (!terms) {
          return terms;
        }
        std::ranges::move(*terms, std::back_inserter(out));
      }
      return out;
    }
    case Kind::sequence: {
      std::vector<Term> out = {{}};
      for (const PhraseNode& item : node.children) {
        Result<std::vector<Term>> next = variants_of(item, owner, language, view, depth);
        if (!next) {
          return next;
        }
        if (out.size() * next->size() > max_lexicon_terms) {
          return too_large();
        }
        std::vector<Term> longer;
        for (const Term& left : out) {
          for (const Term& right : *next) {
            longer.push_back(left);
            longer.back().insert(longer.back().end(), right.begin(), right.end());
          }
        }
        out = std::move(longer);
      }
      return out;
    }
    default:
      return std::vector<Term>();  // gaps and symbols were refused when the term was read
  }
}

void Lexicons::report_unused(Problems& warnings) const {
  for (const auto& [key, lexicon] : lexicons_) {
    if (!lexicon.is_used && key.first != common_) {
      Error warning = lexicon.place;
      warning.code = "unused-lexicon";
      warning.message = "no phrase uses the lexicon <" + key.second + ">";
      warning.hint = "use it or remove it";
      warnings.add(std::move(warning));
    }
  }
}

}  // namespace scruple::policy

#include "policy/terms.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "policy/phrase.h"

namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;

constexpr std::size_t max_term_variants = 4096;

std::string_view without_mark(std::string_view text) {
  return text.substr(byte_order_mark_size(text));
}

// Cuts the first line off, without its line break and the white space before it.
std::string_view next_line(std::string_view& rest) {
  const std::size_t size = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, size);
  rest.remove_prefix(std::min(size + 1, rest.size()));
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) {
    line.remove_suffix(1);
  }
  return line;
}

const PhraseNode* find_kind(const PhraseNode& node, Kind kind) {
  if (node.kind == kind) {
    return &node;
  }
  for (const PhraseNode& child : node.children) {
    if (const PhraseNode* found = find_kind(child, kind)) {
      return found;
    }
  }
  return nullptr;
}

// How many terms a tree makes when it is written out, other lexicons counted as one.
std::size_t variant_count(const PhraseNode& node) {
  std::size_t count = node.kind == Kind::choice ? 0 : 1;
  for (const PhraseNode& child : node.children) {
    const std::size_t one = variant_count(child);
    count = std::min(node.kind == Kind::choice ? count + one : count * one, max_lexicon_terms);
  }
  return count;
}

void add_term(std::string_view text, Language language, const TermPlace& place, Problems& problems,
              std::vector<WrittenTerm>& terms) {
  const auto fail = [&](std::size_t offset, std::string code, std::string message,
                        std::string hint) {
    problems.add(place.error(offset, std::move(code), std::move(message), std::move(hint)));
  };
  Result<Phrase> term = parse_phrase(text, language);
  if (!term) {
    const Error& error = term.error();
    fail(error.column - std::size_t{1}, error.code, error.message, error.hint);
  } else if (term->is_expression()) {
    fail(0, "lexicon-term-expression", "a term of a lexicon cannot be an expression",
         "write the term in words, or put the expression in a rule");
  } else if (const PhraseNode* gap = find_kind(term->tree, Kind::gap)) {
    fail(gap->offset, "lexicon-term-gap", "a term of a lexicon has no gaps",
         "write what may stand in between, or put the phrase in a rule");
  } else if (const PhraseNode* symbol = find_kind(term->tree, Kind::symbol)) {
    fail(symbol->offset, "lexicon-term-symbol",
         "a term of a lexicon is words only, without '" + symbol->text + "'",
         "leave it out, or put the phrase in a rule");
  } else if (variant_count(term->tree) > max_term_variants) {
    fail(0, "lexicon-term-variants",
         "the term has more than " + std::to_string(max_term_variants) +
             " variants when all its options are written out",
         "write several terms, or put the phrase in a rule");
  } else {
    terms.push_back({std::string(text), std::move(term->tree), place});
  }
}

}  // namespace

Error TermPlace::error(std::size_t offset, std::string code, std::string message,
                       std::string hint) const {
  if (file != nullptr) {
    return file->error(std::move(code), file->place_in(*value, offset), std::move(message),
                       std::move(hint));
  }
  return {.code = std::move(code),
          .message = std::move(message),
          .path = list->path,
          .line = line,
          .column = static_cast<std::uint32_t>(offset) + 1,
          .hint = std::move(hint),
          .source_line = std::string(line_of(without_mark(list->contents), line))};
}

void read_terms(const Reader& reader, const yaml::Value& list, Language language,
                Problems& problems, std::vector<WrittenTerm>& terms) {
  for (const yaml::Value* item : reader.items(list, "a lexicon")) {
    if (const auto text = reader.text(*item, "a term")) {
      add_term(*text, language, {.file = &reader.file(), .value = item}, problems, terms);
    }
  }
}

void read_terms(const PolicyFile& list, Language language, Problems& problems,
                std::vector<WrittenTerm>& terms) {
  TermPlace place{.list = &list};
  std::string_view rest = without_mark(list.contents);
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    ++place.line;
    if (!line.empty() && line.front() != '#') {
      add_term(line, language, place, problems, terms);
    }
  }
}

}  // namespace scruple::policy

#include "policy/phrase_sets.h"

#include <algorithm>
#include <string>
#include <utility>

namespace scruple::policy {

namespace {

// The text as it is written, so that places in it are places in the file; block scalars end with
// line breaks that nobody wrote.
std::string_view phrase_text(const yaml::Value& value) {
  std::string_view text = value.text;
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace

PhraseSet PhraseSets::read(const Reader& reader, const yaml::Value& value, std::string_view what,
                           const PhraseUse& use, std::string_view other_key) {
  PhraseSet set{size(), size()};
  if (value.kind != yaml::Value::Kind::map) {
    for (const yaml::Value* item : reader.items(value, what)) {
      add(reader, *item, Language::any, what, use);
    }
  }
  bool has_language = false;
  for (const yaml::Value::Entry& entry : value.entries) {
    if (!other_key.empty() && entry.key == other_key) {
      continue;
    }
    has_language = true;
    if (const auto language = reader.language(entry.key, entry.key_place)) {
      for (const yaml::Value* item : reader.items(entry.value, what)) {
        add(reader, *item, *language, what, use);
      }
    }
  }
  if (value.kind == yaml::Value::Kind::map && !has_language && other_key.empty()) {
    reader.fail("list-empty", value.place, "'" + std::string(what) + "' holds no phrases",
                "write a list of phrases, or a list for each language: {en: [...]}");
  }
  set.end = size();
  return set;
}

std::vector<PhraseSet> PhraseSets::read_all(const Reader& reader, const yaml::Value& value,
                                            std::string_view what, const PhraseUse& use) {
  if (value.kind != yaml::Value::Kind::map) {
    return list_items(reader, value, what, use);
  }
  std::vector<std::vector<Phrase>> lists;  // one for each language
  std::size_t longest = 0;
  for (const yaml::Value::Entry& entry : value.entries) {
    const auto language = reader.language(entry.key, entry.key_place);
    if (!language) {
      continue;
    }
    std::vector<Phrase> list;
    for (const yaml::Value* item : reader.items(entry.value, what)) {
      if (auto one = phrase(reader, *item, *language, what, use)) {
        list.push_back(*std::move(one));
      }
    }
    longest = std::max(longest, list.size());
    if (!list.empty()) {
      lists.push_back(std::move(list));
    }
  }
  std::vector<PhraseSet> sets;
  for (std::size_t i = 0; i < longest; ++i) {
    PhraseSet set{size(), size()};
    for (const std::vector<Phrase>& list : lists) {
      add(list[std::min(i, list.size() - 1)], use);
    }
    set.end = size();
    sets.push_back(set);
  }
  return sets;
}

std::vector<PhraseSet> PhraseSets::read_items(const Reader& reader, const yaml::Value& value,
                                              std::string_view what, const PhraseUse& use) {
  if (value.kind != yaml::Value::Kind::map) {
    return list_items(reader, value, what, use);
  }
  std::vector<PhraseSet> sets;
  for (const yaml::Value::Entry& entry : value.entries) {
    const auto language = reader.language(entry.key, entry.key_place);
    if (!language) {
      continue;
    }
    for (const yaml::Value* item : reader.items(entry.value, what)) {
      PhraseSet set{size(), size()};
      add(reader, *item, *language, what, use);
      set.end = size();
      if (!set.is_empty()) {
        sets.push_back(set);
      }
    }
  }
  return sets;
}

std::vector<PhraseSet> PhraseSets::list_items(const Reader& reader, const yaml::Value& value,
                                              std::string_view what, const PhraseUse& use) {
  std::vector<PhraseSet> sets;
  for (const yaml::Value* item : reader.items(value, what)) {
    const PhraseSet set = read(reader, *item, what, use);
    if (!set.is_empty()) {
      sets.push_back(set);
    }
  }
  return sets;
}

std::optional<Phrase> PhraseSets::phrase(const Reader& reader, const yaml::Value& value,
                                         Language language, std::string_view what,
                                         const PhraseUse& use) {
  if (!reader.text(value, "a phrase of '" + std::string(what) + "'")) {
    return std::nullopt;
  }
  Result<Phrase> out = parse_phrase(phrase_text(value), language, use.view);
  if (!out) {
    reader.fail_inside(value, out.error());
    return std::nullopt;
  }
  if (const auto error = lexicons_.resolve(*out, use.policy)) {
    reader.fail_inside(value, *error);
    return std::nullopt;
  }
  out->path = reader.file().name;
  out->line = value.place.line;
  out->column = value.place.column;
  return *std::move(out);
}

void PhraseSets::add(const Phrase& phrase, const PhraseUse& use) {
  for (const Layer layer : use.layers) {
    library_.phrases.push_back(phrase);
    library_.phrase_layers.push_back(layer);
  }
}

void PhraseSets::add(const Reader& reader, const yaml::Value& value, Language language,
                     std::string_view what, const PhraseUse& use) {
  if (const auto one = phrase(reader, value, language, what, use)) {
    add(*one, use);
  }
}

}  // namespace scruple::policy

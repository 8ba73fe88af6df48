#include "policy/phrase_sets.h"

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
    reader.fail("list-empty", value.place, std::string(what) + " holds no phrases",
                "write a list of phrases, or a list for each language: {en: [...]}");
  }
  set.end = size();
  return set;
}

std::vector<PhraseSet> PhraseSets::read_each(const Reader& reader, const yaml::Value& value,
                                             std::string_view what, const PhraseUse& use) {
  std::vector<PhraseSet> sets;
  const auto add_item = [&](const yaml::Value& item, Language language) {
    PhraseSet set{size(), size()};
    if (item.kind == yaml::Value::Kind::map && language == Language::any) {
      set = read(reader, item, what, use);
    } else {
      for (const yaml::Value* phrase : reader.items(item, what)) {
        add(reader, *phrase, language, what, use);
      }
      set.end = size();
    }
    if (!set.is_empty()) {
      sets.push_back(set);
    }
  };
  if (value.kind == yaml::Value::Kind::map) {
    for (const yaml::Value::Entry& entry : value.entries) {
      if (const auto language = reader.language(entry.key, entry.key_place)) {
        for (const yaml::Value* item : reader.items(entry.value, what)) {
          add_item(*item, *language);
        }
      }
    }
  } else {
    for (const yaml::Value* item : reader.items(value, what)) {
      add_item(*item, Language::any);
    }
  }
  return sets;
}

void PhraseSets::add(const Reader& reader, const yaml::Value& value, Language language,
                     std::string_view what, const PhraseUse& use) {
  if (!reader.text(value, "a phrase of " + std::string(what))) {
    return;
  }
  Result<Phrase> phrase = parse_phrase(phrase_text(value), language, use.view);
  if (!phrase) {
    reader.fail_inside(value, phrase.error());
    return;
  }
  if (const auto error = lexicons_.resolve(*phrase, use.policy)) {
    reader.fail_inside(value, *error);
    return;
  }
  const yaml::Place place = reader.file().place_in(value, 0);
  phrase->path = reader.file().name;
  phrase->line = place.line;
  phrase->column = place.column;
  for (const Layer layer : use.layers) {
    library_.phrases.push_back(*phrase);
    library_.phrase_layers.push_back(layer);
  }
}

}  // namespace scruple::policy

#include "policy/require_reader.h"

#include <string>
#include <string_view>
#include <utility>

#include "policy/scopes.h"

namespace scruple::policy {

namespace {

constexpr std::uint32_t max_triggers = 1000;

void read_trigger(const Reader& reader, const yaml::Value& value, const RequireUse& use,
                  Require& require) {
  if (!reader.is_map(value, "if")) {
    return;
  }
  Fields fields(reader, value, "'if'");
  if (const yaml::Value* any = fields.require("any")) {
    require.trigger = use.sets.read(reader, *any, "any", use.trigger);
  }
  if (const yaml::Value* least = fields.find("at_least")) {
    require.at_least = reader.number(*least, "at_least", 1, max_triggers).value_or(1);
  }
  fields.finish();
}

void read_where(const Reader& reader, const yaml::Value& value, Require& require) {
  using enum Require::Where;
  const auto text = reader.text(value, "where");
  if (!text) {
    return;
  }
  constexpr std::pair<std::string_view, Require::Where> names[] = {
      {"document", document},
      {"last paragraph", last_paragraph},
      {"same paragraph", same_paragraph},
      {"same paragraph as the trigger", same_paragraph},
      {"same sentence", same_sentence},
      {"same sentence as the trigger", same_sentence}};
  for (const auto& [name, where] : names) {
    if (*text == name) {
      require.where = where;
      return;
    }
  }
  constexpr std::string_view key_prefix = "front_matter.";
  if (text->starts_with(key_prefix) && text->size() > key_prefix.size()) {
    require.where = front_matter;
    require.front_matter_key = text->substr(key_prefix.size());
  } else if (const auto count = number_in(*text, "first")) {
    require.where = first;
    require.first_count = *count;
  } else {
    reader.fail("unknown-where", value.place, "'" + *text + "' is no place in a document",
                "write document, first(125), last paragraph, same paragraph, same sentence or "
                "front_matter.KEY");
  }
}

void read_insert(const Reader& reader, const yaml::Value& value, Require& require) {
  if (value.kind != yaml::Value::Kind::map) {
    if (auto text = reader.text(value, "insert")) {
      require.insert[Language::any] = *std::move(text);
    }
    return;
  }
  for (const yaml::Value::Entry& entry : value.entries) {
    const auto language = reader.language(entry.key, entry.key_place);
    auto text = reader.text(entry.value, "insert");
    if (language && text) {
      require.insert[*language] = *std::move(text);
    }
  }
}

}  // namespace

Require read_require(const Reader& reader, const yaml::Value& value, const RequireUse& use) {
  Require require;
  Fields fields(reader, value, "'require'");
  if (const yaml::Value* trigger = fields.require("if")) {
    read_trigger(reader, *trigger, use, require);
  }
  const yaml::Value* any = fields.find("any");
  const yaml::Value* all = fields.find("all");
  if (any != nullptr) {
    require.any.push_back(use.sets.read(reader, *any, "any", use.statement));
  }
  if (all != nullptr) {
    const auto sets = use.sets.read_all(reader, *all, "all", use.statement);
    require.any.insert(require.any.end(), sets.begin(), sets.end());
  }
  if (any == nullptr && all == nullptr) {
    reader.fail("require-without-phrases", value.place,
                "'require' does not say which statements are acceptable",
                "add any: with a list of phrases");
  }
  if (const yaml::Value* where = fields.find("where")) {
    read_where(reader, *where, require);
  }
  if (const yaml::Value* wording = fields.find("wording")) {
    constexpr std::string_view names[] = {"meaning", "exact"};
    require.is_exact =
        reader.one_of(*wording, "wording", names, "unknown-wording").value_or(0) == 1;
  }
  if (const yaml::Value* insert = fields.find("insert")) {
    read_insert(reader, *insert, require);
  }
  fields.finish();
  return require;
}

}  // namespace scruple::policy

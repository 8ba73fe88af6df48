// Two contexts have a part that no trigger phrase can say: `quoted` sees quotation marks and block
// quotes, `mythbusting` sees layouts of myths and facts. They exist even where no policy defines
// them; a definition of that name, or one with `builtin:`, adds trigger phrases.

#include "policy/contexts.h"

#include <algorithm>
#include <array>
#include <limits>

#include "policy/conditions.h"
#include "policy/suggest.h"

namespace scruple::policy {

namespace {

constexpr std::array<std::string_view, 8> usual_names = {"negated",   "hypothetical", "question",
                                                         "quoted",    "reported",     "mythbusting",
                                                         "fictional", "historical"};

// The policy that builtin contexts belong to when there is no common.
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

Context::Builtin builtin_of(std::string_view name) {
  return name == "quoted"        ? Context::Builtin::quoted
         : name == "mythbusting" ? Context::Builtin::mythbusting
                                 : Context::Builtin::none;
}

}  // namespace

ContextIndex Contexts::add(const Key& key, Context context) {
  const auto index = static_cast<ContextIndex>(library_.contexts.size());
  library_.contexts.push_back(std::move(context));
  indices_.emplace(key, index);
  return index;
}

std::optional<ContextIndex> Contexts::known(const std::string& name, std::uint32_t policy,
                                            std::optional<std::uint32_t> common) {
  for (const std::uint32_t owner : {policy, common.value_or(policy), nobody}) {
    const auto found = indices_.find(Key{owner, name});
    if (found != indices_.end()) {
      return found->second;
    }
  }
  if (builtin_of(name) == Context::Builtin::none) {
    return std::nullopt;
  }
  Context context;
  context.name = name;
  context.builtin = builtin_of(name);
  return add(Key{nobody, name}, std::move(context));
}

void Contexts::read(const Reader& reader, const yaml::Value& value, std::uint32_t policy,
                    std::optional<std::uint32_t> common) {
  if (!reader.is_map(value, "contexts")) {
    return;
  }
  for (const yaml::Value::Entry& entry : value.entries) {
    if (common && *common != policy && indices_.contains(Key{*common, entry.key})) {
      reader.fail("context-name-taken", entry.key_place,
                  "'" + entry.key + "' is a context of the policy common",
                  "give this context another name");
      continue;
    }
    if (reader.is_map(entry.value, "a context")) {
      add(Key{policy, entry.key}, read_one(reader, entry.value, entry.key, policy));
    }
  }
}

Context Contexts::read_one(const Reader& reader, const yaml::Value& value, const std::string& name,
                           std::uint32_t policy) {
  Context out;
  out.name = name;
  out.builtin = builtin_of(name);
  const PhraseUse use{.policy = policy};
  Fields fields(reader, value, "the context");
  if (const yaml::Value* builtin = fields.find("builtin")) {
    out.builtin = reader
                      .enumerator<Context::Builtin>(*builtin, "builtin", Context::builtin_names,
                                                    "unknown-builtin")
                      .value_or(Context::Builtin::none);
  }
  if (const yaml::Value* triggers = fields.find("triggers")) {
    out.triggers = sets_.read(reader, *triggers, "triggers", use);
  } else if (out.builtin == Context::Builtin::none && fields.find("ends_with") == nullptr) {
    static_cast<void>(fields.require("triggers"));
  }
  if (const yaml::Value* pseudo_triggers = fields.find("not")) {
    out.pseudo_triggers = sets_.read(reader, *pseudo_triggers, "not", use);
  }
  if (const yaml::Value* side = fields.find("side")) {
    out.side = reader.enumerator<Context::Side>(*side, "side", Context::side_names, "bad-side")
                   .value_or(out.side);
  }
  if (const yaml::Value* until = fields.find("until")) {
    read_until(reader, *until, use, out);
  }
  const Conditions conditions(reader, sets_, use);
  if (const yaml::Value* max = fields.find("max")) {
    out.max_words = conditions.words(*max, "max").value_or(0);
  }
  if (const yaml::Value* within = fields.find("within")) {
    out.within = conditions.window(*within, nullptr);
  }
  out.ends_with = fields.text("ends_with");
  fields.finish();
  return out;
}

void Contexts::read_until(const Reader& reader, const yaml::Value& value, const PhraseUse& use,
                          Context& context) {
  context.until = sets_.read(reader, value, "until", use, "punctuation");
  if (const yaml::Value* punctuation = value.find("punctuation")) {
    context.until_punctuation =
        reader
            .enumerator<Context::Punctuation>(*punctuation, "punctuation",
                                              Context::punctuation_names, "bad-punctuation")
            .value_or(context.until_punctuation);
  }
}

std::optional<ContextIndex> Contexts::find(const Reader& reader, const std::string& name,
                                           yaml::Place place, std::uint32_t policy,
                                           std::optional<std::uint32_t> common) {
  const auto index = known(name, policy, common);
  if (!index) {
    std::vector<std::string_view> names = {"quoted", "mythbusting"};
    for (const auto& [key, one] : indices_) {
      if (key.first == policy || key.first == common) {
        names.emplace_back(key.second);
      }
    }
    reader.fail("unknown-context", place, "no context is called '" + name + "'",
                did_you_mean(name, names, "known contexts: " + joined(names)));
  }
  return index;
}

std::vector<ContextIndex> Contexts::usual(std::optional<std::uint32_t> common) {
  std::vector<ContextIndex> out;
  for (const std::string_view name : usual_names) {
    if (const auto index = known(std::string(name), common.value_or(nobody), common)) {
      out.push_back(*index);
    }
  }
  return out;
}

}  // namespace scruple::policy

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/phrase_sets.h"
#include "policy/reader.h"
#include "policy/rule.h"

namespace scruple::policy {

// The contexts of all policies while they are being loaded: `common` first, then each policy, then
// rules ask for them by name.
class Contexts {
 public:
  Contexts(Library& library, PhraseSets& sets) : library_(library), sets_(sets) {}

  // Reads the value of `contexts:` of a policy. The policy `common` is policy `common`; others may
  // not take the name of one of its contexts.
  void read(const Reader& reader, const yaml::Value& value, std::uint32_t policy,
            std::optional<std::uint32_t> common);

  // Of the policy or of common. Reports "unknown-context" at the place.
  [[nodiscard]] std::optional<ContextIndex> find(const Reader& reader, const std::string& name,
                                                 yaml::Place place, std::uint32_t policy,
                                                 std::optional<std::uint32_t> common);

  // What excuses a hit of a rule that does not say otherwise.
  [[nodiscard]] std::vector<ContextIndex> usual(std::optional<std::uint32_t> common);

 private:
  using Key = std::pair<std::uint32_t, std::string>;

  [[nodiscard]] std::optional<ContextIndex> known(const std::string& name, std::uint32_t policy,
                                                  std::optional<std::uint32_t> common);
  ContextIndex add(const Key& key, Context context);
  [[nodiscard]] Context read_one(const Reader& reader, const yaml::Value& value,
                                 const std::string& name, std::uint32_t policy);
  void read_until(const Reader& reader, const yaml::Value& value, const PhraseUse& use,
                  Context& context);

  Library& library_;
  PhraseSets& sets_;
  std::map<Key, ContextIndex> indices_;
};

}  // namespace scruple::policy

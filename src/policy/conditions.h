#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "policy/phrase_sets.h"
#include "policy/reader.h"
#include "policy/rule.h"

namespace scruple::policy {

// Reads the keys that say where else to look: near, count, combine and their windows.
class Conditions {
 public:
  Conditions(const Reader& reader, PhraseSets& sets, const PhraseUse& use)
      : reader_(reader), sets_(sets), use_(use) {}

  // `within: W`, and `side:` where there is one.
  [[nodiscard]] Window window(const yaml::Value& within, const yaml::Value* side) const;

  // "8 words".
  [[nodiscard]] std::optional<std::uint32_t> words(const yaml::Value& value,
                                                   std::string_view what) const;

  // A map, or a list of maps.
  [[nodiscard]] std::vector<Near> near(const yaml::Value& value) const;

  [[nodiscard]] std::optional<Count> count(const yaml::Value& value) const;
  [[nodiscard]] std::optional<Combine> combine(const yaml::Value& value) const;

 private:
  [[nodiscard]] Near one_near(const yaml::Value& value) const;
  [[nodiscard]] Window window_of(Fields& fields, Window otherwise) const;

  const Reader& reader_;
  PhraseSets& sets_;
  const PhraseUse& use_;
};

}  // namespace scruple::policy

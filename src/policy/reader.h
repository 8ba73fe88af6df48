#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/language.h"
#include "yaml/value.h"

namespace scruple::policy {

// Collects problems instead of stopping at the first. Of a file with very many, the first ones are
// kept: nobody reads the rest, and a hostile file must not cost memory.
class Problems {
 public:
  void add(Error error);
  [[nodiscard]] std::size_t count() const { return count_; }

  // All of them, sorted by path, line, column; doubles dropped.
  [[nodiscard]] std::vector<Error> take_sorted();

 private:
  std::vector<Error> errors_;
  std::size_t count_ = 0;
};

// Texts of one file with their meaning: what is no such thing is reported at its place.
class Reader {
 public:
  Reader(const yaml::File& file, Problems& problems) : file_(&file), problems_(&problems) {}

  [[nodiscard]] const yaml::File& file() const { return *file_; }

  void fail(std::string code, yaml::Place place, std::string message, std::string hint = {}) const;

  // At a byte of a text, with what parse_phrase and its kin report (column 1-based in the text).
  void fail_inside(const yaml::Value& value, const Error& error) const;

  // A text that is not empty, without white space around it. `what` completes "… must be text".
  [[nodiscard]] std::optional<std::string> text(const yaml::Value& value,
                                                std::string_view what) const;

  // The items of a list, or the one text that stands for a list of one.
  [[nodiscard]] std::vector<const yaml::Value*> items(const yaml::Value& value,
                                                      std::string_view what) const;

  [[nodiscard]] std::vector<std::string> texts(const yaml::Value& value,
                                               std::string_view what) const;

  // Whether it is a map; reports it when not.
  [[nodiscard]] bool is_map(const yaml::Value& value, std::string_view what) const;

  [[nodiscard]] std::optional<Date> date(const yaml::Value& value, std::string_view what) const;
  [[nodiscard]] std::optional<std::uint32_t> number(const yaml::Value& value, std::string_view what,
                                                    std::uint32_t least, std::uint32_t most) const;
  [[nodiscard]] std::optional<bool> yes_or_no(const yaml::Value& value,
                                              std::string_view what) const;
  [[nodiscard]] std::optional<Language> language(std::string_view code, yaml::Place place) const;

  // Index of the text in `names`; reports `code` and what may stand there when it is none of them.
  [[nodiscard]] std::optional<std::size_t> one_of(const yaml::Value& value, std::string_view what,
                                                  std::span<const std::string_view> names,
                                                  std::string_view code) const;

  // The same for an enum whose names stand in the order of its enumerators.
  template <typename Enum>
  [[nodiscard]] std::optional<Enum> enumerator(const yaml::Value& value, std::string_view what,
                                               std::span<const std::string_view> names,
                                               std::string_view code) const {
    const auto index = one_of(value, what, names, code);
    return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
  }

  // lower-case words with hyphens between: reports it when not.
  [[nodiscard]] bool is_kebab(const std::string& id, yaml::Place place,
                              std::string_view what) const;

 private:
  const yaml::File* file_;
  Problems* problems_;
};

// The keys of one map. A key that was never asked for is unknown: report them with finish().
class Fields {
 public:
  // Requires that `map` is a map. `what` names it for messages: "the rule".
  Fields(const Reader& reader, const yaml::Value& map, std::string what)
      : reader_(reader), map_(map), what_(std::move(what)) {}

  // Null when it is not there.
  [[nodiscard]] const yaml::Value* find(std::string_view key);

  // The same, but it is an error when it is not there.
  [[nodiscard]] const yaml::Value* require(std::string_view key);

  // Empty when it is not there or wrong.
  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] std::string required_text(std::string_view key);

  void finish() const;

 private:
  const Reader& reader_;
  const yaml::Value& map_;
  std::string what_;
  std::vector<std::string_view> known_;
};

[[nodiscard]] std::string joined(std::span<const std::string_view> names);

}  // namespace scruple::policy

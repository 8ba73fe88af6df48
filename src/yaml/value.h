#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/result.h"

namespace scruple::yaml {

// Where a value begins in its file. 1-based; the column counts UTF-8 bytes.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// A YAML value that knows its place. Every scalar is text: quoting changes nothing but what
// `is_quoted` says, and `no`, `1.10`, `2026-01-01` are the text that was written. `null`, `~` and
// an empty plain scalar are Kind::null.
struct Value {
  enum class Kind : std::uint8_t { null, text, list, map };

  struct Entry;

  Kind kind = Kind::null;
  Place place;
  std::string text;            // of a text
  bool is_quoted = false;      // of a text: quoted or a block scalar
  std::vector<Value> items;    // of a list
  std::vector<Entry> entries;  // of a map, in the order of the file, keys unique

  // The value under a key of a map; null pointer when there is none or this is no map.
  [[nodiscard]] const Value* find(std::string_view key) const;
};

struct Value::Entry {
  std::string key;
  Place key_place;
  Value value;
};

// A YAML file, read. Values and the errors that others report about them share its name and lines.
struct File {
  std::string name;
  std::string text;  // without a byte order mark; a lone \r has become \n
  Value root;

  // An error at a place of this file, with its source line.
  [[nodiscard]] Error error(std::string code, Place place, std::string message,
                            std::string hint = {}) const;

  // Where the byte `offset` of a text stands in this file, for a caret inside a phrase: exact for a
  // text on one line, plain or quoted; the beginning of the value for any other.
  [[nodiscard]] Place place_in(const Value& value, std::size_t offset) const;
};

struct Limits {
  std::size_t max_bytes = std::size_t{4} << 20;
  std::size_t max_depth = 32;
  std::size_t max_values = 200'000;
  std::size_t max_scalar_bytes = std::size_t{64} << 10;
  bool allows_comment_behind_item = false;  // in policies it is mostly a phrase cut short
};

// Reads one YAML document, in UTF-8 (bytes that are none are kept as they stand). Anchors and
// aliases are refused (a policy needs none, and they are how small files become huge), tags too.
// Errors, each with its place: "yaml-syntax", "yaml-alias", "yaml-tag", "yaml-duplicate-key",
// "yaml-too-deep", "yaml-too-large", "yaml-several-documents", "yaml-key-not-text",
// "yaml-comment-after-item" (a plain scalar of a list directly followed by a comment, unless the
// limits allow it: quote it).
[[nodiscard]] Result<File> parse(std::string name, std::string text, const Limits& limits = {});

}  // namespace scruple::yaml

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/span.h"
#include "document/builder.h"
#include "document/scalar_text.h"

namespace scruple::document {

// Reads the front matter at the start of the source, if there is one: YAML between lines of three
// dashes, TOML between lines of three plus signs. Its scalars become metadata, those that people
// get to read blocks too, what is wrong with it a problem. Returns where the text behind it begins;
// that is behind the byte order mark when there is none.
[[nodiscard]] std::uint32_t read_front_matter(Builder& builder);

// A scalar of a front matter.
struct FrontMatterValue {
  std::string key;    // dotted path
  std::string value;  // as its parser reads it
  ScalarText text;
  bool is_prose = false;  // whatever its key says: a line that could not be understood
};

struct FrontMatter {
  std::vector<FrontMatterValue> values;
  std::optional<Error> problem;  // its line counts in `content`
};

// The path of `name` under `parent`, which is empty at the top.
[[nodiscard]] std::string key_path(std::string_view parent, std::string_view name);

// Reads `content`, a span of `source` without the lines around it. Nothing when it is something
// else than a map: Markdown may begin with a thematic break.
[[nodiscard]] std::optional<FrontMatter> read_yaml_front_matter(const std::string& name,
                                                                std::string_view source,
                                                                Span content);
[[nodiscard]] std::optional<FrontMatter> read_toml_front_matter(std::string_view source,
                                                                Span content);

// Reads what can be read of a broken front matter: lines of `key: value`, or `key = value`.
// `separator` is ':' or '='. Nothing when no line is of this form.
[[nodiscard]] std::vector<FrontMatterValue> salvage_front_matter(std::string_view source,
                                                                 Span content, char separator);

}  // namespace scruple::document

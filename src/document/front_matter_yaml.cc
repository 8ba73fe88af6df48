// The yaml module reads structure, values and places; where each character of a scalar came from is
// read again from its place on. It counts lines as this module does: a lone carriage return ends
// one.

#include <utility>

#include "base/ascii.h"
#include "document/front_matter.h"
#include "yaml/value.h"

namespace scruple::document {
namespace {

constexpr yaml::Limits limits = {.max_bytes = std::size_t{256} << 10,
                                 .max_depth = 32,
                                 .max_values = 20'000,
                                 .max_scalar_bytes = std::size_t{64} << 10,
                                 .allows_comment_behind_item = true};

class ValueCollector {
 public:
  ValueCollector(std::string_view source, Span content) : source_(source), content_(content) {
    const std::string_view text = source.substr(0, content.end);
    for (std::size_t line = content.begin; line <= text.size();) {
      lines_.push_back(static_cast<std::uint32_t>(line));
      const std::size_t next = skip_newline(text, line_end(text, line));
      if (next >= text.size()) {
        break;
      }
      line = next;
    }
  }

  // Recursion is bounded by the depth that yaml::parse allows.
  void collect(const yaml::Value& value, const std::string& key, std::uint32_t indent) {
    switch (value.kind) {
      case yaml::Value::Kind::null:
        break;
      case yaml::Value::Kind::text:
        values_.push_back({key, value.text, read_scalar(value, indent)});
        break;
      case yaml::Value::Kind::list:
        for (const yaml::Value& item : value.items) {
          collect(item, key, indent);
        }
        break;
      case yaml::Value::Kind::map:
        for (const yaml::Value::Entry& entry : value.entries) {
          collect(entry.value, key_path(key, entry.key), entry.key_place.column - 1);
        }
        break;
    }
  }

  [[nodiscard]] std::vector<FrontMatterValue> take() { return std::move(values_); }

 private:
  [[nodiscard]] ScalarText read_scalar(const yaml::Value& value, std::uint32_t indent) const {
    if (value.place.line == 0 || value.place.line > lines_.size()) {
      return {};
    }
    const std::uint32_t begin = lines_[value.place.line - 1] + value.place.column - 1;
    if (begin >= content_.end) {
      return {};
    }
    const char first = source_[begin];
    if (value.is_quoted && first == '"') {
      return read_escaped_scalar(source_, begin, content_.end);
    }
    if (value.is_quoted && first == '\'') {
      return read_single_quoted_scalar(source_, begin, content_.end);
    }
    if (value.is_quoted && (first == '|' || first == '>')) {
      return read_block_scalar(source_, begin, content_.end, indent);
    }
    return read_plain_scalar(source_, begin, content_.end, value.text);
  }

  std::string_view source_;
  Span content_;
  std::vector<std::uint32_t> lines_;  // where they begin
  std::vector<FrontMatterValue> values_;
};

}  // namespace

std::optional<FrontMatter> read_yaml_front_matter(const std::string& name, std::string_view source,
                                                  Span content) {
  const std::string_view text = source.substr(content.begin, content.size());
  Result<yaml::File> file = yaml::parse(name, std::string(text), limits);
  if (!file) {
    FrontMatter broken{salvage_front_matter(source, content, ':'), file.error()};
    if (broken.values.empty()) {
      return std::nullopt;
    }
    return broken;
  }
  const yaml::Value::Kind kind = file->root.kind;
  if (kind == yaml::Value::Kind::null) {
    return FrontMatter{};
  }
  if (kind != yaml::Value::Kind::map) {
    return std::nullopt;
  }
  ValueCollector collector(source, content);
  collector.collect(file->root, "", 0);
  return FrontMatter{collector.take(), std::nullopt};
}

}  // namespace scruple::document

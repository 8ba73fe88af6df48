// toml++ gives every value the place where it begins and ends, in lines and code points. It keeps
// tables sorted by key; values are put back in the order of the file. A lone carriage return, which
// ends a line here and is an error in TOML, is given to it as a line feed.
//
// A place is sought in its line from a checkpoint on, one for every 64 characters: a whole front
// matter may stand on one line, and its values come in no order.

#include <algorithm>
#include <exception>
#include <utility>

#include <toml++/toml.h>

#include "base/ascii.h"
#include "document/front_matter.h"

namespace scruple::document {
namespace {

constexpr std::size_t max_size = std::size_t{256} << 10;
constexpr std::uint32_t checkpoint_interval = 64;  // characters

class ValueCollector {
 public:
  ValueCollector(std::string_view source, Span content) : source_(source.substr(0, content.end)) {
    for (std::size_t line = content.begin; line < source_.size();) {
      const std::size_t end = line_end(source_, line);
      lines_.push_back(checkpoints_.size());
      add_checkpoints({static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(end)});
      line = skip_newline(source_, end);
    }
  }

  // Recursion is bounded by the depth of values that toml++ accepts, which is 256.
  void collect(const toml::node& node, const std::string& key) {
    if (const toml::table* table = node.as_table()) {
      for (const auto& [name, value] : *table) {
        collect(value, key_path(key, name.str()));
      }
    } else if (const toml::array* array = node.as_array()) {
      for (const toml::node& item : *array) {
        collect(item, key);
      }
    } else if (const auto* text = node.as_string()) {
      values_.push_back({key, text->get(), read_string(offset_of(node.source().begin))});
    } else {
      const std::uint32_t begin = offset_of(node.source().begin);
      const std::uint32_t end = std::max(begin, offset_of(node.source().end));
      std::string value(source_.substr(begin, end - begin));
      ScalarText scalar = read_plain_scalar(source_, begin, end, value);
      values_.push_back({key, std::move(value), std::move(scalar)});
    }
  }

  [[nodiscard]] std::vector<FrontMatterValue> take() {
    std::stable_sort(values_.begin(), values_.end(),
                     [](const FrontMatterValue& a, const FrontMatterValue& b) {
                       return a.text.source().begin < b.text.source().begin;
                     });
    return std::move(values_);
  }

 private:
  [[nodiscard]] ScalarText read_string(std::uint32_t begin) const {
    const auto limit = static_cast<std::uint32_t>(source_.size());
    const std::string_view rest = source_.substr(begin);
    if (rest.starts_with(R"(""")") || rest.starts_with("'''")) {
      return read_multiline_scalar(source_, begin, limit);
    }
    if (rest.starts_with('"')) {
      return read_escaped_scalar(source_, begin, limit);
    }
    return read_literal_scalar(source_, begin, limit);
  }

  void add_checkpoints(Span line) {
    checkpoints_.push_back(line.begin);
    std::uint32_t column = 0;
    for (std::uint32_t at = line.begin; at < line.end; at = behind_character(at)) {
      if (column == checkpoint_interval) {
        checkpoints_.push_back(at);
        column = 0;
      }
      ++column;
    }
  }

  [[nodiscard]] std::uint32_t behind_character(std::uint32_t offset) const {
    ++offset;
    while (offset < source_.size() &&
           (static_cast<unsigned char>(source_[offset]) & 0xC0U) == 0x80) {
      ++offset;
    }
    return offset;
  }

  [[nodiscard]] std::uint32_t offset_of(toml::source_position position) const {
    const auto size = static_cast<std::uint32_t>(source_.size());
    if (position.line == 0 || position.line > lines_.size()) {
      return size;
    }
    const std::size_t first = lines_[position.line - 1];
    const std::size_t next =
        position.line < lines_.size() ? lines_[position.line] : checkpoints_.size();
    const std::uint32_t column = std::max(position.column, 1U) - 1;  // from 0
    const std::size_t checkpoint = std::min(first + column / checkpoint_interval, next - 1);
    const auto passed = static_cast<std::uint32_t>((checkpoint - first) * checkpoint_interval);
    std::uint32_t offset = checkpoints_[checkpoint];
    for (std::uint32_t at = passed; at < column && offset < size; ++at) {
      offset = behind_character(offset);
    }
    return offset;
  }

  std::string_view source_;
  std::vector<std::uint32_t> checkpoints_;  // where each line and every 64th character begins
  std::vector<std::size_t> lines_;          // the first checkpoint of each
  std::vector<FrontMatterValue> values_;
};

// Whether a place is the end of its line.
bool is_line_end(std::string_view text, toml::source_position place) {
  std::size_t begin = 0;
  for (toml::source_index line = 1; line < place.line; ++line) {
    begin = skip_newline(text, line_end(text, begin));
  }
  std::size_t at = begin;
  for (toml::source_index column = 1; column < place.column && at < text.size(); ++column) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
      ++at;
    }
  }
  return at == text.size() || is_newline(text[at]);
}

// The parser's complaint about a text whose quotes are not closed is that the line break in it is a
// control character.
std::string complaint_of(const toml::parse_error& error, std::string_view text) {
  const std::string_view description = error.description();
  const bool is_control = description.find("control characters other than") != std::string::npos;
  if (is_control && is_line_end(text, error.source().begin)) {
    return "the quotes of this text are never closed";
  }
  return std::string(description);
}

FrontMatter broken_front_matter(std::string_view source, Span content, Error problem) {
  return {salvage_front_matter(source, content, '='), std::move(problem)};
}

}  // namespace

std::optional<FrontMatter> read_toml_front_matter(std::string_view source, Span content) {
  if (content.size() > max_size) {
    return broken_front_matter(source, content,
                               {.code = "front-matter-too-large",
                                .message = "the front matter is larger than 256 KiB",
                                .line = 1,
                                .column = 1});
  }
  std::string text(source.substr(content.begin, content.size()));
  mend_line_breaks(text);
  try {
    const toml::table table = toml::parse(text);
    ValueCollector collector(source, content);
    collector.collect(table, "");
    return FrontMatter{collector.take(), std::nullopt};
  } catch (const toml::parse_error& error) {
    const toml::source_position place = error.source().begin;
    return broken_front_matter(
        source, content,
        {.code = "toml-syntax",
         .message = "the front matter cannot be read as TOML: " + complaint_of(error, text),
         .line = place.line,
         .column = place.column});
  }
}

}  // namespace scruple::document

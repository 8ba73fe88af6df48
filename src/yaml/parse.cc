// A File from yaml-cpp's events. The event interface is used instead of YAML::Node because it is
// twice as fast, says where each value stands, and lets this file stop at the first value too many:
// the handler throws from inside the parser, which is the only way out of it, and parse() catches.
//
// yaml-cpp calls the handler at the start of every list and map before it descends into it, so the
// depth limit here also bounds its recursion; sizes are bounded before it starts. Aliases are
// refused at their first event, so nothing is ever expanded.
//
// yaml-cpp takes some control characters for marks of its own (U+0004 ends the file) and guesses
// UTF-16 from NUL bytes: control characters are therefore refused before it sees them.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <optional>
#include <set>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/ascii.h"
#include "yaml/source_text.h"
#include "yaml/value.h"

namespace scruple::yaml {

namespace {

// Thrown by the handler to leave the parser.
struct Stop {
  std::string code;
  Place place;
  std::string message;
  std::string hint;
};

// Limits are round numbers.
std::string size_text(std::size_t bytes) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  return bytes % mebibyte == 0 ? std::to_string(bytes / mebibyte) + " MiB"
                               : std::to_string(bytes) + " bytes";
}

Place place_of(const YAML::Mark& mark) {
  return {static_cast<std::uint32_t>(std::max(mark.line, 0)) + 1,
          static_cast<std::uint32_t>(std::max(mark.column, 0)) + 1};
}

// Builds the value of one document and enforces the limits.
class Builder final : public YAML::EventHandler {
 public:
  Builder(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (has_document_) {
      throw Stop{"yaml-several-documents", place_of(mark), "the file holds a second document",
                 "keep one document in a file: remove the '---' between them"};
    }
    has_document_ = true;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    Value value;
    value.place = place_of(mark);
    const auto offset = static_cast<std::size_t>(std::max(mark.pos, 0));
    const bool is_written = text_.substr(offset, 1) == "~" || text_.substr(offset, 1) == "n" ||
                            text_.substr(offset, 1) == "N";
    if (!is_written && awaits_value()) {
      value.place = stack_.back().key_place;
    } else if (!is_written) {
      if (const auto dash = dash_before(text_, offset)) {
        value.place = place_at(text_, *dash);
      }
    }
    add(std::move(value));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_alias(mark); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& scalar) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (scalar.size() > limits_.max_scalar_bytes) {
      throw Stop{"yaml-too-large", place_of(mark),
                 "this text has " + std::to_string(scalar.size()) + " bytes, more than the " +
                     size_text(limits_.max_scalar_bytes) + " allowed",
                 "long lists of terms belong in a file of their own"};
    }
    const bool is_plain = tag == "?" || tag.empty();
    const auto offset = static_cast<std::size_t>(std::max(mark.pos, 0));
    const bool has_quote = offset < text_.size() && (text_[offset] == '"' || text_[offset] == '\'');
    if (!is_plain && has_quote && !is_closed(text_, offset)) {
      throw Stop{"yaml-syntax", place_of(mark), "the quotes of this text are never closed", {}};
    }
    if (!limits_.allows_comment_behind_item && is_plain && !stack_.empty() &&
        stack_.back().value.kind == Value::Kind::list &&
        has_comment_behind(text_, offset, scalar)) {
      throw Stop{"yaml-comment-after-item", place_of(mark),
                 "a comment stands right after this item, which cuts it short",
                 "put the item in quotes if '#' belongs to it, or the comment on its own line"};
    }
    Value value;
    value.kind = Value::Kind::text;
    value.place = place_of(mark);
    value.text = scalar;
    value.is_quoted = !is_plain;
    add(std::move(value));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Value::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Value::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] Value take_root() { return std::move(root_); }

 private:
  // A list or map whose end has not come yet.
  struct Open {
    Value value;
    std::set<std::string, std::less<>> keys;
    std::optional<std::string> key;  // of a map, once read: its value comes next
    Place key_place;
  };

  [[nodiscard]] bool awaits_value() const {
    return !stack_.empty() && stack_.back().key.has_value();
  }
  [[nodiscard]] bool awaits_key() const {
    return !stack_.empty() && stack_.back().value.kind == Value::Kind::map && !awaits_value();
  }

  [[noreturn]] static void refuse_alias(const YAML::Mark& mark) {
    throw Stop{"yaml-alias", place_of(mark), "anchors and aliases (& and *) are not read",
               "write the value out; put a text that begins with & or * in quotes"};
  }
  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) {
      refuse_alias(mark);
    }
  }
  static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (!tag.empty() && tag != "?" && tag != "!") {
      throw Stop{"yaml-tag", place_of(mark), "tags (!) are not read",
                 "every value is text here; put a text that begins with ! in quotes"};
    }
  }

  // How many brackets open here one in the other. One that is never closed is taken for a key, the
  // outermost first.
  [[nodiscard]] std::size_t opened_at(const YAML::Mark& mark) const {
    std::size_t count = 0;
    for (auto at = static_cast<std::size_t>(std::max(mark.pos, 0)); at < text_.size(); ++at) {
      if (text_[at] == '[' || text_[at] == '{') {
        ++count;
      } else if (std::string_view(" \t\r\n").find(text_[at]) == std::string_view::npos) {
        break;
      }
    }
    return count;
  }

  [[nodiscard]] Stop too_deep(Place place) const {
    return {"yaml-too-deep",
            place,
            "lists and maps stand more than " + std::to_string(limits_.max_depth) +
                " deep in each other",
            {}};
  }

  void open(Value::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (awaits_key()) {
      if (opened_at(mark) > limits_.max_depth) {
        throw too_deep(place_of(mark));
      }
      refuse_key(place_of(mark));
    }
    if (stack_.size() >= limits_.max_depth) {
      throw too_deep(place_of(mark));
    }
    count_value(place_of(mark));
    stack_.emplace_back();
    stack_.back().value.kind = kind;
    stack_.back().value.place = place_of(mark);
  }

  void close() {
    Value value = std::move(stack_.back().value);
    stack_.pop_back();
    attach(std::move(value));
  }

  void add(Value value) {
    count_value(value.place);
    if (!awaits_key()) {
      attach(std::move(value));
      return;
    }
    if (value.kind != Value::Kind::text) {
      refuse_key(value.place);
    }
    Open& map = stack_.back();
    if (!map.keys.insert(value.text).second) {
      throw Stop{"yaml-duplicate-key", value.place, "the key '" + value.text + "' is given twice",
                 "join the two, or put it in quotes if it is text"};
    }
    map.key = std::move(value.text);
    map.key_place = value.place;
  }

  void attach(Value value) {
    if (stack_.empty()) {
      root_ = std::move(value);
      return;
    }
    Open& parent = stack_.back();
    if (parent.value.kind == Value::Kind::list) {
      parent.value.items.push_back(std::move(value));
      return;
    }
    Value::Entry entry{std::move(*parent.key), parent.key_place, std::move(value)};
    parent.value.entries.push_back(std::move(entry));
    parent.key.reset();
  }

  [[noreturn]] static void refuse_key(Place place) {
    throw Stop{"yaml-key-not-text", place, "a key must be text",
               "close every bracket, and put a text that begins with [ { or ? in quotes"};
  }

  void count_value(Place place) {
    if (++value_count_ > limits_.max_values) {
      throw Stop{"yaml-too-large",
                 place,
                 "the file holds more than " + std::to_string(limits_.max_values) + " values",
                 {}};
    }
  }

  std::string_view text_;
  const Limits& limits_;
  std::vector<Open> stack_;
  Value root_;
  std::size_t value_count_ = 0;
  bool has_document_ = false;
};

// The parser's complaints that authors of policies meet, in their words.
struct Complaint {
  std::string_view original;
  std::string_view message;
  std::string_view hint;
};
constexpr Complaint complaints[] = {
    {"illegal map value", "a ': ' stands where no key can be",
     "put a text that holds ': ' in quotes"},
    {"illegal map key", "a key stands where none can be", "check the indentation"},
    {"end of map not found", "this does not belong to the map before it",
     "check the indentation, and quote a text that begins with a quote mark or a bracket"},
    {"end of map flow not found", "'}' is missing", "close the map, or put the text in quotes"},
    {"end of sequence not found", "this does not belong to the list before it",
     "check the indentation, and quote a text that begins with a quote mark or a bracket"},
    {"end of sequence flow not found", "']' is missing",
     "close the list, or put the text in quotes"},
    {"illegal EOF in scalar", "the quotes of this text are never closed", ""},
    {"illegal document indicator in scalar", "'---' or '...' stands inside a text", ""},
    {"illegal flow end", "a closing bracket without its opening one",
     "put a text with brackets in quotes"},
    {"illegal block entry", "a '- ' stands where no item can be",
     "check the indentation, and quote a text that begins with '- '"},
    {"unknown token", "a text cannot begin or go on with this character",
     "put the text in quotes; in a list in [brackets] any that holds ? , { or ["},
    {"unexpected character in block scalar", "text right behind '|' or '>'",
     "put a text that begins with | or > in quotes"},
};

Error syntax_error(const File& file, const YAML::Exception& failure) {
  const Place place = place_of(failure.mark);
  if (failure.msg.find("alias") != std::string::npos ||
      failure.msg.find("anchor") != std::string::npos) {
    return file.error("yaml-alias", place, "anchors and aliases (& and *) are not read",
                      "write the value out; put a text that begins with & or * in quotes");
  }
  if (failure.msg.find("tag") != std::string::npos) {
    return file.error("yaml-tag", place, "tags (!) are not read",
                      "every value is text here; put a text that begins with ! in quotes");
  }
  Error bare = file.error("yaml-syntax", place, failure.msg);
  const std::size_t indentation = bare.source_line.find_first_not_of(" \t");
  if (bare.source_line.substr(0, indentation).find('\t') != std::string::npos) {
    return file.error("yaml-syntax", {place.line, 1}, "a tab is used for indentation",
                      "indent with spaces");
  }
  const auto complaint = std::ranges::find(complaints, failure.msg, &Complaint::original);
  if (complaint != std::ranges::end(complaints)) {
    return file.error("yaml-syntax", place, std::string(complaint->message),
                      std::string(complaint->hint));
  }
  return bare;
}

std::optional<Error> refusal(const File& file, const Limits& limits) {
  if (file.text.size() > limits.max_bytes) {
    return Error{.code = "yaml-too-large",
                 .message = "the file has " + std::to_string(file.text.size()) +
                            " bytes, more than the " + size_text(limits.max_bytes) + " allowed",
                 .path = file.name,
                 .hint = "long lists of terms belong in .txt files of their own"};
  }
  if (file.text.starts_with("\xFE\xFF") || file.text.starts_with("\xFF\xFE")) {
    return file.error("yaml-syntax", {1, 1}, "the file is UTF-16", "save it as UTF-8");
  }
  if (const auto offset = find_control_character(file.text)) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(file.text[*offset]));
    return file.error("yaml-syntax", place_at(file.text, *offset),
                      std::string("a control character, ") + name,
                      "remove it, or write it as an escape in double quotes");
  }
  return std::nullopt;
}

}  // namespace

Result<File> parse(std::string name, std::string text, const Limits& limits) {
  text.erase(0, byte_order_mark_size(text));
  mend_line_breaks(text);
  File file{std::move(name), std::move(text), {}};
  if (auto error = refusal(file, limits)) {
    return *std::move(error);
  }
  try {
    std::istringstream stream(file.text);
    YAML::Parser parser(stream);
    Builder builder(file.text, limits);
    while (parser.HandleNextDocument(builder)) {
    }
    file.root = builder.take_root();
    return file;
  } catch (const Stop& stop) {
    return file.error(stop.code, stop.place, stop.message, stop.hint);
  } catch (const YAML::Exception& failure) {
    return syntax_error(file, failure);
  } catch (const std::exception& failure) {
    return file.error("yaml-syntax", {}, failure.what());
  }
}

}  // namespace scruple::yaml

#include "policy/examples.h"

#include <string>
#include <string_view>
#include <utility>

#include "document/formats.h"
#include "policy/profile_values.h"
#include "policy/suggest.h"
#include "text/utf8.h"

namespace scruple::policy {

namespace {

constexpr std::string_view mark = "==";

class ExampleReader {
 public:
  ExampleReader(const Reader& reader, bool is_flag) : reader_(reader), is_flag_(is_flag) {}

  void read(const yaml::Value& item, Language language, std::vector<Example>& out) {
    Example example;
    example.language = language;
    const yaml::Value* text = &item;
    if (item.kind == yaml::Value::Kind::map) {
      Fields fields(reader_, item, "the example");
      text = fields.require("text");
      read_details(fields, example);
      fields.finish();
    }
    if (text == nullptr || !reader_.text(*text, "an example")) {
      return;
    }
    if (const auto invalid = text::find_invalid_utf8(text->text)) {
      reader_.fail("file-not-utf8", text->place, "this is no UTF-8 text", "save it as UTF-8");
      return;
    }
    const yaml::Place place = reader_.file().place_in(*text, 0);
    example.path = reader_.file().name;
    example.line = place.line;
    example.column = place.column;
    if (read_marks(*text, example)) {
      out.push_back(std::move(example));
    }
  }

 private:
  void read_details(Fields& fields, Example& example) {
    if (const yaml::Value* profile = fields.find("profile")) {
      example.profile = read_profile_map(reader_, *profile, "profile");
      example.has_profile = true;
    }
    if (const yaml::Value* code = fields.find("language")) {
      if (const auto text = reader_.text(*code, "language")) {
        example.language = reader_.language(*text, code->place).value_or(example.language);
      }
    }
    if (const yaml::Value* format = fields.find("as")) {
      example.format = reader_.text(*format, "as").value_or("");
      if (!example.format.empty() && document::format_named(example.format) == nullptr) {
        std::vector<std::string_view> names;
        for (const document::Format& one : document::formats()) {
          names.push_back(one.name);
        }
        reader_.fail("unknown-format", format->place,
                     "'" + example.format + "' is no format of documents",
                     did_you_mean(example.format, names, "write one of: " + joined(names)));
      }
    }
  }

  // Takes the marks out of the text. False when they are wrong.
  bool read_marks(const yaml::Value& value, Example& example) {
    const std::string_view written = value.text;
    std::size_t at = 0;
    while (true) {
      const std::size_t open = written.find(mark, at);
      example.text += written.substr(at, open - at);
      if (open == std::string_view::npos) {
        break;
      }
      const std::size_t begin = open + mark.size();
      const std::size_t close = written.find(mark, begin);
      if (close == std::string_view::npos || close == begin) {
        reader_.fail("example-marks", reader_.file().place_in(value, open),
                     close == begin ? "nothing stands between two marks '=='"
                                    : "the mark '==' has no second one behind it",
                     "put '==' before and behind the words that must be flagged");
        return false;
      }
      const auto text_begin = static_cast<std::uint32_t>(example.text.size());
      example.text += written.substr(begin, close - begin);
      example.marks.push_back({text_begin, static_cast<std::uint32_t>(example.text.size())});
      at = close + mark.size();
    }
    if (is_flag_ && example.marks.empty()) {
      reader_.fail("example-without-marks", value.place,
                   "a flag example does not say which words must be flagged",
                   "put '==' before and behind them");
      return false;
    }
    if (!is_flag_ && !example.marks.empty()) {
      reader_.fail("example-with-marks", value.place,
                   "a pass example has marked words, but nothing of it may be flagged",
                   "remove the marks, or move it to flag");
      return false;
    }
    return true;
  }

  const Reader& reader_;
  bool is_flag_;
};

}  // namespace

std::vector<Example> read_examples(const Reader& reader, const yaml::Value& value, bool is_flag) {
  std::vector<Example> out;
  ExampleReader examples(reader, is_flag);
  const std::string_view what = is_flag ? "flag" : "pass";
  if (value.kind == yaml::Value::Kind::list) {
    for (const yaml::Value& item : value.items) {
      examples.read(item, Language::any, out);
    }
    return out;
  }
  if (!reader.is_map(value, what)) {
    return out;
  }
  for (const yaml::Value::Entry& entry : value.entries) {
    const auto language = reader.language(entry.key, entry.key_place);
    if (!language) {
      continue;
    }
    if (entry.value.kind != yaml::Value::Kind::list) {
      reader.fail("list-expected", entry.value.place, "'" + std::string(what) + "' must be a list",
                  "write each example on a line of its own, with '- ' before it");
      continue;
    }
    for (const yaml::Value& item : entry.value.items) {
      examples.read(item, *language, out);
    }
  }
  return out;
}

std::map<std::string, std::vector<std::string>> read_profile_map(const Reader& reader,
                                                                 const yaml::Value& value,
                                                                 std::string_view what) {
  std::map<std::string, std::vector<std::string>> out;
  if (!reader.is_map(value, what)) {
    return out;
  }
  for (const yaml::Value::Entry& entry : value.entries) {
    std::vector<std::string>& values = out[entry.key];
    for (const yaml::Value* item : reader.items(entry.value, entry.key)) {
      const auto text = reader.text(*item, entry.key);
      if (!text) {
        continue;
      }
      const Result<std::string> canonical = canonical_value(entry.key, *text);
      if (canonical) {
        values.push_back(*canonical);
      } else {
        const Error& error = canonical.error();
        reader.fail(error.code, item->place, error.message, error.hint);
      }
    }
  }
  return out;
}

}  // namespace scruple::policy

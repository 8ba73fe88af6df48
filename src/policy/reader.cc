#include "policy/reader.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/ascii.h"
#include "base/unique.h"
#include "policy/suggest.h"

namespace scruple::policy {

namespace {

constexpr std::size_t max_problems = 500;

// A key in quotes, anything else ("a rule") as it is.
std::string subject(std::string_view what) {
  return what.find(' ') == std::string_view::npos ? "'" + std::string(what) + "'"
                                                  : std::string(what);
}

bool is_kebab_byte(char byte) { return is_lower(byte) || is_digit(byte) || byte == '-'; }

}  // namespace

void Problems::add(Error error) {
  ++count_;
  if (errors_.size() < max_problems) {
    errors_.push_back(std::move(error));
  }
}

std::vector<Error> Problems::take_sorted() {
  std::vector<Error> out = std::move(errors_);
  const auto key = [](const Error& error) {
    return std::tie(error.path, error.line, error.column, error.code, error.message);
  };
  std::ranges::stable_sort(out, {}, key);
  drop_repeats(out);
  return out;
}

void Reader::fail(std::string code, yaml::Place place, std::string message,
                  std::string hint) const {
  problems_->add(file_->error(std::move(code), place, std::move(message), std::move(hint)));
}

void Reader::fail_inside(const yaml::Value& value, const Error& error) const {
  const std::size_t offset = error.column == 0 ? 0 : error.column - 1;
  fail(error.code, file_->place_in(value, offset), error.message, error.hint);
}

std::optional<std::string> Reader::text(const yaml::Value& value, std::string_view what) const {
  const std::string name = subject(what);
  switch (value.kind) {
    case yaml::Value::Kind::text:
      break;
    case yaml::Value::Kind::null:
      fail("text-expected", value.place, name + " must be text, and nothing stands here",
           "write it, in quotes if it begins with '#' or is the word null or ~");
      return std::nullopt;
    case yaml::Value::Kind::list:
      fail("text-expected", value.place, name + " must be text, not a list",
           "put a text that begins with '[' or '- ' in quotes");
      return std::nullopt;
    case yaml::Value::Kind::map:
      fail("text-expected", value.place, name + " must be text, not a map",
           "put a text that holds ': ' or begins with '{' in quotes");
      return std::nullopt;
  }
  const std::string_view content = trimmed(value.text);
  if (content.empty()) {
    fail("text-expected", value.place, name + " is empty", "write something, or leave it out");
    return std::nullopt;
  }
  return std::string(content);
}

std::vector<const yaml::Value*> Reader::items(const yaml::Value& value,
                                              std::string_view what) const {
  std::vector<const yaml::Value*> out;
  if (value.kind == yaml::Value::Kind::list) {
    for (const yaml::Value& item : value.items) {
      out.push_back(&item);
    }
    if (out.empty()) {
      fail("list-empty", value.place, subject(what) + " is an empty list",
           "write an item, or leave the key out");
    }
  } else if (value.kind == yaml::Value::Kind::text) {
    out.push_back(&value);
  } else {
    fail("list-expected", value.place, subject(what) + " must be a list", "write [one, two]");
  }
  return out;
}

std::vector<std::string> Reader::texts(const yaml::Value& value, std::string_view what) const {
  std::vector<std::string> out;
  for (const yaml::Value* item : items(value, what)) {
    if (auto one = text(*item, what)) {
      out.push_back(*std::move(one));
    }
  }
  return out;
}

bool Reader::is_map(const yaml::Value& value, std::string_view what) const {
  if (value.kind == yaml::Value::Kind::map) {
    return true;
  }
  fail("map-expected", value.place, subject(what) + " must be a map of keys and values",
       "write key: value, each on a line of its own");
  return false;
}

std::optional<Date> Reader::date(const yaml::Value& value, std::string_view what) const {
  const auto content = text(value, what);
  if (!content) {
    return std::nullopt;
  }
  const auto day = date_from_text(*content);
  if (!day || content->size() != text_of(*day).size()) {
    fail("bad-date", value.place, subject(what) + " is no day of the calendar",
         "write it as 2026-11-22");
    return std::nullopt;
  }
  return day;
}

std::optional<std::uint32_t> Reader::number(const yaml::Value& value, std::string_view what,
                                            std::uint32_t least, std::uint32_t most) const {
  const auto content = text(value, what);
  if (!content) {
    return std::nullopt;
  }
  std::uint32_t out = 0;
  const char* end = content->data() + content->size();
  const auto [stop, failure] = std::from_chars(content->data(), end, out);
  if (failure != std::errc{} || stop != end || out < least || out > most) {
    fail("bad-number", value.place,
         subject(what) + " must be a whole number from " + std::to_string(least) + " to " +
             std::to_string(most));
    return std::nullopt;
  }
  return out;
}

std::optional<bool> Reader::yes_or_no(const yaml::Value& value, std::string_view what) const {
  constexpr std::string_view names[] = {"true", "false", "yes", "no"};
  const auto index = one_of(value, what, names, "bad-truth");
  return index ? std::optional(*index % 2 == 0) : std::nullopt;
}

std::optional<Language> Reader::language(std::string_view code, yaml::Place place) const {
  const auto language = language_from_code(code);
  if (!language || code_of(*language) != code) {
    fail("unknown-language", place, "'" + std::string(code) + "' is no language of policies",
         "write one of: " + joined(written_languages));
    return std::nullopt;
  }
  return language;
}

std::optional<std::size_t> Reader::one_of(const yaml::Value& value, std::string_view what,
                                          std::span<const std::string_view> names,
                                          std::string_view code) const {
  const auto content = text(value, what);
  if (!content) {
    return std::nullopt;
  }
  const auto found = std::ranges::find(names, *content);
  if (found == names.end()) {
    fail(std::string(code), value.place, subject(what) + " cannot be '" + *content + "'",
         did_you_mean(*content, names, "write one of: " + joined(names)));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - names.begin());
}

bool Reader::is_kebab(const std::string& id, yaml::Place place, std::string_view what) const {
  const bool is_good = !id.empty() && is_lower(id.front()) && id.back() != '-' &&
                       id.find("--") == std::string::npos && std::ranges::all_of(id, is_kebab_byte);
  if (!is_good) {
    fail("bad-id", place, std::string(what) + " '" + id + "' is not in kebab-case",
         "write lower-case words with hyphens between them: samples-and-gifts");
  }
  return is_good;
}

const yaml::Value* Fields::find(std::string_view key) {
  known_.push_back(key);
  return map_.find(key);
}

const yaml::Value* Fields::require(std::string_view key) {
  const yaml::Value* value = find(key);
  if (value == nullptr) {
    reader_.fail("missing-key", map_.place, what_ + " has no '" + std::string(key) + "'",
                 "add " + std::string(key) + ":");
  }
  return value;
}

std::string Fields::text(std::string_view key) {
  const yaml::Value* value = find(key);
  return value == nullptr ? std::string() : reader_.text(*value, key).value_or("");
}

std::string Fields::required_text(std::string_view key) {
  const yaml::Value* value = require(key);
  return value == nullptr ? std::string() : reader_.text(*value, key).value_or("");
}

void Fields::finish() const {
  for (const yaml::Value::Entry& entry : map_.entries) {
    if (std::ranges::find(known_, entry.key) == known_.end()) {
      reader_.fail("unknown-key", entry.key_place, what_ + " knows no key '" + entry.key + "'",
                   did_you_mean(entry.key, known_, "known keys: " + joined(known_)));
    }
  }
}

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) {
    out += (out.empty() ? "" : ", ") + std::string(name);
  }
  return out;
}

}  // namespace scruple::policy

#include "audit/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include <simdjson.h>

#include "audit/json_text.h"
#include "base/date.h"

// simdjson's on-demand interface hands out numbers as they were written, which ids need, but leaves
// unchecked what is not looked at; so every value of the record is visited. That costs little: the
// structure was already found, and posts have few fields.

namespace scruple::audit {

namespace {

namespace ondemand = simdjson::ondemand;

using Role = RecordFields::Role;

struct NamedRole {
  std::string_view name;
  Role role;
};
constexpr std::array<NamedRole, 11> known_fields = {{{"id", Role::id},
                                                     {"text", Role::text},
                                                     {"format", Role::format},
                                                     {"jurisdiction", Role::profile},
                                                     {"audience", Role::profile},
                                                     {"channel", Role::profile},
                                                     {"actor", Role::profile},
                                                     {"product", Role::profile},
                                                     {"sponsored", Role::profile},
                                                     {"published", Role::profile},
                                                     {"language", Role::profile}}};

constexpr std::size_t max_depth = 256;  // of lists in objects in lists: what a stack can bear

Error not_json() {
  return {.code = "json", .message = "the line is no valid JSON, or it is cut off"};
}

std::size_t count_digits(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

// The grammar of RFC 8259; the value does not matter, so ids may be as large as they like.
bool is_number(std::string_view text) {
  if (text.starts_with('-')) {
    text.remove_prefix(1);
  }
  const std::size_t whole = count_digits(text);
  if (whole == 0 || (whole > 1 && text.front() == '0')) {
    return false;
  }
  text.remove_prefix(whole);
  if (text.starts_with('.')) {
    const std::size_t fraction = count_digits(text.substr(1));
    if (fraction == 0) {
      return false;
    }
    text.remove_prefix(1 + fraction);
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) {
      text.remove_prefix(1);
    }
    const std::size_t exponent = count_digits(text);
    if (exponent == 0) {
      return false;
    }
    text.remove_prefix(exponent);
  }
  return text.empty();
}

std::string_view trimmed(std::string_view token) {
  const std::size_t last = token.find_last_not_of(" \t\r\n");
  return last == std::string_view::npos ? std::string_view{} : token.substr(0, last + 1);
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(
      text, [](char character) { return static_cast<unsigned char>(character) < 0x80U; });
}

// Seconds or milliseconds since 1970, as exports write them, as a day.
std::optional<std::string> day_of_timestamp(std::string_view digits) {
  std::int64_t seconds = 0;
  const auto [end, failure] =
      std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  constexpr std::int64_t least_milliseconds = 100'000'000'000;  // in seconds: the year 5138
  if (failure != std::errc{} || (end != digits.data() + digits.size() && *end != '.') ||
      seconds < 0) {
    return std::nullopt;
  }
  if (seconds >= least_milliseconds) {
    seconds /= 1000;
  }
  constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999
  if (seconds > last_second) {
    return std::nullopt;
  }
  constexpr std::int64_t seconds_per_day = 86'400;
  const std::chrono::year_month_day day{
      std::chrono::sys_days(std::chrono::days(seconds / seconds_per_day))};
  return text_of(Date{static_cast<std::int16_t>(int{day.year()}),
                      static_cast<std::uint8_t>(unsigned{day.month()}),
                      static_cast<std::uint8_t>(unsigned{day.day()})});
}

// Four hexadecimal digits behind "\\u"; nothing else.
std::optional<std::uint32_t> unit_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("\\u") || text.size() < at + 6) {
    return std::nullopt;
  }
  std::uint32_t unit = 0;
  const char* begin = text.data() + at + 2;
  const auto [end, failure] = std::from_chars(begin, begin + 4, unit, 16);
  return failure == std::errc{} && end == begin + 4 ? std::optional(unit) : std::nullopt;
}

bool is_high_surrogate(std::uint32_t unit) { return 0xD800 <= unit && unit <= 0xDBFF; }
bool is_low_surrogate(std::uint32_t unit) { return 0xDC00 <= unit && unit <= 0xDFFF; }

// A post that was cut in the middle of an emoji ends with half of it, "\\ud83d", which is no
// character. Writes the replacement character U+FFFD in place of each such half; false where there
// is none.
bool mend_surrogates(std::string& json) {
  bool is_mended = false;
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const auto unit = unit_at(json, at);
    if (!unit) {
      at += 2;  // another escape; "\\\\" is one
      continue;
    }
    const auto next = unit_at(json, at + 6);
    if (is_high_surrogate(*unit) && next && is_low_surrogate(*next)) {
      at += 12;
      continue;
    }
    if (is_high_surrogate(*unit) || is_low_surrogate(*unit)) {
      json.replace(at, 6, "\\ufffd");
      is_mended = true;
    }
    at += 6;
  }
  return is_mended;
}

// What stood in a field.
struct Found {
  enum class Kind : std::uint8_t { nothing, text, number, other };
  Kind kind = Kind::nothing;
  std::string_view text;   // of a string; of anything else as it was written
  std::string_view token;  // of a string or number as it was written
  std::string list;        // of a list: its strings and numbers, joined by commas
};

}  // namespace

RecordFields::RecordFields() {
  // Of two names for one key the later in the list is the better one.
  fields_.push_back({Role::profile, "published", "date"});
  fields_.push_back({Role::profile, "language", "lang"});
  for (const NamedRole& field : known_fields) {
    fields_.push_back({field.role, std::string(field.name), std::string(field.name)});
  }
}

std::optional<Error> RecordFields::set(std::string_view field, std::string_view path) {
  const std::string_view key = field == "date" ? "published" : field == "lang" ? "language" : field;
  const auto* known = std::ranges::find(known_fields, key, &NamedRole::name);
  if (known == known_fields.end()) {
    return Error{.code = "unknown-field",
                 .message = "a record has no field '" + std::string(field) + "'",
                 .path = "--map",
                 .hint =
                     "fields are id, text, format, jurisdiction, audience, channel, actor, "
                     "product, sponsored, published and language"};
  }
  std::erase_if(fields_, [key](const Field& one) { return one.key == key; });
  fields_.push_back({known->role, std::string(key), std::string(path), true});
  return std::nullopt;
}

struct RecordReader::Impl {
  explicit Impl(const RecordFields& record_fields)
      : fields(record_fields.all()),
        found(fields.size()),
        plain_text(document::format_named("text")) {}

  // Reads a line behind which padding is readable, from the beginning.
  std::optional<RecordError> read(std::string_view line, Record& record);

  // The visits return false where the JSON is broken.
  bool visit_object(ondemand::object object);
  bool visit_array(ondemand::array array, Found* field);
  bool visit(ondemand::value value, Found* field);
  bool visit_scalar(ondemand::value value, ondemand::json_type type, Found* field);
  Found* field_at(std::string_view at_path);

  std::optional<Error> make_record(Record& record) const;
  static std::optional<Error> set_profile(const RecordFields::Field& field, const Found& value,
                                          Record& record);
  static std::optional<Error> set_format(const RecordFields::Field& field, const Found& value,
                                         Record& record);
  const Found* value_of(Role role) const;

  const std::vector<RecordFields::Field>& fields;
  std::vector<Found> found;    // for each of `fields`
  std::string path;            // of the value being visited
  std::size_t depth = 0;       // of objects and lists around it
  std::size_t list_depth = 0;  // of the lists among them
  std::string mended;          // the line, where it had to be mended
  const document::Format* plain_text;
  ondemand::parser parser;
};

// What stands in a list has no path: of many posts in a record only the last one would be seen.
Found* RecordReader::Impl::field_at(std::string_view at_path) {
  if (list_depth > 0) {
    return nullptr;
  }
  const auto field = std::ranges::find(fields, at_path, &RecordFields::Field::path);
  return field == fields.end() ? nullptr : &found[static_cast<std::size_t>(field - fields.begin())];
}

bool RecordReader::Impl::visit_object(ondemand::object object) {
  const std::size_t path_size = path.size();
  for (auto field : object) {
    std::string_view key;
    ondemand::value value;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS ||
        field.value().get(value) != simdjson::SUCCESS) {
      return false;
    }
    path += depth == 0 ? "" : ".";  // a key may be empty
    path += key;
    const bool is_good = visit(value, field_at(path));
    path.resize(path_size);
    if (!is_good) {
      return false;
    }
  }
  return true;
}

bool RecordReader::Impl::visit_array(ondemand::array array, Found* field) {
  std::string list;
  for (auto element : array) {
    ondemand::value value;
    Found item;
    if (element.get(value) != simdjson::SUCCESS || !visit(value, &item)) {
      return false;
    }
    if (item.kind == Found::Kind::text || item.kind == Found::Kind::number) {
      list += list.empty() ? "" : ",";
      list += item.text;
    }
  }
  if (field != nullptr) {
    *field = {.kind = Found::Kind::other, .text = {}, .token = {}, .list = std::move(list)};
  }
  return true;
}

bool RecordReader::Impl::visit(ondemand::value value, Found* field) {
  ondemand::json_type type = ondemand::json_type::null;
  if (value.type().get(type) != simdjson::SUCCESS || depth == max_depth) {
    return false;
  }
  if (type != ondemand::json_type::object && type != ondemand::json_type::array) {
    return visit_scalar(value, type, field);
  }
  ++depth;
  bool is_good = false;
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    is_good = value.get_object().get(object) == simdjson::SUCCESS && visit_object(object);
    if (field != nullptr) {
      *field = {.kind = Found::Kind::other, .text = {}, .token = {}, .list = {}};
    }
  } else {
    ondemand::array array;
    ++list_depth;
    is_good = value.get_array().get(array) == simdjson::SUCCESS && visit_array(array, field);
    --list_depth;
  }
  --depth;
  return is_good;
}

bool RecordReader::Impl::visit_scalar(ondemand::value value, ondemand::json_type type,
                                      Found* field) {
  const std::string_view token = trimmed(value.raw_json_token());
  Found scalar{.kind = Found::Kind::other, .text = token, .token = token, .list = {}};
  switch (type) {
    case ondemand::json_type::string:
      scalar.kind = Found::Kind::text;
      if (value.get_string().get(scalar.text) != simdjson::SUCCESS) {
        return false;
      }
      break;
    case ondemand::json_type::number:
      scalar.kind = Found::Kind::number;
      if (!is_number(token)) {
        return false;
      }
      break;
    case ondemand::json_type::boolean:
      scalar.kind = Found::Kind::text;  // "true" is a value of `sponsored`
      if (token != "true" && token != "false") {
        return false;
      }
      break;
    default:
      scalar.kind = Found::Kind::nothing;
      if (token != "null") {
        return false;
      }
  }
  if (field != nullptr) {
    *field = std::move(scalar);
  }
  return true;
}

// What the record has in a role; null when nothing.
const Found* RecordReader::Impl::value_of(Role role) const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].role == role && found[i].kind != Found::Kind::nothing) {
      return &found[i];
    }
  }
  return nullptr;
}

std::optional<Error> RecordReader::Impl::set_format(const RecordFields::Field& field,
                                                    const Found& value, Record& record) {
  if (value.kind == Found::Kind::text && value.text.empty()) {
    return std::nullopt;
  }
  const document::Format* known =
      value.kind == Found::Kind::text ? document::format_named(value.text) : nullptr;
  if (known != nullptr) {
    record.format = known;
  } else if (field.is_required) {
    return Error{.code = "unknown-format",
                 .message = "the record's format is none of text, markdown and html"};
  } else {
    ++record.ignored_value_count;
  }
  return std::nullopt;
}

std::optional<Error> RecordReader::Impl::make_record(Record& record) const {
  if (const Found* id = value_of(Role::id)) {
    if (id->kind == Found::Kind::other || id->token == "true" || id->token == "false") {
      return Error{.code = "bad-id", .message = "the id is neither text nor a number"};
    }
    if (is_ascii(id->token)) {
      record.id_json = id->token;
    } else {
      record.id_json.clear();
      append_json_string(record.id_json, id->text);
    }
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (found[i].kind == Found::Kind::nothing) {
      continue;
    }
    std::optional<Error> error;
    if (fields[i].role == Role::profile) {
      error = set_profile(fields[i], found[i], record);
    } else if (fields[i].role == Role::format) {
      error = set_format(fields[i], found[i], record);
    }
    if (error) {
      return error;
    }
  }
  const Found* text = value_of(Role::text);
  if (text == nullptr) {
    return Error{.code = "no-text", .message = "the record has no text; --map text=NAME names it"};
  }
  if (!text->token.starts_with('"')) {
    return Error{.code = "text-not-string", .message = "the record's text is no JSON string"};
  }
  record.text = text->text;
  return std::nullopt;
}

std::optional<Error> RecordReader::Impl::set_profile(const RecordFields::Field& field,
                                                     const Found& value, Record& record) {
  std::string text(value.kind == Found::Kind::other ? std::string_view(value.list) : value.text);
  if (field.key == "published" && value.kind == Found::Kind::number) {
    text = day_of_timestamp(text).value_or(text);
  }
  if (text.empty()) {
    return std::nullopt;
  }
  auto error = record.profile.set(field.key, text);
  if (error && !field.is_required) {
    ++record.ignored_value_count;
    return std::nullopt;
  }
  return error;
}

RecordReader::RecordReader(const RecordFields& fields) : impl_(std::make_unique<Impl>(fields)) {}
RecordReader::~RecordReader() = default;

std::optional<RecordError> RecordReader::read(std::string_view line, Record& record) {
  auto error = impl_->read(line, record);
  if (!error || error->error.code != not_json().code) {
    return error;
  }
  impl_->mended = line;
  if (!mend_surrogates(impl_->mended)) {
    return error;
  }
  const std::size_t size = impl_->mended.size();
  impl_->mended.append(simdjson::SIMDJSON_PADDING, '\0');
  error = impl_->read(std::string_view(impl_->mended).substr(0, size), record);
  record.is_mended = true;
  return error;
}

std::optional<RecordError> RecordReader::Impl::read(std::string_view line, Record& record) {
  record.id_json = "null";
  record.text.clear();
  record.format = plain_text;
  record.profile = {};
  record.ignored_value_count = 0;
  record.is_mended = false;
  path.clear();
  depth = 0;
  list_depth = 0;
  std::ranges::fill(found, Found{});
  ondemand::document json;
  ondemand::json_type type = ondemand::json_type::null;
  if (parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING)
              .get(json) != simdjson::SUCCESS ||
      json.type().get(type) != simdjson::SUCCESS) {
    return RecordError{.error = not_json()};
  }
  if (type != ondemand::json_type::object) {
    return RecordError{
        .error = {.code = "json-not-object", .message = "the line is no JSON object"}};
  }
  ondemand::object object;
  if (json.get_object().get(object) != simdjson::SUCCESS || !visit_object(object) ||
      json.current_location().error() != simdjson::OUT_OF_BOUNDS) {
    return RecordError{.error = not_json()};
  }
  if (auto error = make_record(record)) {
    return RecordError{.id_json = record.id_json, .error = *std::move(error)};
  }
  return std::nullopt;
}

}  // namespace scruple::audit

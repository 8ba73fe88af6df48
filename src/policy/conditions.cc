#include "policy/conditions.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace scruple::policy {

namespace {

constexpr std::uint32_t max_window_words = 500;
constexpr std::uint32_t max_at_least = 1000;

// "5 words" or "1 word".
std::optional<std::uint32_t> word_count(std::string_view text) {
  std::uint32_t count = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view unit = text.substr(static_cast<std::size_t>(stop - text.data()));
  if (failure != std::errc{} || (unit != " words" && unit != " word") || count == 0 ||
      count > max_window_words) {
    return std::nullopt;
  }
  return count;
}

}  // namespace

std::optional<std::uint32_t> Conditions::words(const yaml::Value& value,
                                               std::string_view what) const {
  const auto text = reader_.text(value, what);
  const auto count = text ? word_count(*text) : std::nullopt;
  if (text && !count) {
    reader_.fail("bad-window", value.place, "'" + *text + "' is no number of words",
                 "write it as '8 words', at most " + std::to_string(max_window_words));
  }
  return count;
}

Window Conditions::window(const yaml::Value& within, const yaml::Value* side) const {
  using enum Window::Unit;
  Window out;
  if (const auto text = reader_.text(within, "within")) {
    constexpr std::string_view names[] = {"sentence", "paragraph", "section", "document"};
    constexpr Window::Unit units[] = {sentence, paragraph, section, document};
    const auto words_inside = word_count(*text);
    const auto* const name = std::ranges::find(names, *text);
    if (words_inside) {
      out.unit = words;
      out.word_count = *words_inside;
    } else if (name != std::ranges::end(names)) {
      out.unit = units[name - std::ranges::begin(names)];
    } else {
      reader_.fail("bad-window", within.place, "'" + *text + "' is no stretch of text",
                   "write a number of words such as '5 words', or sentence, paragraph, section or "
                   "document");
    }
  }
  if (side != nullptr) {
    out.side = reader_.enumerator<Window::Side>(*side, "side", Window::side_names, "bad-side")
                   .value_or(out.side);
  }
  return out;
}

Window Conditions::window_of(Fields& fields, Window otherwise) const {
  const yaml::Value* within = fields.find("within");
  const yaml::Value* side = fields.find("side");
  if (within == nullptr && side != nullptr) {
    yaml::Value sentence;
    sentence.kind = yaml::Value::Kind::text;
    sentence.text = "sentence";
    return window(sentence, side);
  }
  return within == nullptr ? otherwise : window(*within, side);
}

std::vector<Near> Conditions::near(const yaml::Value& value) const {
  std::vector<Near> out;
  if (value.kind != yaml::Value::Kind::list) {
    out.push_back(one_near(value));
    return out;
  }
  for (const yaml::Value* item : reader_.items(value, "near")) {
    out.push_back(one_near(*item));
  }
  return out;
}

Near Conditions::one_near(const yaml::Value& value) const {
  Near out;
  if (!reader_.is_map(value, "near")) {
    return out;
  }
  Fields fields(reader_, value, "'near'");
  out.within = window_of(fields, {});
  const yaml::Value* any = fields.find("any");
  const yaml::Value* all = fields.find("all");
  if (any != nullptr) {
    out.any = sets_.read(reader_, *any, "any", use_);
  }
  if (all != nullptr) {
    out.all = sets_.read_all(reader_, *all, "all", use_);
  }
  if (any == nullptr && all == nullptr) {
    reader_.fail("near-without-phrases", value.place, "'near' names no phrases",
                 "add any: or all: with a list of phrases");
  }
  fields.finish();
  return out;
}

std::optional<Count> Conditions::count(const yaml::Value& value) const {
  if (!reader_.is_map(value, "count")) {
    return std::nullopt;
  }
  Count out;
  Fields fields(reader_, value, "'count'");
  if (const yaml::Value* least = fields.require("at_least")) {
    out.at_least = reader_.number(*least, "at_least", 2, max_at_least).value_or(2);
  }
  out.within = window_of(fields, {.unit = Window::Unit::document});
  fields.finish();
  return out;
}

std::optional<Combine> Conditions::combine(const yaml::Value& value) const {
  if (!reader_.is_map(value, "combine")) {
    return std::nullopt;
  }
  Combine out;
  Fields fields(reader_, value, "'combine'");
  if (const yaml::Value* of = fields.require("of")) {
    out.of = sets_.read_items(reader_, *of, "of", use_);
  }
  if (const yaml::Value* least = fields.find("at_least")) {
    out.at_least = reader_.number(*least, "at_least", 1, max_at_least).value_or(1);
    if (!out.of.empty() && out.at_least > out.of.size()) {
      reader_.fail("bad-number", least->place,
                   "'at_least' is " + std::to_string(out.at_least) + ", but the list has only " +
                       std::to_string(out.of.size()) + " items",
                   "lower it, or add items");
    }
  }
  out.within = window_of(fields, {});
  fields.finish();
  return out;
}

}  // namespace scruple::policy

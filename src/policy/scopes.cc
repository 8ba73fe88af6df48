#include "policy/scopes.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "policy/suggest.h"

namespace scruple::policy {

namespace {

constexpr std::uint32_t max_first = 100'000;

Layer layer_of(ScopeItem::Kind kind) {
  return kind == ScopeItem::Kind::url    ? Layer::url
         : kind == ScopeItem::Kind::code ? Layer::code
                                         : Layer::prose;
}

}  // namespace

std::optional<std::uint32_t> number_in(std::string_view text, std::string_view name) {
  if (!text.starts_with(name) || !text.ends_with(')') || text.substr(name.size(), 1) != "(") {
    return std::nullopt;
  }
  const std::string_view digits = text.substr(name.size() + 1, text.size() - name.size() - 2);
  std::uint32_t number = 0;
  const auto [stop, failure] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failure != std::errc{} || stop != digits.data() + digits.size() || number == 0 ||
      number > max_first) {
    return std::nullopt;
  }
  return number;
}

std::vector<ScopeItem> read_scope(const Reader& reader, const yaml::Value& value) {
  std::vector<ScopeItem> out;
  for (const yaml::Value* item : reader.items(value, "scope")) {
    const auto text = reader.text(*item, "scope");
    if (!text) {
      continue;
    }
    const auto& names = ScopeItem::kind_names;
    const auto name = std::ranges::find(names, *text);
    if (name != names.end()) {
      out.push_back({.kind = static_cast<ScopeItem::Kind>(name - names.begin())});
    } else if (const auto count = number_in(*text, "first")) {
      out.push_back({.kind = ScopeItem::Kind::first, .count = *count});
    } else if (*text == "last(paragraph)" || *text == "last paragraph") {
      out.push_back({.kind = ScopeItem::Kind::last_paragraph});
    } else {
      reader.fail("unknown-scope", item->place, "'" + *text + "' is no part of a document",
                  did_you_mean(*text, names,
                               "write one of: " + joined(names) + ", first(280), last(paragraph)"));
    }
  }
  return out;
}

std::vector<Layer> layers_of(const std::vector<ScopeItem>& scope) {
  std::vector<Layer> out;
  for (const Layer layer : {Layer::prose, Layer::url, Layer::code}) {
    const bool is_in = std::ranges::any_of(
        scope, [layer](const ScopeItem& item) { return layer_of(item.kind) == layer; });
    if (is_in) {
      out.push_back(layer);
    }
  }
  return out.empty() ? std::vector{Layer::prose} : out;
}

}  // namespace scruple::policy

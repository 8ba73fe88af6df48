// The prescan of the HTML standard, less what no page needs: inside each meta tag the name behind
// "charset=" counts, in an attribute of its own or in `content`. Comments are passed over. A
// browser looks no further than 1,024 bytes either.

#include "document/html_charset.h"

#include <algorithm>

#include "base/ascii.h"

namespace scruple::document {
namespace {

constexpr std::size_t prescan_size = 1024;
constexpr std::size_t max_name_size = 40;

bool is_name_character(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

// The name behind `key` and an equals sign, with or without quotation marks.
std::string value_of(std::string_view tag, std::string_view key) {
  for (std::size_t at = 0; at < tag.size(); ++at) {
    if (!has_word_at(tag, at, key)) {
      continue;
    }
    std::size_t begin = at + key.size();
    const auto skip_white_space = [&] {
      while (begin < tag.size() && is_white_space(tag[begin])) {
        ++begin;
      }
    };
    skip_white_space();
    if (begin == tag.size() || tag[begin] != '=') {
      continue;
    }
    ++begin;
    skip_white_space();
    if (begin < tag.size() && (tag[begin] == '"' || tag[begin] == '\'')) {
      ++begin;
    }
    std::size_t end = begin;
    while (end < tag.size() && is_name_character(tag[end])) {
      ++end;
    }
    if (end == begin || end - begin > max_name_size) {
      continue;
    }
    std::string name(tag.substr(begin, end - begin));
    std::transform(name.begin(), name.end(), name.begin(), to_lower);
    return name;
  }
  return {};
}

}  // namespace

std::string html_charset(std::string_view bytes) {
  bytes = bytes.substr(0, prescan_size);
  for (std::size_t at = bytes.find('<'); at < bytes.size(); at = bytes.find('<', at + 1)) {
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with("<!--")) {
      at = bytes.find("-->", at);
      if (at >= bytes.size()) {
        break;
      }
      continue;
    }
    const bool is_meta = has_word_at(rest, 0, "<meta") && rest.size() > 5 &&
                         (is_white_space(rest[5]) || rest[5] == '/');
    const bool is_xml = at == 0 && rest.starts_with("<?xml");
    if (is_meta || is_xml) {
      const std::string_view tag = rest.substr(0, rest.find('>'));
      std::string name = value_of(tag, is_meta ? "charset" : "encoding");
      if (!name.empty()) {
        return name;
      }
    }
  }
  return {};
}

}  // namespace scruple::document

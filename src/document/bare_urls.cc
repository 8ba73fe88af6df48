// Candidates come from plain substring searches over the whole source, so that a document without
// addresses costs next to nothing; only at a candidate are characters looked at one by one. What
// belongs to an address follows GitHub's extended autolinks (up to white space or `<`, closing
// punctuation given back), save that general punctuation outside ASCII, zero-width characters and
// quotation marks among it, ends one too: nobody types those into an address, and prose could hide
// behind them.

#include "document/bare_urls.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace scruple::document {
namespace {

// Length of the URL character at `offset`; 0 when an address ends there.
std::uint32_t url_character_size(std::string_view text, std::uint32_t offset) {
  const auto byte = [&](std::uint32_t i) {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0x80) {
    const bool ends = first <= 0x20 || first == 0x7F || first == '<' || first == '>' ||
                      first == '"' || first == '`' || first == '\\';
    return ends ? 0 : 1;
  }
  const bool ends =
      (first == 0xC2 && byte(1) < 0xC0) ||  // U+0080 to U+00BF
      (first == 0xD8 && (byte(1) == 0x8C || byte(1) == 0x9B || byte(1) == 0x9F)) ||   // ، ؛ ؟
      (first == 0xE2 && (byte(1) == 0x80 || (byte(1) == 0x81 && byte(2) < 0xB0))) ||  // U+2000...
      (first == 0xE3 && byte(1) == 0x80) ||                   // U+3000 to U+303F
      (first == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF);  // U+FEFF
  if (ends) {
    return 0;
  }
  return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
}

// Gives back closing punctuation, and closing brackets that have no partner inside.
std::uint32_t without_closing_punctuation(std::string_view text, std::uint32_t begin,
                                          std::uint32_t end) {
  const std::string_view address = text.substr(begin, end - begin);
  auto open = std::count(address.begin(), address.end(), '(');
  auto close = std::count(address.begin(), address.end(), ')');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')') {
      if (close <= open) {
        break;
      }
      --close;
    } else if (std::string_view("?!.,:;*_~'&]}|").find(last) == std::string_view::npos) {
      break;
    }
    --end;
  }
  return end;
}

}  // namespace

std::vector<std::uint32_t> bare_url_starts(std::string_view text) {
  std::vector<std::uint32_t> starts;
  const auto add = [&](std::size_t begin) {
    if (begin == 0 || !is_letter_or_digit(text[begin - 1])) {
      starts.push_back(static_cast<std::uint32_t>(begin));
    }
  };
  for (std::size_t colon = text.find("://"); colon != std::string_view::npos;
       colon = text.find("://", colon + 3)) {
    if (colon >= 5 && has_word_at(text, colon - 5, "https")) {
      add(colon - 5);
    } else if (colon >= 4 && has_word_at(text, colon - 4, "http")) {
      add(colon - 4);
    }
  }
  for (const std::string_view prefix : {"www.", "WWW.", "Www."}) {
    for (std::size_t begin = text.find(prefix); begin != std::string_view::npos;
         begin = text.find(prefix, begin + prefix.size())) {
      add(begin);
    }
  }
  std::sort(starts.begin(), starts.end());
  return starts;
}

std::uint32_t bare_url_end(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  text = text.substr(0, limit);
  const std::size_t mark = has_word_at(text, begin, "www.") ? begin + 3 : text.find("://", begin);
  if (mark == std::string_view::npos) {
    return begin;
  }
  const auto host =
      static_cast<std::uint32_t>(std::min(text.size(), mark + (text[mark] == '.' ? 1 : 3)));
  if (host >= text.size() || !(is_letter_or_digit(text[host]) || text[host] == '[' ||
                               static_cast<unsigned char>(text[host]) >= 0x80)) {
    return begin;
  }
  std::uint32_t end = host;
  for (std::uint32_t size = 0; end < text.size(); end += size) {
    size = url_character_size(text, end);
    if (size == 0) {
      break;
    }
  }
  end = std::min(end, static_cast<std::uint32_t>(text.size()));
  end = without_closing_punctuation(text, begin, end);
  return end > host ? end : begin;
}

}  // namespace scruple::document

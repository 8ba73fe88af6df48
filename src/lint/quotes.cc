#include "lint/quotes.h"

#include <algorithm>

namespace scruple::lint {

namespace {

bool is_outside(std::string_view text, std::size_t i) {
  return i >= text.size() || text[i] == ' ' || text[i] == '(' || text[i] == '"';
}

// An opening single quote stands before a word and after a space, a closing one the other way
// round; what stands between letters is an apostrophe.
bool opens(std::string_view text, std::size_t quote) {
  return (quote == 0 || is_outside(text, quote - 1)) && !is_outside(text, quote + 1);
}

bool closes(std::string_view text, std::size_t quote) {
  const bool ends_word =
      is_outside(text, quote + 1) ||
      std::string_view(".,;:!?)").find(text[quote + 1]) != std::string_view::npos;
  return quote > 0 && ends_word && !is_outside(text, quote - 1);
}

}  // namespace

Quotes::Quotes(std::string_view block) {
  for (auto at = block.find_first_of("\"'"); at != std::string_view::npos;
       at = block.find_first_of("\"'", at + 1)) {
    const auto offset = static_cast<std::uint32_t>(at);
    if (block[at] == '"') {
      doubles_.push_back(offset);
    } else if (opens(block, at)) {
      singles_.push_back({offset, true});
    } else if (closes(block, at)) {
      singles_.push_back({offset, false});
      last_closing_ = offset;
    }
  }
}

bool Quotes::surround(Span stretch) const {
  return doubles_surround(stretch) || singles_surround(stretch);
}

bool Quotes::doubles_surround(Span stretch) const {
  // Opening and closing ones look alike, so they pair up in order.
  const auto behind = std::ranges::lower_bound(doubles_, stretch.begin);
  const bool is_open = (behind - doubles_.begin()) % 2 == 1;
  return is_open && behind != doubles_.end() && *behind >= stretch.end;
}

bool Quotes::singles_surround(Span stretch) const {
  const auto behind = std::ranges::lower_bound(singles_, stretch.begin, {}, &Single::offset);
  return behind != singles_.begin() && (behind - 1)->is_opening && last_closing_ >= stretch.end;
}

}  // namespace scruple::lint

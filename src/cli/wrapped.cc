#include "cli/wrapped.h"

#include <algorithm>

#include "text/display_width.h"

namespace scruple::cli {

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  std::string out(indent);
  std::size_t column = indent.size();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) {
      continue;
    }
    const std::size_t columns = text::display_width(word);
    const bool begins_line = column == indent.size();
    if (!begins_line && column + 1 + columns > width) {
      out += "\n";
      out += indent;
      column = indent.size();
    } else if (!begins_line) {
      out += " ";
      ++column;
    }
    out += word;
    column += columns;
  }
  return out;
}

}  // namespace scruple::cli

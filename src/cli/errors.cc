#include "cli/errors.h"

#include <cstddef>
#include <string_view>

#include "report/printable.h"
#include "text/utf8.h"

namespace scruple::cli {

namespace {

// The first character; of what is no UTF-8, one byte.
std::string_view first_character(std::string_view line) {
  const auto lead = static_cast<unsigned char>(line[0]);
  const std::size_t size = lead < 0xC0U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  const std::string_view character = line.substr(0, size);
  return text::find_invalid_utf8(character) ? line.substr(0, 1) : character;
}

// The line without what moves the cursor. It keeps its bytes' places, because the column counts
// them: each byte of such a character becomes a question mark. Tabs stay.
std::string printable_line(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const std::string_view character = first_character(line);
    if (character == "\t" || report::printable(character) == character) {
      out += character;
    } else {
      out.append(character.size(), '?');
    }
    line.remove_prefix(character.size());
  }
  return out;
}

}  // namespace

std::string printable_description(Error error) {
  for (std::string* text : {&error.path, &error.message, &error.hint}) {
    *text = report::printable(*text);
  }
  error.source_line = printable_line(error.source_line);
  return describe(error);
}

void write_error(Writer& out, const Error& error) { out.write(printable_description(error)); }

ExitCode fail(const Error& error, Console console) {
  write_error(console.errors, error);
  return ExitCode::failed;
}

}  // namespace scruple::cli

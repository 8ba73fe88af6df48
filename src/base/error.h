#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace scruple {

// Something that an input, a file or a user got wrong, told so that a person can put it right.
struct Error {
  std::string code;       // kebab-case, one for each kind of error, never reused: "unknown-lexicon"
  std::string message;    // what is wrong, in the user's words, without a final full stop
  std::string path = {};  // the file, as the user named it; empty where there is none
  std::uint32_t line = 0;        // 1-based; 0 where there is none
  std::uint32_t column = 0;      // 1-based, UTF-8 bytes; 0 where there is none
  std::string hint = {};         // what to write or do instead
  std::string source_line = {};  // the line of the file, for the caret; empty where there is none

  friend bool operator==(const Error&, const Error&) = default;
};

// The line of a text with this 1-based number, without its line break; empty when there is none.
[[nodiscard]] std::string_view line_of(std::string_view text, std::uint32_t number);

// "path:line:column: error: message [code]", then the source line with a caret and the hint where
// they are known. Ends with a line break.
[[nodiscard]] std::string describe(const Error& error);

}  // namespace scruple

#pragma once

#include <cstdint>
#include <string_view>

namespace scruple::text {

// What a full stop behind a word says about the end of the sentence.
enum class Abbreviation : std::uint8_t {
  none,        // an ordinary word: the full stop ends the sentence
  goes_on,     // more always follows: Dr., e.g.
  may_end_it,  // no end where a number follows: etc., 5 mg., p.m., no. 5
};

// Of a word in lower case without its last full stop ("dr", "e.g"), in any of the languages that
// scruple knows.
[[nodiscard]] Abbreviation abbreviation_of(std::string_view word);

// Whether a single letter behind this word is its name, not an initial: vitamin C, hepatitis B.
[[nodiscard]] bool takes_letter(std::string_view word);

// A month in German, where "3. Mai" is a date.
[[nodiscard]] bool is_german_month(std::string_view word);

}  // namespace scruple::text

// Writes the table of word properties: the Word_Break classes of UAX 29 with scruple's tailoring (a
// colon joins nothing, an underscore divides, every letter of a script without spaces is a word).
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/table_writer.h"
#include "text/word_tables.h"

namespace scruple::text {

namespace {

bool counts(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0; }

WordClass class_of(UChar32 c) {
  using enum WordClass;
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return letter;
    case U_WB_HEBREW_LETTER:
      return hebrew;
    case U_WB_NUMERIC:
      return number;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
      return extend;
    case U_WB_EXTENDNUMLET:
      return underscore;
    case U_WB_SINGLE_QUOTE:
      return single_quote;
    case U_WB_DOUBLE_QUOTE:
      return double_quote;
    case U_WB_MIDLETTER:
      return c == ':' ? other : mid_letter;
    case U_WB_MIDNUMLET:
      return c == '.' ? full_stop : mid_both;
    case U_WB_MIDNUM:
      return mid_number;
    default:
      return counts(c) ? alone : other;
  }
}

std::uint8_t bits_of(UChar32 c) {
  auto bits = static_cast<unsigned>(class_of(c));
  UErrorCode status = U_ZERO_ERROR;
  const bool is_letter = (U_GET_GC_MASK(c) & U_GC_L_MASK) != 0;
  if (counts(c)) {
    bits |= WordProperty::counts_bit;
  }
  if (is_letter) {
    bits |= WordProperty::letter_bit;
  }
  if (is_letter && uscript_getScript(c, &status) == USCRIPT_ARABIC) {
    bits |= WordProperty::arabic_bit;
  }
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
    bits |= WordProperty::digit_bit;
  }
  return static_cast<std::uint8_t>(bits);
}

}  // namespace

}  // namespace scruple::text

int main(int argument_count, char** arguments) {
  const auto file = scruple::text::open_output(argument_count, arguments);
  std::vector<std::uint8_t> bits;
  bits.reserve(scruple::text::code_point_limit);
  for (UChar32 c = 0; c < static_cast<UChar32>(scruple::text::code_point_limit); ++c) {
    bits.push_back(scruple::text::bits_of(c));
  }
  scruple::text::write_table(file.get(), "std::uint8_t", "word_bits", bits);
  return 0;
}

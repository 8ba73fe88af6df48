// The table that word_tables_generator.cc makes from ICU's data while scruple is built.
#include "text/word_tables.h"

namespace scruple::text {

namespace {
#include "text/word_tables.inc"
}  // namespace

const CodePointTable<std::uint8_t>& word_properties() {
  static constexpr CodePointTable<std::uint8_t> table = word_bits;
  return table;
}

}  // namespace scruple::text

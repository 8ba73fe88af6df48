// Lists by language, looked up together: a post need not say its language, and hardly an
// abbreviation of one is a common last word in another; those that are ("fin", "sun") are left out.
// Written as folded, with the accented forms of View::marked beside them. Sorted at compile time
// for binary search.
#include "text/abbreviations.h"

#include <algorithm>
#include <array>

namespace scruple::text {

namespace {

template <std::size_t Size>
constexpr std::array<std::string_view, Size> sorted(std::array<std::string_view, Size> words) {
  std::ranges::sort(words);
  return words;
}

constexpr auto going_on = sorted(std::to_array<std::string_view>(
    {// English
     "approx", "assoc", "capt", "cf", "dept", "dr", "drs", "e.g", "gov", "i.e", "max", "mr", "mrs",
     "ms", "mx", "prof", "rev", "sgt", "st", "u.k", "u.n", "u.s", "u.s.a", "viz", "vs",
     // Spanish and Portuguese
     "aprox", "avda", "ctra", "depto", "dna", "dña", "dra", "dres", "ej", "ex", "exma", "exmo",
     "ing", "lic", "profa", "sr", "sra", "sras", "sres", "srta", "srtas", "sta", "sto", "ud", "uds",
     "vd", "vds",
     // French
     "env", "mme", "ste",
     // German
     "bspw", "bzgl", "bzw", "ca", "d.h", "dipl", "evtl", "exkl", "ggf", "ggfs", "i.d.r", "inkl",
     "insb", "o.a", "s.o", "s.u", "sog", "u.a", "usf", "v.a", "vgl", "z.b", "z.t", "zzgl"}));

constexpr auto maybe_last = sorted(std::to_array<std::string_view>(
    {// English
     "a.m", "al", "apr", "aug", "ave", "blvd", "co", "corp", "dec", "est", "etc", "feb", "inc",
     "jan", "jr", "ltd", "m.d", "nov", "oct", "p.m", "ph.d", "rd", "sept",
     // Spanish, Portuguese, French, German
     "ag", "bd", "d.o", "gmbh", "ltda", "mio", "mrd", "s.a", "usw", "uu",
     // Arabic: and so on
     "الخ",
     // units and doses
     "b.i.d", "cc", "ft", "g", "gtt", "hr", "hrs", "iu", "kg", "lb", "lbs", "mcg", "mg", "min",
     "mins", "ml", "mm", "oz", "p.r.n", "q.i.d", "std", "t.i.d", "tbsp", "tgl", "tsp", "ui", "wk",
     "wks", "yr", "yrs",
     // before numbers
     "abb", "abs", "art", "bl", "cap", "ch", "ext", "fig", "figs", "kap", "n", "no", "nos", "nr",
     "num", "núm", "p", "pag", "pág", "pags", "págs", "pg", "pp", "sec", "sect", "tab", "tel",
     "tél", "tlf", "vol", "vols"}));

constexpr auto taking_letters = sorted(std::to_array<std::string_view>(
    {"appendix", "category", "class", "factor", "grade", "group", "hepatitis", "influenza", "omega",
     "option", "part", "plan", "section", "stage", "step", "strep", "table", "type", "vitamin",
     // Spanish, Portuguese, French, German, Arabic
     "faktor", "groupe", "grupo", "gruppe", "hepatite", "hépatite", "klasse", "teil", "tipo", "typ",
     "vitamina", "vitamine", "فيتامين"}));

constexpr auto german_months = sorted(std::to_array<std::string_view>(
    {"januar", "februar", "marz", "märz", "april", "mai", "juni", "juli", "august", "september",
     "oktober", "november", "dezember"}));

}  // namespace

Abbreviation abbreviation_of(std::string_view word) {
  if (std::ranges::binary_search(going_on, word)) {
    return Abbreviation::goes_on;
  }
  const bool may_be_last = std::ranges::binary_search(maybe_last, word);
  return may_be_last ? Abbreviation::may_end_it : Abbreviation::none;
}

bool takes_letter(std::string_view word) {
  return std::ranges::binary_search(taking_letters, word);
}

bool is_german_month(std::string_view word) {
  return std::ranges::binary_search(german_months, word);
}

}  // namespace scruple::text

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scruple::text {

// The other way to read a folded word that holds look-alikes (policy language, "What is matched",
// step 4): letters of another script, small capitals and the like (Unicode confusables) mapped to
// the script of most of its letters (and to Latin, if some letter is), and, in a word of at least
// three letters, `0 1 3 4 5 7 @ $` strictly between letters as o, i or l, e, a, s, t, a, s. Up to
// four readings, since 1 has two; none when there is nothing to map. The plain word is not among
// them.
[[nodiscard]] std::vector<std::string> second_readings(std::string_view folded_word);

// Whether a folded word has letters of Latin and of another script, which no language writes.
[[nodiscard]] bool mixes_scripts(std::string_view folded_word);

// A folded word in Arabic script without its attached particles: up to one each of و ف, of ب ل ك,
// and the article ال (ل + ال is written لل), each cut also given. At least two letters are left,
// three where ب ل ك was cut. The word itself is not among them. Clitic pronouns are not cut.
[[nodiscard]] std::vector<std::string> without_particles(std::string_view folded_word);

}  // namespace scruple::text

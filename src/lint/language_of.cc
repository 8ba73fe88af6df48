#include "lint/language_of.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace scruple::lint {

namespace {

struct FunctionWords {
  Language language;
  std::string_view words;  // folded; each between blanks; none of another row's
};

constexpr std::array<FunctionWords, 5> function_words = {{
    {Language::en,
     " the and of to is are for with you your that this it we our from have has not be will can "
     "at by or was were what when how they their my i "},
    {Language::es,
     " el los las una del y es son para con su sus por que tu tus nuestro nuestra lo al mas muy "
     "pero si este esta hay "},
    {Language::pt,
     " uma das dos da ao na nas nos os em voce nao sao seu sua pelo pela mais isso nossa nosso "},
    {Language::fr,
     " le les des du et est sont pour avec votre vous nous dans sur une au aux ce cette qui pas "},
    {Language::de,
     " der die das und ist sind fur mit ein eine nicht sie wir ihr ihre auf dem den von zu bei "},
}};

}  // namespace

Language language_of(Geometry& geometry) {
  std::map<Language, std::size_t> counts;
  const std::string_view text = geometry.text().text;
  for (std::uint32_t block = 0; block < geometry.block_count(); ++block) {
    for (const text::Word& word : geometry.words_of(block)) {
      if (word.is_arabic) {
        ++counts[Language::ar];
        continue;
      }
      const std::string padded =
          " " + std::string(text.substr(word.span.begin, word.span.size())) + " ";
      for (const FunctionWords& row : function_words) {
        counts[row.language] += row.words.find(padded) != std::string_view::npos ? 1U : 0U;
      }
    }
  }
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() || most->second == 0 ? Language::any : most->first;
}

}  // namespace scruple::lint

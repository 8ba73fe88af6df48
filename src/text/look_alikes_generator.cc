// Writes the table of look-alikes. Two letters look alike when Unicode's confusables give them one
// skeleton (UTS 39). Text is matched in lower case but was perhaps written in capitals, so a letter
// counts as the lower-case letter that it resembles and as the one whose capital its own capital
// resembles: Cyrillic в for b, since В is taken for B. Small capitals go by their names.
#include <algorithm>
#include <cstring>
#include <set>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include "text/look_alikes.h"
#include "text/table_writer.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

struct Target {
  ReadingScript script;
  std::u32string_view letters;  // the plain ones, likeliest first where two look alike
  const char* name;             // of the enumerator
};

constexpr Target targets[] = {
    {ReadingScript::latin, U"abcdefghijklmnopqrstuvwxyz", "latin"},
    {ReadingScript::greek, U"αβγδεζηθικλμνξοπρστυφχψω", "greek"},
    {ReadingScript::cyrillic, U"абвгдежзийклмнопрстуфхцчшщъыьэюяіјѕєґї", "cyrillic"},
    {ReadingScript::arabic, U"ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئ", "arabic"},
};

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

class Generator {
 public:
  Generator() {
    UErrorCode status = U_ZERO_ERROR;
    checker_.adoptInstead(uspoof_open(&status));
    casefold_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) {
      stop_generator("ICU has no data for confusables or case folding");
    }
    for (const Target& target : targets) {
      for (const char32_t letter : target.letters) {
        auto& known = known_[target.script];
        known.lower.try_emplace(skeleton(letter), letter);
        known.upper.try_emplace(skeleton(static_cast<char32_t>(u_toupper(icu(letter)))), letter);
      }
    }
  }

  void write(std::FILE* file) const {
    std::fprintf(file, "constexpr LookAlike look_alike_table[] = {\n");
    for (char32_t c = 0; c < code_point_limit; ++c) {
      if (!is_folded_letter(c)) {
        continue;
      }
      for (const Target& target : targets) {
        for (const std::string& reading : readings(c, target)) {
          std::fprintf(file, "{%lu, ReadingScript::%s, \"%s\"},\n", static_cast<unsigned long>(c),
                       target.name, reading.c_str());
        }
      }
    }
    std::fprintf(file, "};\n");
  }

 private:
  // From the skeleton of a letter, or of its capital, to the plain letter.
  struct Known {
    std::map<std::u32string, char32_t> lower;
    std::map<std::u32string, char32_t> upper;
  };

  [[nodiscard]] bool is_folded_letter(char32_t c) const {
    UErrorCode status = U_ZERO_ERROR;
    return u_isalpha(icu(c)) != 0 &&
           casefold_->isNormalized(icu::UnicodeString(icu(c)), status) != 0;
  }

  // The letters of the skeleton, without the marks.
  [[nodiscard]] std::u32string skeleton(char32_t c) const {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    uspoof_getSkeletonUnicodeString(checker_.getAlias(), 0, icu::UnicodeString(icu(c)), out,
                                    &status);
    if (U_FAILURE(status)) {
      stop_generator("ICU could not make a skeleton");
    }
    std::u32string letters;
    for (int32_t i = 0; i < out.length(); i = out.moveIndex32(i, 1)) {
      if ((U_GET_GC_MASK(out.char32At(i)) & U_GC_M_MASK) == 0) {
        letters.push_back(static_cast<char32_t>(out.char32At(i)));
      }
    }
    return letters;
  }

  static char32_t small_capital(char32_t c) {
    constexpr std::string_view prefix = "LATIN LETTER SMALL CAPITAL ";
    char name[128] = "";
    UErrorCode status = U_ZERO_ERROR;
    u_charName(icu(c), U_UNICODE_CHAR_NAME, name, sizeof name, &status);
    const std::string_view all = name;
    const bool is_one = all.starts_with(prefix) && all.size() == prefix.size() + 1;
    return is_one ? static_cast<char32_t>(u_tolower(all.back())) : char32_t{0};
  }

  [[nodiscard]] std::vector<std::string> readings(char32_t c, const Target& target) const {
    std::vector<std::string> out;
    const auto add = [&](std::u32string_view letters) {
      std::string text;
      for (const char32_t letter : letters) {
        append_utf8(text, letter);
      }
      if (std::ranges::find(out, text) == out.end() && out.size() < 2) {
        out.push_back(text);
      }
    };
    if (target.letters.find(c) != std::u32string_view::npos) {
      return out;
    }
    const auto& [script, known] = *known_.find(target.script);
    const auto add_known = [&](const std::map<std::u32string, char32_t>& letters,
                               const std::u32string& key) {
      if (const auto found = letters.find(key); found != letters.end()) {
        add({&found->second, 1});
      }
    };
    const std::u32string own = skeleton(c);
    if (target.script == ReadingScript::latin && small_capital(c) != 0) {
      const char32_t letter = small_capital(c);
      add({&letter, 1});
    }
    add_known(known.lower, own);
    add_known(known.upper, own);
    add_known(known.upper, skeleton(static_cast<char32_t>(u_toupper(icu(c)))));
    const auto is_plain = [&](char32_t letter) {
      return target.letters.find(letter) != std::u32string_view::npos;
    };
    if (out.empty() && own.size() == 2 && std::ranges::all_of(own, is_plain)) {
      add(own);
    }
    return out;
  }

  icu::LocalUSpoofCheckerPointer checker_;
  const icu::Normalizer2* casefold_ = nullptr;
  std::map<ReadingScript, Known> known_;
};

}  // namespace

}  // namespace scruple::text

int main(int argument_count, char** arguments) {
  const auto file = scruple::text::open_output(argument_count, arguments);
  scruple::text::Generator().write(file.get());
  return 0;
}

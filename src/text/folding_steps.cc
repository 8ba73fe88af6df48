// Tells which folding steps change a text, by asking ICU about each character. Only --explain and
// reports of findings come here, so nothing of this is in the tables.
#include <bitset>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "base/assert.h"
#include "text/fold.h"
#include "text/unified_marks.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

enum Step : std::size_t {
  letter_case,
  compatibility_form,
  diacritic,
  zero_width_character,
  white_space,
  emoji,
  quotation_mark_or_dash,
  digit,
  raised_or_lowered,
  arabic_letter_form,
  control_character,
  step_count,
};

constexpr std::string_view step_names[step_count] = {"case",
                                                     "compatibility form",
                                                     "diacritic",
                                                     "zero-width character",
                                                     "white space",
                                                     "emoji",
                                                     "quotation mark or dash",
                                                     "digit",
                                                     "super- or subscript",
                                                     "Arabic letter form",
                                                     "control character"};

bool has(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

const icu::Normalizer2& loaded(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = instance(status);
  SCRUPLE_ASSERT(U_SUCCESS(status) && normalizer != nullptr, "ICU lacks its normalisation data");
  return *normalizer;
}

// Kept in statics of ours: ICU makes them under a lock that ThreadSanitizer does not see.
const icu::Normalizer2& nfd() {
  static const icu::Normalizer2& instance = loaded(&icu::Normalizer2::getNFDInstance);
  return instance;
}

const icu::Normalizer2& nfkd() {
  static const icu::Normalizer2& instance = loaded(&icu::Normalizer2::getNFKDInstance);
  return instance;
}

icu::UnicodeString normalized(const icu::Normalizer2& normalizer, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out = normalizer.normalize(text, status);
  SCRUPLE_ASSERT(U_SUCCESS(status), "ICU could not normalise a character");
  return out;
}

class StepFinder {
 public:
  void look_at(char32_t c) {
    const bool is_behind_space = std::exchange(is_behind_space_, false);
    const auto category = u_charType(static_cast<UChar32>(c));
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      is_behind_space_ = true;
      note(white_space, c != ' ' || is_behind_space);
    } else if (c == tatweel || plain_arabic_letter(c) != c) {
      note(arabic_letter_form);
    } else if (has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      note(zero_width_character);
    } else if (category == U_CONTROL_CHAR) {
      note(control_character);
    } else if (is_raised_or_lowered_digit(c) || is_legal_sign(c)) {
      note(raised_or_lowered);
    } else if (is_single_quote(c) || is_double_quote(c) ||
               ((category == U_DASH_PUNCTUATION || is_dash_by_use(c)) && c != '-')) {
      note(quotation_mark_or_dash);
    } else if ((U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0) {
      note(diacritic, folded_text("a" + utf8_of(c)) == "a");
    } else {
      look_at_shape(c);
    }
  }

  [[nodiscard]] std::vector<std::string_view> names() const {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < step_count; ++i) {
      if (found_[i]) {
        out.push_back(step_names[i]);
      }
    }
    return out;
  }

 private:
  static std::string utf8_of(char32_t c) {
    std::string out;
    append_utf8(out, c);
    return out;
  }

  void note(Step step, bool is_so = true) { found_[step] = found_[step] || is_so; }

  // Letters, digits and symbols.
  void look_at_shape(char32_t c) {
    if (c < 0x80) {
      note(letter_case, c >= 'A' && c <= 'Z');
      return;
    }
    const icu::UnicodeString itself(static_cast<UChar32>(c));
    const icu::UnicodeString canonical = normalized(nfd(), itself);
    const icu::UnicodeString compatible = normalized(nfkd(), itself);
    const bool is_compatibility_form = canonical != compatible;
    const bool is_digit = u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
    if (is_compatibility_form) {
      note(compatibility_form);
    } else if (is_digit) {
      note(digit, c >= 0x80);
    } else if (c >= 0x80 && folded_text(utf8_of(c)).empty()) {
      note(emoji);
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    const bool loses_marks = script == USCRIPT_LATIN || script == USCRIPT_GREEK;
    note(diacritic, loses_marks && canonical.countChar32() > 1);
    icu::UnicodeString lower = compatible;
    note(letter_case, lower.foldCase() != compatible);
  }

  std::bitset<step_count> found_;
  bool is_behind_space_ = false;
};

}  // namespace

std::vector<std::string_view> folding_steps(std::string_view utf8) {
  StepFinder finder;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    finder.look_at(c.value);
    at += c.size;
  }
  return finder.names();
}

}  // namespace scruple::text

// Writes the folding tables: for every view and code point, what the code point folds to when it
// stands alone, and how it behaves beside others. The steps are those of the policy language, "What
// is matched", applied to one code point with ICU's data; equal results share one FoldAction, equal
// texts are stored once. fold.cc applies them to running text.
#include <algorithm>
#include <set>
#include <tuple>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/fold_tables.h"
#include "text/table_writer.h"
#include "text/unified_marks.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_mark(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0; }
bool is_letter(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_L_MASK) != 0; }

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(icu(c), &status);
}

bool is_latin_or_greek(char32_t c) {
  const UScriptCode script = script_of(c);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK;
}

// Readers ignore marks behind such a base.
bool sheds_marks(char32_t base) {
  const UScriptCode script = script_of(base);
  return is_latin_or_greek(base) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

// Readers ignore such a mark behind any base. The voicing marks of kana make another letter.
bool is_ignored_mark(char32_t mark) {
  const UScriptCode script = script_of(mark);
  const bool is_voicing = mark == 0x3099 || mark == 0x309A;
  return script == USCRIPT_ARABIC || (script == USCRIPT_INHERITED && !is_voicing);
}

std::u32string code_points(const icu::UnicodeString& text) {
  std::u32string out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out.push_back(static_cast<char32_t>(text.char32At(i)));
  }
  return out;
}

struct Normalizers {
  const icu::Normalizer2* nfd;
  const icu::Normalizer2* nfc;
  const icu::Normalizer2* nfkc;
  const icu::Normalizer2* nfkc_casefold;

  Normalizers() {
    UErrorCode status = U_ZERO_ERROR;
    nfd = icu::Normalizer2::getNFDInstance(status);
    nfc = icu::Normalizer2::getNFCInstance(status);
    nfkc = icu::Normalizer2::getNFKCInstance(status);
    nfkc_casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) {
      stop_generator("ICU has no normalisation data");
    }
  }
};

std::u32string normalized(const icu::Normalizer2& normalizer, char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString out = normalizer.normalize(icu::UnicodeString(icu(c)), status);
  if (U_FAILURE(status)) {
    stop_generator("ICU could not normalise a code point");
  }
  return code_points(out);
}

class Generator {
 public:
  Generator(View view, std::string name) : view_(view), name_(std::move(name)) {
    find_composing_bases();
  }

  void write(std::FILE* file) {
    std::vector<std::uint16_t> numbers;
    for (char32_t c = 0; c < code_point_limit; ++c) {
      numbers.push_back(number_of(action_of(c)));
    }
    write_table(file, "std::uint16_t", name_ + "_numbers", numbers);
    std::fprintf(file, "constexpr FoldAction %s_actions[] = {\n", name_.c_str());
    for (const FoldAction& action : actions_) {
      std::fprintf(file, "{%u,%u,FoldAction::Kind{%u},%u},\n", action.text_begin, action.text_size,
                   static_cast<unsigned>(action.kind), action.flags);
    }
    std::fprintf(file, "};\n");
    std::fprintf(file, "constexpr char %s_texts[] = {\n", name_.c_str());
    for (const char byte : texts_) {
      std::fprintf(file, "%d,", byte);
    }
    std::fprintf(file, "0};\n");
  }

 private:
  bool removes_marks() const { return view_ != View::marked; }
  const icu::Normalizer2& normalizer() const {
    return view_ == View::cased ? *icu_.nfkc : *icu_.nfkc_casefold;
  }

  // Control characters that are no white space show nothing either: inside a word they only hide
  // it. Unicode does not count them among the default-ignorable.
  static bool is_ignorable(char32_t c) {
    const bool is_control = u_charType(icu(c)) == U_CONTROL_CHAR && u_isUWhiteSpace(icu(c)) == 0;
    return c == tatweel || is_control ||
           u_hasBinaryProperty(icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
  }

  bool is_pictograph(char32_t c) const {
    const bool is_symbol = c >= 0x2190 && u_charType(icu(c)) == U_OTHER_SYMBOL;
    const bool is_emoji = u_hasBinaryProperty(icu(c), UCHAR_EXTENDED_PICTOGRAPHIC) ||
                          u_hasBinaryProperty(icu(c), UCHAR_EMOJI_MODIFIER) ||
                          u_hasBinaryProperty(icu(c), UCHAR_REGIONAL_INDICATOR);
    // The replacement character stands for what was damaged: that is no break between words.
    return c != 0xFFFD && (is_symbol || is_emoji) &&
           normalized(*icu_.nfkc_casefold, c) == std::u32string{c};
  }

  // The step before normalisation, done once more behind it: what it takes `c` for.
  char32_t unified(char32_t c) const {
    if (is_single_quote(c)) {
      return U'\'';
    }
    if (is_double_quote(c)) {
      return U'"';
    }
    if (is_legal_sign(c) || is_pictograph(c)) {
      return U' ';
    }
    return c == url_mark || c == code_mark ? char32_t{0xFFFD} : c;
  }

  // The steps behind normalisation that look at one character.
  char32_t simplified(char32_t c) const {
    if (u_isUWhiteSpace(icu(c)) != 0) {
      return U' ';
    }
    if (u_charType(icu(c)) == U_DASH_PUNCTUATION || is_dash_by_use(c)) {
      return U'-';
    }
    if (u_charType(icu(c)) == U_DECIMAL_DIGIT_NUMBER) {
      return U'0' + static_cast<char32_t>(u_charDigitValue(icu(c)));
    }
    return removes_marks() ? plain_arabic_letter(c) : c;
  }

  // What `c` folds to where nothing stands before it, save that marks which depend on their base
  // are kept when they come first.
  std::u32string folded(char32_t c) const {
    std::u32string out;
    bool sheds = false;
    for (const char32_t first : normalized(normalizer(), unified(c))) {
      const bool decomposes = removes_marks() && is_latin_or_greek(first) && !is_mark(first);
      const std::u32string parts =
          decomposes ? normalized(*icu_.nfd, first) : std::u32string{first};
      for (const char32_t part : parts) {
        const char32_t result = simplified(unified(part));
        if (is_ignorable(result)) {
          continue;
        }
        if (is_mark(result)) {
          if (removes_marks() && (sheds || is_ignored_mark(result))) {
            continue;
          }
        } else {
          sheds = sheds_marks(result);
        }
        out.push_back(result);
      }
    }
    return out;
  }

  // Bases outside Latin and Greek that some mark composes with: what comes of it keeps its mark.
  void find_composing_bases() {
    for (char32_t c = 0; c < code_point_limit; ++c) {
      icu::UnicodeString pair;
      if (icu_.nfc->getRawDecomposition(icu(c), pair) == 0 || is_latin_or_greek(c)) {
        continue;
      }
      const std::u32string parts = code_points(pair);
      if (parts.size() == 2 && icu_.nfc->composePair(icu(parts[0]), icu(parts[1])) == icu(c)) {
        composing_bases_.insert(parts[0]);
      }
    }
  }

  FoldAction action_of(char32_t c) {
    FoldAction action{};
    const char32_t known_as = unified(c);
    if (is_ignorable(known_as)) {
      action.kind = FoldAction::Kind::drop;
      return action;
    }
    const std::u32string text = folded(c);
    action.kind = kind_of(c, text);
    action.flags = static_cast<std::uint16_t>(flags_before(known_as) | flags_behind(c, text));
    if (known_as != c) {
      action.flags |= FoldAction::is_unified;
    }
    const bool is_upper = u_hasBinaryProperty(icu(c), UCHAR_UPPERCASE) != 0 ||
                          u_charType(icu(c)) == U_TITLECASE_LETTER;
    if (is_upper && !text.empty() && is_letter(text.front())) {
      action.flags |= FoldAction::is_capital;
    }
    store(c, text, action);
    return action;
  }

  FoldAction::Kind kind_of(char32_t c, const std::u32string& text) const {
    using enum FoldAction::Kind;
    if (is_raised_or_lowered_digit(c)) {
      return superscript;
    }
    if (text.empty()) {
      return drop_mark;
    }
    if (std::ranges::all_of(text, is_mark)) {
      return mark;
    }
    if (text == U" ") {
      return space;
    }
    return text == std::u32string{c} ? keep : replace;
  }

  // How it takes to what stands before it.
  std::uint16_t flags_before(char32_t c) const {
    std::uint16_t flags = 0;
    if (normalizer().hasBoundaryBefore(icu(c)) == 0) {
      flags |= FoldAction::joins;
    }
    bool is_all_marks = true;
    bool is_all_ignored = removes_marks();
    for (const char32_t part : normalized(normalizer(), c)) {
      is_all_marks = is_all_marks && is_mark(part);
      is_all_ignored = is_all_ignored && is_mark(part) && is_ignored_mark(part);
    }
    if (is_all_marks) {
      flags |= FoldAction::is_mark;
    }
    if (is_all_ignored && u_getIntPropertyValue(icu(c), UCHAR_NFKC_QUICK_CHECK) == UNORM_YES) {
      flags |= FoldAction::is_inert;
    }
    return flags;
  }

  // What its last character means for what stands behind it.
  std::uint16_t flags_behind(char32_t c, const std::u32string& text) const {
    std::uint16_t flags = 0;
    const auto is_base = [](char32_t part) { return !is_mark(part); };
    const auto last = std::find_if(text.rbegin(), text.rend(), is_base);
    if (last == text.rend()) {
      return flags;
    }
    if (is_letter(*last)) {
      flags |= FoldAction::is_letter;
    }
    const std::u32string plain = normalized(normalizer(), unified(c));
    if (removes_marks() && sheds_marks(*last)) {
      flags |= FoldAction::sheds;
      const bool composes =
          composing_bases_.contains(*last) || composing_bases_.contains(plain.back());
      if (!composes) {
        flags |= FoldAction::absorbs;
      }
    }
    return flags;
  }

  void store(char32_t c, const std::u32string& text, FoldAction& action) {
    const std::u32string itself{c};
    if (text == itself || text.size() == 1) {
      std::string from;
      std::string to;
      append_utf8(from, c);
      append_utf8(to, text.front());
      if (from.size() == to.size()) {
        action.flags |= FoldAction::is_verbatim;
      }
    }
    if (text == itself) {
      return;
    }
    const bool has_space = text.size() > 1 && text.find(U' ') != std::u32string::npos;
    if (action.kind == FoldAction::Kind::replace && (has_space || is_mark(text.front()))) {
      action.flags |= FoldAction::is_series;
    }
    std::string bytes;
    for (const char32_t part : text) {
      append_utf8(bytes, part);
    }
    const auto [known, is_new] = text_begins_.try_emplace(bytes, texts_.size());
    if (is_new) {
      texts_ += bytes;
    }
    if (texts_.size() > 0xFFFF || bytes.size() > 0xFF) {
      stop_generator("the texts of folding have outgrown their 16-bit offsets");
    }
    action.text_begin = static_cast<std::uint16_t>(known->second);
    action.text_size = static_cast<std::uint8_t>(bytes.size());
  }

  std::uint16_t number_of(const FoldAction& action) {
    const auto key = std::tuple(action.text_begin, action.text_size, action.kind, action.flags);
    const auto [known, is_new] = numbers_.try_emplace(key, actions_.size());
    if (is_new) {
      actions_.push_back(action);
    }
    if (actions_.size() > 0xFFFF) {
      stop_generator("there are more folding actions than 16-bit numbers");
    }
    return static_cast<std::uint16_t>(known->second);
  }

  Normalizers icu_;
  View view_;
  std::string name_;
  std::set<char32_t> composing_bases_;
  std::vector<FoldAction> actions_;
  std::map<std::tuple<std::uint16_t, std::uint8_t, FoldAction::Kind, std::uint16_t>, std::size_t>
      numbers_;
  std::string texts_;
  std::map<std::string, std::size_t> text_begins_;
};

}  // namespace

}  // namespace scruple::text

int main(int argument_count, char** arguments) {
  using scruple::text::Generator;
  using scruple::text::View;
  const auto file = scruple::text::open_output(argument_count, arguments);
  Generator(View::folded, "folded").write(file.get());
  Generator(View::cased, "cased").write(file.get());
  Generator(View::marked, "marked").write(file.get());
  return 0;
}

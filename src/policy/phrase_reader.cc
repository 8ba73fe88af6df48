// The marks of a phrase, by recursive descent over its bytes. All marks are ASCII, but for two
// hyphens and the ellipsis that editors put in by themselves, so bytes of other characters are
// text. The first thing wrong ends the reading: a phrase is short, and what follows a missing
// bracket would only be misunderstood.

#include "policy/phrase_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "policy/phrase.h"

namespace scruple::policy {

namespace {

using Kind = PhrasePiece::Kind;

constexpr std::size_t max_group_depth = 8;
constexpr std::uint32_t max_gap = 20;
constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr std::string_view hyphens[] = {"-", "\xE2\x80\x90", "\xE2\x80\x91"};

bool is_name_byte(char byte) {
  return is_lower(byte) || is_digit(byte) || byte == '_' || byte == '-';
}

class Reader {
 public:
  explicit Reader(std::string_view phrase) : phrase_(phrase) {}

  Result<PhrasePieces> read() {
    PhrasePieces pieces;
    const bool is_good = read_sequence(pieces, 0) && check_spaces(pieces);
    if (!is_good) {
      return *error_;
    }
    return pieces;
  }

 private:
  bool fail(std::string code, std::size_t offset, std::string message, std::string hint = {}) {
    error_ = phrase_error(std::move(code), offset, std::move(message), std::move(hint));
    return false;
  }

  [[nodiscard]] std::string_view rest() const { return phrase_.substr(at_); }

  static PhrasePiece piece(Kind kind, std::size_t offset) {
    return {.kind = kind, .offset = static_cast<std::uint32_t>(offset)};
  }

  // Up to the end of the phrase, or to the '|' or ')' of the group around it.
  bool read_sequence(PhrasePieces& out, std::size_t depth) {
    while (at_ < phrase_.size()) {
      const char next = phrase_[at_];
      if (next == '|' || next == ')') {
        if (depth > 0) {
          return true;
        }
        return next == '|' ? fail("phrase-bar-outside-group", at_, "'|' stands outside brackets",
                                  "write (this|that)")
                           : fail("phrase-unexpected-close", at_, "')' closes nothing",
                                  "remove it, or write \\) for the character itself");
      }
      if (!read_piece(out, depth)) {
        return false;
      }
    }
    return true;
  }

  bool read_piece(PhrasePieces& out, std::size_t depth) {
    const std::size_t begin = at_;
    switch (phrase_[at_]) {
      case ' ':
        return read_space(out);
      case '(':
        return read_group(out, depth);
      case '<':
        return read_slot(out);
      case '\\':
        return read_escape(out);
      case '*':
        ++at_;
        out.push_back(piece(Kind::star, begin));
        return true;
      case '?':
        return fail("phrase-question-mark-alone", begin, "'?' stands behind no brackets",
                    "write sample(s)? for an optional part, or \\? for a question mark");
      case '>':
        return fail("phrase-bad-slot", begin, "'>' closes nothing",
                    "write \\> for the character itself");
      case '\t':
      case '\n':
        return fail("phrase-double-space", begin, "words are separated by single spaces only",
                    "write the phrase on one line, with single spaces");
      default:
        break;
    }
    if (is_gap()) {
      return read_gap(out);
    }
    const auto hyphen = std::ranges::find_if(
        hyphens, [this](std::string_view one) { return rest().starts_with(one); });
    if (hyphen != std::ranges::end(hyphens)) {
      at_ += hyphen->size();
      out.push_back(piece(Kind::hyphen, begin));
      return true;
    }
    append_text(out, begin, phrase_[at_]);
    ++at_;
    return true;
  }

  // Joins bytes that stand side by side into one text.
  static void append_text(PhrasePieces& out, std::size_t offset, char byte) {
    if (out.empty() || out.back().kind != Kind::text ||
        out.back().offset + out.back().text.size() != offset) {
      out.push_back(piece(Kind::text, offset));
    }
    out.back().text += byte;
  }

  bool read_space(PhrasePieces& out) {
    if (rest().starts_with("  ")) {
      return fail("phrase-double-space", at_, "words are separated by single spaces only",
                  "remove the second space");
    }
    out.push_back(piece(Kind::space, at_));
    ++at_;
    return true;
  }

  // Three dots, no fourth.
  [[nodiscard]] bool is_gap() const {
    const bool follows_dot = at_ > 0 && phrase_[at_ - 1] == '.';
    return rest().starts_with(ellipsis) ||
           (rest().starts_with("...") && !rest().starts_with("....") && !follows_dot);
  }

  bool read_gap(PhrasePieces& out) {
    PhrasePiece gap = piece(Kind::gap, at_);
    gap.number = default_gap;
    at_ += std::string_view("...").size();  // the ellipsis takes three bytes as well
    const std::size_t digits = at_;
    while (at_ < phrase_.size() && is_digit(phrase_[at_])) {
      ++at_;
    }
    if (at_ > digits) {
      gap.number = 0;
      for (std::size_t i = digits; i < at_ && gap.number <= max_gap; ++i) {
        gap.number = gap.number * 10 + static_cast<std::uint32_t>(phrase_[i] - '0');
      }
    }
    if (gap.number > max_gap) {
      return fail("phrase-gap-too-wide", gap.offset,
                  "a gap holds at most " + std::to_string(max_gap) + " words",
                  "say what must be near with 'near'");
    }
    out.push_back(std::move(gap));
    return true;
  }

  bool read_slot(PhrasePieces& out) {
    PhrasePiece slot = piece(Kind::slot, at_);
    std::size_t end = at_ + 1;
    while (end < phrase_.size() && is_name_byte(phrase_[end])) {
      ++end;
    }
    slot.text = phrase_.substr(at_ + 1, end - at_ - 1);
    if (end >= phrase_.size() || phrase_[end] != '>') {
      return fail("phrase-bad-slot", slot.offset, "'<' begins no name in angle brackets",
                  "write <name> in lower case, or \\< for the character itself");
    }
    if (slot.text.empty() || !is_letter(slot.text.front())) {
      return fail("phrase-bad-slot", slot.offset,
                  "the name of a lexicon begins with a lower-case letter", "write <name>");
    }
    at_ = end + 1;
    out.push_back(std::move(slot));
    return true;
  }

  bool read_escape(PhrasePieces& out) {
    const std::size_t begin = at_;
    const char next = begin + 1 < phrase_.size() ? phrase_[begin + 1] : ' ';
    const bool is_punctuation = next > ' ' && next < 0x7F && !is_letter(next) && !is_digit(next);
    if (!is_punctuation) {
      return fail("phrase-bad-escape", begin, "'\\' makes a mark an ordinary character",
                  R"(write \( or \?, and \\ for a backslash)");
    }
    append_text(out, begin + 1, next);
    at_ = begin + 2;
    return true;
  }

  bool read_group(PhrasePieces& out, std::size_t depth) {
    PhrasePiece group = piece(Kind::group, at_);
    if (depth >= max_group_depth) {
      return fail("phrase-too-deep", at_, "brackets stand too deep in each other",
                  "write several phrases");
    }
    do {
      ++at_;  // the '(' or '|'
      const std::size_t begin = at_;
      PhrasePieces alternative;
      if (!read_sequence(alternative, depth + 1)) {
        return false;
      }
      if (at_ >= phrase_.size()) {
        return fail("phrase-unclosed-group", group.offset, "'(' is never closed",
                    "add ')', or write \\( for the character itself");
      }
      if (alternative.empty()) {
        return fail("phrase-empty-alternative", begin, "an alternative is empty",
                    "write (this)? for what may be left out");
      }
      group.alternatives.push_back(std::move(alternative));
    } while (phrase_[at_] == '|');
    ++at_;
    if (at_ < phrase_.size() && phrase_[at_] == '?') {
      group.is_optional = true;
      ++at_;
    }
    out.push_back(std::move(group));
    return true;
  }

  // No space at an end of the phrase; and none alone in an alternative, unless its group is part
  // of a word, as in formula(-| )milk, where it divides.
  bool check_spaces(const PhrasePieces& pieces) {
    if (pieces.front().kind == Kind::space || pieces.back().kind == Kind::space) {
      return fail("phrase-double-space",
                  pieces.front().kind == Kind::space ? 0 : pieces.back().offset,
                  "a phrase neither begins nor ends with a space", "remove the space");
    }
    return check_alternatives(pieces);
  }

  bool check_alternatives(const PhrasePieces& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const bool begins_run = i == 0 || pieces[i - 1].kind == Kind::space;
      const bool ends_run = i + 1 == pieces.size() || pieces[i + 1].kind == Kind::space;
      for (const PhrasePieces& alternative : pieces[i].alternatives) {
        const bool is_space = alternative.size() == 1 && alternative[0].kind == Kind::space;
        if (is_space && (begins_run || ends_run)) {
          return fail("phrase-empty-alternative", alternative[0].offset,
                      "an alternative holds nothing but a space",
                      "write (this)? for what may be left out");
        }
        if (!check_alternatives(alternative)) {
          return false;
        }
      }
    }
    return true;
  }

  std::string_view phrase_;
  std::size_t at_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Error phrase_error(std::string code, std::size_t offset, std::string message, std::string hint) {
  return Error{.code = std::move(code),
               .message = std::move(message),
               .column = static_cast<std::uint32_t>(offset) + 1,
               .hint = std::move(hint)};
}

Result<PhrasePieces> read_phrase(std::string_view phrase) { return Reader(phrase).read(); }

}  // namespace scruple::policy

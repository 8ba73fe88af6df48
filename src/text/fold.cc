// Folding by table. Every code point has a FoldAction for each view, worked out from ICU at build
// time (fold_tables_generator.cc). Text that goes on side by side with its source is folded by
// plain_run.cc. The rest is taken cluster by cluster: a code point and those behind it that may
// compose or reorder with it. Nearly all clusters are one code point and its action is all there is
// to do; a Latin or Greek letter with marks, or any letter with Arabic marks, folds to the letter;
// only what is left (conjoining Hangul, a Cyrillic letter with a mark, marks in View::marked) is
// normalised by ICU. On English posts this takes about half the time of ICU's normaliser, which is
// but one of the steps.
//
// A cluster maps as a whole: each character it folds to came from all of its source.
#include "text/fold.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/assert.h"
#include "text/fold_tables.h"
#include "text/normal_text_writer.h"
#include "text/plain_run.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

// No language stacks more on one base (Stream-Safe Text Format of UAX 15): what has more is cut,
// since sorting marks takes quadratic time.
constexpr std::size_t most_joiners = 30;

const icu::Normalizer2& loaded(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = instance(status);
  SCRUPLE_ASSERT(U_SUCCESS(status) && normalizer != nullptr, "ICU lacks its normalisation data");
  return *normalizer;
}

// Kept in statics of ours: ICU makes them under a lock that ThreadSanitizer does not see.
const icu::Normalizer2& normalizer_of(View view) {
  static const icu::Normalizer2& cased = loaded(&icu::Normalizer2::getNFKCInstance);
  static const icu::Normalizer2& folded = loaded(&icu::Normalizer2::getNFKCCasefoldInstance);
  return view == View::cased ? cased : folded;
}

// The size of what `text` begins with and nobody sees: a terminal's control sequence (ECMA-48),
// "\x1B[1;31m", or the character alone. Of other characters the sequence has none but ASCII.
std::size_t unseen_size(std::string_view text, std::size_t character_size) {
  if (!text.starts_with("\x1B[")) {
    return character_size;
  }
  std::size_t end = 2;
  while (end < text.size() && text[end] >= 0x20 && text[end] <= 0x3F) {
    ++end;
  }
  const bool is_whole = end < text.size() && text[end] >= 0x40 && text[end] <= 0x7E;
  return is_whole ? end + 1 : character_size;
}

}  // namespace

struct Folder::Impl {
  // A code point of the cluster that is not folded yet, since what follows may join it.
  struct Held {
    char32_t value = 0;
    Span source;
    const FoldAction* action = nullptr;
    bool is_verbatim = false;  // the source bytes are its own
  };
  // What was appended: source bytes as they stand, or a text that stands for `source`.
  struct Piece {
    std::string_view text;
    Span source;
    bool is_replaced = false;

    [[nodiscard]] Span source_of(std::size_t begin, std::size_t size) const {
      if (is_replaced) {
        return source;
      }
      const auto at = source.begin + static_cast<std::uint32_t>(begin);
      return {at, at + static_cast<std::uint32_t>(size)};
    }
  };

  explicit Impl(View with_view)
      : view(with_view), tables(fold_tables(with_view)), normalizer(normalizer_of(with_view)) {
    forget_context();
  }

  void forget_context() {
    sheds = view != View::marked;
    is_behind_letter = false;
  }

  void append(const Piece& piece);
  std::size_t fold_plain(const Piece& piece, std::size_t begin);
  void fold_held();
  void fold_joined(Span source);
  void fold_with_icu(Span source);
  void apply(const FoldAction& action, char32_t c, Span source, bool is_verbatim);

  View view;
  const FoldTables& tables;
  const icu::Normalizer2& normalizer;
  NormalTextWriter writer;
  bool has_base = false;
  Held base;                  // begins the cluster
  std::vector<Held> joiners;  // the rest of it
  bool sheds = true;          // the last base sheds its marks
  bool is_behind_letter = false;
  std::string itself;
  icu::UnicodeString cluster;
  icu::UnicodeString normalized;
};

void Folder::Impl::append(const Piece& piece) {
  std::size_t at = 0;
  while (at < piece.text.size()) {
    const CodePoint next = code_point_at(piece.text, at);
    const FoldAction& action = tables.action_of(next.value);
    if (action.kind == FoldAction::Kind::drop) {
      at += unseen_size(piece.text.substr(at), next.size);
      continue;
    }
    const Held held{next.value, piece.source_of(at, next.size), &action, !piece.is_replaced};
    if (has_base && action.has(FoldAction::joins) && joiners.size() < most_joiners) {
      joiners.push_back(held);
      at += next.size;
      continue;
    }
    fold_held();
    if (const std::size_t size = piece.is_replaced ? 0 : fold_plain(piece, at); size > 0) {
      at += size;
      continue;
    }
    base = held;
    has_base = true;
    at += next.size;
  }
}

std::size_t Folder::Impl::fold_plain(const Piece& piece, std::size_t begin) {
  const std::string_view rest = piece.text.substr(begin);
  const std::size_t size =
      fold_plain_run(rest, piece.source_of(begin, 0).begin, tables, view == View::cased, writer);
  if (size > 0) {
    const FoldAction& last = tables.action_of(code_point_before(rest, size).value);
    sheds = last.has(FoldAction::sheds);
    is_behind_letter = last.has(FoldAction::is_letter);
  }
  return size;
}

void Folder::Impl::fold_held() {
  if (!has_base) {
    return;
  }
  has_base = false;
  const std::uint32_t begin = writer.size();
  if (joiners.empty()) {
    apply(*base.action, base.value, base.source, base.is_verbatim);
  } else {
    fold_joined({base.source.begin, std::max(base.source.end, joiners.back().source.end)});
    joiners.clear();
  }
  if (base.action->has(FoldAction::is_capital) && writer.size() > begin) {
    writer.note_capital(begin);
  }
}

void Folder::Impl::fold_joined(Span source) {
  bool are_absorbed = base.action->has(FoldAction::absorbs);
  bool are_inert = !base.action->has(FoldAction::joins);
  for (const Held& joiner : joiners) {
    are_absorbed = are_absorbed && joiner.action->has(FoldAction::is_mark);
    are_inert = are_inert && joiner.action->has(FoldAction::is_inert);
  }
  if (are_absorbed || are_inert) {
    apply(*base.action, base.value, source, false);
  } else {
    fold_with_icu(source);
  }
}

void Folder::Impl::fold_with_icu(Span source) {
  cluster.remove();
  const auto add = [&](const Held& held) {
    const FoldAction& action = *held.action;
    if (action.kind == FoldAction::Kind::superscript) {
      cluster.append(is_behind_letter ? UChar32{' '} : static_cast<UChar32>(held.value));
    } else if (action.has(FoldAction::is_unified)) {
      const std::string_view text(tables.texts + action.text_begin, action.text_size);
      cluster.append(static_cast<UChar32>(code_point_at(text, 0).value));
    } else {
      cluster.append(static_cast<UChar32>(held.value));
    }
  };
  const bool was_behind_letter = is_behind_letter;
  const bool is_superscript = base.action->kind == FoldAction::Kind::superscript;
  add(base);
  for (const Held& joiner : joiners) {
    add(joiner);
  }
  UErrorCode status = U_ZERO_ERROR;
  normalizer.normalize(cluster, normalized, status);
  SCRUPLE_ASSERT(U_SUCCESS(status), "ICU could not normalise a cluster");

  for (std::int32_t i = 0; i < normalized.length(); i = normalized.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(normalized.char32At(i));
    apply(tables.action_of(c), c, source, false);
  }
  is_behind_letter = is_behind_letter || (is_superscript && was_behind_letter);
}

void Folder::Impl::apply(const FoldAction& action, char32_t c, Span source, bool is_verbatim) {
  using enum FoldAction::Kind;
  switch (action.kind) {
    case drop:
      return;
    case mark:
      if (!sheds) {
        break;
      }
      [[fallthrough]];
    case drop_mark:
      writer.extend_last(source.end);
      return;
    case superscript:
      if (is_behind_letter) {
        // Still behind the letter: of "cure¹²" nothing is left but "cure".
        writer.put_space(source, false);
        sheds = view != View::marked;
        return;
      }
      break;
    case space:
      writer.put_space(source, is_verbatim && action.has(FoldAction::is_verbatim));
      sheds = action.has(FoldAction::sheds);
      is_behind_letter = false;
      return;
    case keep:
    case replace:
      break;
  }
  const std::string_view text(tables.texts + action.text_begin, action.text_size);
  if (action.has(FoldAction::is_series)) {
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint part = code_point_at(text, at);
      apply(tables.action_of(part.value), part.value, source, false);
      at += part.size;
    }
    return;
  }
  const bool is_same_size = is_verbatim && action.has(FoldAction::is_verbatim);
  if (text.empty()) {
    itself.clear();
    append_utf8(itself, c);
    writer.put(itself, source, is_same_size);
  } else {
    writer.put(text, source, is_same_size);
  }
  if (action.kind != mark) {
    sheds = action.has(FoldAction::sheds);
    is_behind_letter = action.has(FoldAction::is_letter);
  }
}

Folder::Folder(View view) : impl_(std::make_unique<Impl>(view)) {}
Folder::~Folder() = default;
Folder::Folder(Folder&&) noexcept = default;
Folder& Folder::operator=(Folder&&) noexcept = default;

void Folder::begin(NormalText& out) {
  impl_->has_base = false;
  impl_->joiners.clear();
  impl_->forget_context();
  impl_->writer.begin(out);
}

void Folder::append(std::string_view utf8, std::uint32_t source_begin) {
  const auto end = source_begin + static_cast<std::uint32_t>(utf8.size());
  impl_->append({utf8, {source_begin, end}, false});
}

void Folder::append_replaced(std::string_view utf8, Span source) {
  impl_->append({utf8, source, true});
}

void Folder::append_mark(char32_t mark, Span source) {
  SCRUPLE_ASSERT(mark == url_mark || mark == code_mark, "only url_mark and code_mark are marks");
  impl_->fold_held();
  impl_->writer.put(mark == url_mark ? url_mark_utf8 : code_mark_utf8, source, false);
  impl_->forget_context();
}

void Folder::end_block() {
  impl_->fold_held();
  impl_->writer.end_block();
  impl_->forget_context();
}

NormalText fold(std::string_view utf8, View view) {
  NormalText out;
  Folder folder(view);
  folder.begin(out);
  folder.append(utf8, 0);
  folder.end_block();
  return out;
}

std::string folded_text(std::string_view utf8, View view) {
  NormalText out = fold(utf8, view);
  out.text.pop_back();
  return std::move(out.text);
}

}  // namespace scruple::text

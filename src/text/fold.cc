// Folding by table. Every code point has a FoldAction for each view, worked out from ICU at build
// time (fold_tables_generator.cc). Runs of ASCII are folded eight bytes at a time. Elsewhere text
// is taken cluster by cluster: a code point and those behind it that may compose or reorder with
// it. Nearly all clusters are one code point and its action is all there is to do; a Latin or Greek
// letter with marks, or any letter with Arabic marks, folds to the letter; only what is left
// (conjoining Hangul, a Cyrillic letter with a mark, marks in View::marked) is normalised by ICU.
// On English text this is six times as fast as ICU's normaliser, with the map as a by-product.
//
// A cluster maps as a whole: each character it folds to came from all of its source.
#include "text/fold.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/assert.h"
#include "text/fold_tables.h"
#include "text/normal_text_writer.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

// Eight ASCII bytes as one number; comparisons leave their answer in the high bit of each byte.
using Block = std::uint64_t;
constexpr std::size_t block_size = sizeof(Block);

constexpr Block in_each_byte(std::uint8_t byte) { return 0x0101010101010101U * byte; }
constexpr Block high_bits = in_each_byte(0x80);

constexpr Block is_at_least(Block block, std::uint8_t least) {
  return (block + in_each_byte(static_cast<std::uint8_t>(0x80U - least))) & high_bits;
}
constexpr Block is_equal(Block block, std::uint8_t byte) {
  return ~((block ^ in_each_byte(byte)) + in_each_byte(0x7F)) & high_bits;
}

// Folds a block if nothing in it needs care: no white space beside white space, no control
// character but a line feed, no `.
struct FoldedBlock {
  Block bytes = 0;
  Block capitals = 0;
  bool is_plain = false;
  bool ends_in_space = false;
};

FoldedBlock fold_block(const char* from, bool is_behind_space, bool keeps_case) {
  FoldedBlock out;
  Block block = 0;
  std::memcpy(&block, from, block_size);
  const Block line_feeds = is_equal(block, '\n');
  const Block controls = ~is_at_least(block, 0x20) & high_bits & ~line_feeds;
  const Block spaces = is_equal(block, ' ') | line_feeds;
  const Block doubled = spaces & (spaces << 8U | (is_behind_space ? 0x80U : 0U));
  out.is_plain = (controls | doubled | is_equal(block, '`')) == 0;
  out.ends_in_space = (spaces >> 63U) != 0;
  out.capitals = is_at_least(block, 'A') & ~is_at_least(block, 'Z' + 1);
  out.bytes = block ^ ((line_feeds >> 7U) * ('\n' ^ ' '));
  if (!keeps_case) {
    out.bytes |= out.capitals >> 2U;
  }
  return out;
}

bool is_ascii_space(char byte) { return byte == ' ' || ('\t' <= byte && byte <= '\r'); }
bool is_ascii_capital(char byte) { return 'A' <= byte && byte <= 'Z'; }

std::size_t ascii_run_size(std::string_view text) {
  std::size_t size = 0;
  while (size + block_size <= text.size()) {
    Block block = 0;
    std::memcpy(&block, text.data() + size, block_size);
    if ((block & high_bits) != 0) {
      break;
    }
    size += block_size;
  }
  while (size < text.size() && static_cast<unsigned char>(text[size]) < 0x80U) {
    ++size;
  }
  return size;
}

// No language stacks more on one base (Stream-Safe Text Format of UAX 15): what has more is cut,
// since sorting marks takes quadratic time.
constexpr std::size_t most_joiners = 30;

const icu::Normalizer2& normalizer_of(View view) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = view == View::cased
                                           ? icu::Normalizer2::getNFKCInstance(status)
                                           : icu::Normalizer2::getNFKCCasefoldInstance(status);
  SCRUPLE_ASSERT(U_SUCCESS(status) && normalizer != nullptr, "ICU lacks its normalisation data");
  return *normalizer;
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
  void fold_ascii(std::string_view run, std::uint32_t source_begin);
  void fold_ascii_bytewise(std::string_view run, std::uint32_t source_begin);
  void hold(const Held& held);
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
    const std::size_t ascii = piece.is_replaced ? 0 : ascii_run_size(piece.text.substr(at));
    if (ascii > 1) {
      // All but the last: what follows may join that.
      fold_held();
      const std::size_t size = ascii - 1;
      fold_ascii(piece.text.substr(at, size), piece.source_of(at, size).begin);
      at += size;
    }
    const CodePoint next = code_point_at(piece.text, at);
    const FoldAction& action = tables.action_of(next.value);
    if (action.kind != FoldAction::Kind::drop) {
      hold({next.value, piece.source_of(at, next.size), &action, !piece.is_replaced});
    }
    at += next.size;
  }
}

void Folder::Impl::fold_ascii(std::string_view run, std::uint32_t source_begin) {
  constexpr std::size_t buffer_size = 64 * block_size;
  char buffer[buffer_size];
  const bool keeps_case = view == View::cased;
  std::size_t done = 0;
  while (done < run.size()) {
    std::size_t filled = 0;
    bool is_behind_space = writer.is_at_space();
    const std::uint32_t out_begin = writer.size();
    while (std::endian::native == std::endian::little && filled < buffer_size &&
           done + filled + block_size <= run.size()) {
      const FoldedBlock block = fold_block(run.data() + done + filled, is_behind_space, keeps_case);
      if (!block.is_plain) {
        break;
      }
      std::memcpy(buffer + filled, &block.bytes, block_size);
      for (Block rest = block.capitals; rest != 0; rest &= rest - 1) {
        const auto byte = static_cast<std::uint32_t>(std::countr_zero(rest)) / 8;
        writer.note_capital(out_begin + static_cast<std::uint32_t>(filled) + byte);
      }
      is_behind_space = block.ends_in_space;
      filled += block_size;
    }
    writer.put_run({buffer, filled}, source_begin + static_cast<std::uint32_t>(done));
    done += filled;
    if (filled < buffer_size) {
      const std::string_view rest = run.substr(done, block_size);
      fold_ascii_bytewise(rest, source_begin + static_cast<std::uint32_t>(done));
      done += rest.size();
    }
  }
}

void Folder::Impl::fold_ascii_bytewise(std::string_view run, std::uint32_t source_begin) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    const auto at = source_begin + static_cast<std::uint32_t>(i);
    const char byte = run[i];
    if (is_ascii_space(byte)) {
      writer.put_space({at, at + 1}, true);
      continue;
    }
    char folded = byte == '`' ? '\'' : byte;
    if (is_ascii_capital(byte)) {
      writer.note_capital(writer.size());
      folded = view == View::cased ? byte : static_cast<char>(byte | 0x20);
    }
    writer.put_run({&folded, 1}, at);
  }
}

void Folder::Impl::hold(const Held& held) {
  if (has_base && held.action->has(FoldAction::joins) && joiners.size() < most_joiners) {
    joiners.push_back(held);
    return;
  }
  fold_held();
  base = held;
  has_base = true;
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

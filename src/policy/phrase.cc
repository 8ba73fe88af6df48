// From the pieces of a phrase to the tree that matchers work on, whose leaves are whole folded
// words. Brackets that stand alone between spaces become choices as they are. Brackets inside a
// word (immuni(s|z)e) cannot: what they hold is part of a word, and folding and word boundaries
// look at whole words only. So everything that is glued together is written out in all its
// variants, and each variant is folded and divided into words by itself, by the same functions that
// treat the texts. A hyphen doubles the variants: two words, or one.
//
// Writing out is exponential in the brackets and hyphens of one run; a limit on variants keeps it
// small. Checks that need the whole tree (gaps at an edge, gaps side by side, nothing at all) come
// last.

#include "policy/phrase.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "policy/phrase_checks.h"
#include "policy/phrase_reader.h"
#include "policy/phrase_tree.h"
#include "policy/phrase_words.h"
#include "text/utf8.h"

namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;
using PieceKind = PhrasePiece::Kind;

constexpr std::size_t max_phrase_bytes = 4096;
constexpr std::size_t max_variants = 1024;
constexpr std::size_t max_leaves = 2000;
constexpr std::size_t max_hyphens = 5;

class Expander {
 public:
  explicit Expander(text::View view) : view_(view) {}

  // Pieces with spaces and brackets among them.
  PhraseNode sequence(std::span<const PhrasePiece> pieces) {
    std::vector<PhraseNode> items;
    for_each_run(pieces,
                 [&](std::span<const PhrasePiece> run) { items.push_back(this->run(run)); });
    return sequence_of(std::move(items), pieces.empty() ? 0 : pieces.front().offset);
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void fail(std::string code, std::size_t offset, std::string message, std::string hint) {
    if (!error_) {
      error_ = phrase_error(std::move(code), offset, std::move(message), std::move(hint));
    }
  }

  // Calls `use` with each stretch of pieces between spaces.
  template <typename Use>
  static void for_each_run(std::span<const PhrasePiece> pieces, Use use) {
    while (!pieces.empty()) {
      const auto space = std::ranges::find(pieces, PieceKind::space, &PhrasePiece::kind);
      const auto size = static_cast<std::size_t>(space - pieces.begin());
      if (size > 0) {
        use(pieces.first(size));
      }
      pieces = pieces.subspan(std::min(size + 1, pieces.size()));
    }
  }

  PhraseNode run(std::span<const PhrasePiece> pieces) {
    const std::uint32_t offset = pieces.front().offset;
    const bool has_group =
        std::ranges::find(pieces, PieceKind::group, &PhrasePiece::kind) != pieces.end();
    if (!has_group) {
      return glued(pieces);
    }
    std::vector<PhraseNode> ways;
    if (pieces.size() == 1) {
      for (const PhrasePieces& alternative : pieces.front().alternatives) {
        ways.push_back(sequence(alternative));
      }
      if (pieces.front().is_optional) {
        ways.push_back({.kind = Kind::sequence, .offset = offset});
      }
      return choice_of(std::move(ways), offset);
    }
    for (const PhrasePieces& variant : variants_of(pieces)) {
      std::vector<PhraseNode> items;
      for_each_run(variant,
                   [&](std::span<const PhrasePiece> part) { items.push_back(glued(part)); });
      ways.push_back(sequence_of(std::move(items), offset));
    }
    return choice_of(std::move(ways), offset);
  }

  // All ways to go through the brackets, written out without any.
  std::vector<PhrasePieces> variants_of(std::span<const PhrasePiece> pieces) {
    std::vector<PhrasePieces> variants = {{}};
    for (const PhrasePiece& piece : pieces) {
      std::vector<PhrasePieces> ways;
      if (piece.kind != PieceKind::group) {
        ways.push_back({piece});
      }
      if (piece.is_optional) {
        ways.emplace_back();
      }
      for (const PhrasePieces& alternative : piece.alternatives) {
        std::ranges::move(variants_of(alternative), std::back_inserter(ways));
      }
      if (variants.size() * ways.size() > max_variants) {
        fail("phrase-too-many-variants", piece.offset,
             "brackets inside words make more than " + std::to_string(max_variants) + " variants",
             "put spaces around the brackets, or write several phrases");
        return {};
      }
      std::vector<PhrasePieces> longer;
      for (const PhrasePieces& variant : variants) {
        for (const PhrasePieces& way : ways) {
          longer.push_back(variant);
          longer.back().insert(longer.back().end(), way.begin(), way.end());
        }
      }
      variants = std::move(longer);
    }
    return variants;
  }

  // Pieces without spaces and brackets: words, and the slots and gaps they are glued to.
  PhraseNode glued(std::span<const PhrasePiece> pieces) {
    if (pieces.size() == 1 && pieces.front().kind == PieceKind::text &&
        is_plain_word(pieces.front().text)) {
      return plain_word(pieces.front().text, pieces.front().offset, view_);  // nearly all of them
    }
    std::vector<PhraseNode> items;
    for (std::size_t i = 0; i < pieces.size();) {
      const PhrasePiece& piece = pieces[i];
      if (piece.kind == PieceKind::slot) {
        check_neighbours(pieces, i);
        items.push_back(leaf(Kind::slot, piece.text, piece.offset));
        ++i;
      } else if (piece.kind == PieceKind::gap) {
        items.push_back({.kind = Kind::gap, .most = piece.number, .offset = piece.offset});
        ++i;
      } else {
        const std::size_t begin = i;
        while (i < pieces.size() && pieces[i].kind != PieceKind::slot &&
               pieces[i].kind != PieceKind::gap) {
          ++i;
        }
        // A hyphen between a slot and a word only divides.
        std::size_t from = begin;
        std::size_t to = i;
        if (begin > 0 && pieces[begin - 1].kind == PieceKind::slot &&
            pieces[from].kind == PieceKind::hyphen) {
          ++from;
        }
        if (i < pieces.size() && pieces[i].kind == PieceKind::slot && to > from &&
            pieces[to - 1].kind == PieceKind::hyphen) {
          --to;
        }
        if (to > from) {
          items.push_back(hyphenated(pieces.subspan(from, to - from)));
        }
      }
    }
    return sequence_of(std::move(items), pieces.empty() ? 0 : pieces.front().offset);
  }

  void check_neighbours(std::span<const PhrasePiece> pieces, std::size_t slot) {
    const auto touches = [&](std::size_t i, bool at_end) {
      const PhrasePiece& piece = pieces[i];
      return piece.kind == PieceKind::slot || piece.kind == PieceKind::star ||
             (piece.kind == PieceKind::text &&
              is_word_byte(at_end ? piece.text.back() : piece.text.front()));
    };
    if ((slot > 0 && touches(slot - 1, true)) ||
        (slot + 1 < pieces.size() && touches(slot + 1, false))) {
      fail("phrase-bad-slot", pieces[slot].offset,
           "<" + pieces[slot].text + "> stands for whole words and touches another word",
           "put a space between them; endings belong to the terms of the lexicon");
    }
  }

  // Texts, hyphens and stars: hyphens between words are tried as a division and as nothing.
  PhraseNode hyphenated(std::span<const PhrasePiece> pieces) {
    std::vector<PhraseNode> items;
    std::vector<PhraseChunk> chunks;
    const auto finish = [&] {
      if (!chunks.empty()) {
        items.push_back(joined(chunks));
        chunks.clear();
      }
    };
    bool after_hyphen = true;  // whether a text begins a new chunk
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const PhrasePiece& piece = pieces[i];
      switch (piece.kind) {
        case PieceKind::text:
          if (after_hyphen || chunks.empty()) {
            chunks.emplace_back();
          } else if (chunks.back().star && is_word_byte(piece.text.front())) {
            fail("phrase-star-inside", *chunks.back().star, "'*' stands inside a word",
                 "a star ends a word: diagnos*");
          }
          chunks.back().append(piece);
          after_hyphen = false;
          break;
        case PieceKind::star:
          if (chunks.empty() || after_hyphen || chunks.back().star) {
            fail("phrase-short-prefix", piece.offset, "'*' stands behind no letters",
                 "write at least four letters before it: diagnos*");
          } else {
            chunks.back().star = piece.offset;
          }
          break;
        default: {
          const bool divides =
              !after_hyphen && i + 1 < pieces.size() && pieces[i + 1].kind == PieceKind::text;
          if (!divides) {
            finish();
            items.push_back(leaf(Kind::symbol, "-", piece.offset));
          }
          after_hyphen = true;
        }
      }
    }
    finish();
    return sequence_of(std::move(items), pieces.front().offset);
  }

  // PhraseChunks with a hyphen between each two.
  PhraseNode joined(const std::vector<PhraseChunk>& chunks) {
    const std::uint32_t offset = chunks.front().offsets.front();
    const std::size_t hyphens = chunks.size() - 1;
    if (hyphens > max_hyphens) {
      fail("phrase-too-many-variants", offset, "a word holds more than five hyphens",
           "write the parts as words of their own");
      return {};
    }
    std::vector<PhraseNode> ways;
    // Bit i says that chunk i and the next one are one word.
    for (std::size_t mask = 0; mask < (std::size_t{1} << hyphens); ++mask) {
      std::vector<PhraseNode> items;
      PhraseChunk current = chunks.front();
      bool is_possible = true;
      for (std::size_t i = 0; i < hyphens; ++i) {
        if (((mask >> i) & 1U) == 0) {
          items.push_back(words(current));
          current = chunks[i + 1];
          continue;
        }
        is_possible = is_possible && !chunks[i].star && is_word_byte(chunks[i].text.back()) &&
                      is_word_byte(chunks[i + 1].text.front());
        current.append(chunks[i + 1]);
      }
      items.push_back(words(current));
      if (is_possible) {
        ways.push_back(sequence_of(std::move(items), offset));
      }
    }
    return choice_of(std::move(ways), offset);
  }

  PhraseNode words(const PhraseChunk& chunk) {
    Result<PhraseNode> out = words_of(chunk, view_);
    if (out) {
      return *std::move(out);
    }
    if (!error_) {
      error_ = out.error();
    }
    return {};
  }

  text::View view_;
  std::optional<Error> error_;
};

Result<Phrase> parse_expression(Phrase out) {
  const std::string& text = out.text;
  if (text.size() < 2 || text.back() != '/') {
    return phrase_error("phrase-unclosed-expression", 0, "an expression ends with '/'",
                        "add '/' at the end, or write \\/ for a phrase that begins with a slash");
  }
  out.expression = text.substr(1, text.size() - 2);
  if (out.expression.empty()) {
    return phrase_error("phrase-empty", 0, "the expression is empty",
                        "write what is looked for between the slashes");
  }
  return out;
}

}  // namespace

Result<Phrase> parse_phrase(std::string_view phrase, Language language, text::View view) {
  Phrase out;
  out.text = phrase;
  out.language = language;
  out.view = view;
  if (phrase.find_first_not_of(' ') == std::string_view::npos) {
    return phrase_error("phrase-empty", 0, "the phrase is empty", "write what is looked for");
  }
  if (phrase.size() > max_phrase_bytes) {
    return phrase_error("phrase-too-long", 0,
                        "the phrase has more than " + std::to_string(max_phrase_bytes) + " bytes",
                        "write several phrases, or make a lexicon of the alternatives");
  }
  if (const auto invalid = text::find_invalid_utf8(phrase)) {
    return phrase_error("phrase-not-utf8", *invalid, "this is no UTF-8 text",
                        "save the file as UTF-8");
  }
  if (phrase.starts_with('/')) {
    return parse_expression(std::move(out));
  }
  Result<PhrasePieces> pieces = read_phrase(phrase);
  if (!pieces) {
    return pieces.error();
  }
  Expander expander(view);
  out.tree = expander.sequence(*pieces);
  if (expander.error()) {
    return *expander.error();
  }
  if (leaf_count(out.tree) > max_leaves) {
    return phrase_error(
        "phrase-too-many-variants", 0,
        "the phrase holds more than " + std::to_string(max_leaves) + " words in all its variants",
        "write several phrases, or make a lexicon of the alternatives");
  }
  if (auto error = check_gaps(out.tree)) {
    return *std::move(error);
  }
  return out;
}

}  // namespace scruple::policy

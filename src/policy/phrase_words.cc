#include "policy/phrase_words.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "policy/phrase_tree.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace scruple::policy {

namespace {

using Kind = PhraseNode::Kind;

constexpr std::size_t min_prefix_letters = 4;

// By the functions that fold and divide the texts, so that both agree on what a word is.
std::vector<PhraseNode> divided(const PhraseChunk& chunk, text::View view) {
  std::vector<PhraseNode> items;
  const text::NormalText normal = text::fold(chunk.text, view);
  const auto size = static_cast<std::uint32_t>(normal.text.size());
  text::Words found;
  text::find_words(normal, {0, size}, found);
  const auto offset_of = [&](Span span) {
    const std::uint32_t source = normal.source_span(span).begin;
    return source < chunk.offsets.size() ? chunk.offsets[source] : chunk.offsets.front();
  };
  std::size_t next_word = 0;
  std::uint32_t at = 0;
  while (at < size) {
    if (next_word < found.words.size() && found.words[next_word].span.begin == at) {
      const Span span = found.words[next_word].span;
      items.push_back(
          leaf(Kind::word, normal.text.substr(span.begin, span.size()), offset_of(span)));
      at = span.end;
      ++next_word;
      // The apostrophe of a plural (parents') may stand between any two words.
      if (at < size && normal.text[at] == '\'') {
        ++at;
      }
      continue;
    }
    const std::uint32_t end = at + text::code_point_at(normal.text, at).size;
    const std::string symbol = normal.text.substr(at, end - at);
    if (symbol != " " && symbol != "\n") {
      items.push_back(leaf(Kind::symbol, symbol, offset_of({at, end})));
    }
    at = end;
  }
  return items;
}

}  // namespace

void PhraseChunk::append(const PhrasePiece& piece) {
  text += piece.text;
  for (std::uint32_t i = 0; i < piece.text.size(); ++i) {
    offsets.push_back(piece.offset + i);
  }
}

void PhraseChunk::append(const PhraseChunk& other) {
  text += other.text;
  offsets.insert(offsets.end(), other.offsets.begin(), other.offsets.end());
  star = other.star;
}

bool is_plain_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_letter_or_digit);
}

PhraseNode plain_word(std::string word, std::uint32_t offset, text::View view) {
  if (view != text::View::cased) {
    word = lowered(word);
  }
  return leaf(Kind::word, std::move(word), offset);
}

Result<PhraseNode> words_of(const PhraseChunk& chunk, text::View view) {
  const std::uint32_t offset = chunk.offsets.front();
  std::vector<PhraseNode> items;
  if (is_plain_word(chunk.text)) {
    items.push_back(plain_word(chunk.text, offset, view));
  } else {
    items = divided(chunk, view);
  }
  if (items.empty()) {
    return phrase_error(
        "phrase-matches-nothing", offset,
        "nothing is left of '" + chunk.text + "' in the text that phrases are matched on",
        "emoji, invisible characters and the like cannot be asked for");
  }
  if (chunk.star) {
    PhraseNode& last = items.back();
    if (last.kind != Kind::word || text::code_point_count(last.text) < min_prefix_letters) {
      return phrase_error("phrase-short-prefix", *chunk.star,
                          "'*' needs at least four letters before it",
                          "write more of the word, or its forms: (cure|cures|cured)");
    }
    last.kind = Kind::prefix;
  }
  return sequence_of(std::move(items), offset);
}

bool is_word_byte(char byte) {
  return is_letter_or_digit(byte) || (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

}  // namespace scruple::policy

// Folding keeps its promises on any text: the map covers it, in order, inside the source; words and
// sentences lie inside it.

#include "base/assert.h"
#include "fuzz/fuzz.h"
#include "text/encoding.h"
#include "text/fold.h"
#include "text/readings.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include "text/words.h"

namespace scruple::fuzz {

namespace {

void check_map(const text::NormalText& folded, std::size_t source_size) {
  std::uint32_t reached = 0;
  for (const text::MapRun& run : folded.map) {
    SCRUPLE_ASSERT(run.begin >= reached, "runs are sorted");
    SCRUPLE_ASSERT(run.source.begin <= run.source.end && run.source.end <= source_size,
                   "runs lie inside the source");
    reached = run.begin;
  }
  SCRUPLE_ASSERT(!text::find_invalid_utf8(folded.text), "folded text is UTF-8");
}

void check_words(const text::NormalText& folded) {
  text::Words words;
  const Span all = folded.blocks.empty() ? Span{} : folded.blocks.front();
  text::find_words(folded, all, words);
  std::uint32_t reached = 0;
  for (const text::Word& word : words.words) {
    SCRUPLE_ASSERT(word.span.begin >= reached && word.span.begin < word.span.end,
                   "words are sorted, apart and not empty");
    reached = word.span.end;
    const Span source = folded.source_span(word.span);
    SCRUPLE_ASSERT(source.begin < source.end, "a word came from somewhere");
    const std::string_view letters =
        std::string_view(folded.text).substr(word.span.begin, word.span.size());
    (void)text::second_readings(letters);
    (void)text::without_particles(letters);
  }
  std::vector<std::uint32_t> ends;
  text::find_sentence_ends(folded, all, ends);
  for (const std::uint32_t end : ends) {
    SCRUPLE_ASSERT(all.begin <= end && end <= all.end, "sentences end inside the block");
  }
}

}  // namespace

void try_input(std::string_view bytes) {
  auto decoded = text::decode(std::string(bytes));
  if (!decoded) {
    return;
  }
  SCRUPLE_ASSERT(!text::find_invalid_utf8(decoded->text), "decoded text is UTF-8");
  const auto end = static_cast<std::uint32_t>(decoded->text.size());
  SCRUPLE_ASSERT(decoded->map.file_offset(end) == bytes.size(), "the end maps to the file's end");
  for (const text::View view : {text::View::folded, text::View::cased, text::View::marked}) {
    const text::NormalText folded = text::fold(decoded->text, view);
    check_map(folded, decoded->text.size());
    check_words(folded);
  }
  (void)text::folding_steps(decoded->text);
}

}  // namespace scruple::fuzz

// Folding, words and sentences on short posts in three languages; of the English ones about one in
// eight holds something that is not ASCII. Bytes per second are of the source.
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include "text/fold.h"
#include "text/sentences.h"
#include "text/words.h"

namespace scruple::text {
namespace {

struct Posts {
  std::vector<std::string> texts;
  std::int64_t size = 0;
};

// Sentences of random words: with few fixed ones the processor would learn the text by heart.
Posts make_posts(const std::vector<std::string_view>& words,
                 const std::vector<std::string_view>& extras) {
  constexpr std::size_t count = 20000;
  std::mt19937 random(1);
  const auto any = [&](const auto& list) { return list[random() % list.size()]; };
  Posts posts;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t sentences = 1 + random() % 3; sentences > 0; --sentences) {
      const std::size_t begin = text.size();
      for (std::size_t k = 4 + random() % 10; k > 0; --k) {
        text += any(words);
        text += random() % 10 == 0 ? ", " : " ";
      }
      if ('a' <= text[begin] && text[begin] <= 'z') {
        text[begin] = static_cast<char>(text[begin] - 0x20);
      }
      text.back() = random() % 5 == 0 ? '!' : '.';
      text += ' ';
    }
    if (random() % 4 == 0) {
      text += any(extras);
    }
    posts.size += static_cast<std::int64_t>(text.size());
    posts.texts.push_back(std::move(text));
  }
  return posts;
}

const Posts& english() {
  static const Posts posts = make_posts(
      {"talk",     "to",      "your",   "doctor",  "before", "you", "change",     "any",
       "medicine", "our",     "new",    "clinic",  "opens",  "on",  "Monday",     "at",
       "9",        "most",    "babies", "wake",    "night",  "in",  "the",        "first",
       "months",   "so",      "rest",   "when",    "can",    "if",  "feel",       "chest",
       "pain",     "or",      "cannot", "breathe", "call",   "a",   "number",     "once",
       "read",     "leaflet", "follow", "label",   "and",    "ask", "pharmacist", "250",
       "visitors", "last",    "year",   "it's",    "free"},
      {"Don’t miss it 🎉", "#BestStart", "— the café team", "now  open"});
  return posts;
}

const Posts& spanish() {
  static const Posts posts = make_posts({"consulte",
                                         "a",
                                         "su",
                                         "médico",
                                         "antes",
                                         "de",
                                         "cambiar",
                                         "cualquier",
                                         "medicación",
                                         "el",
                                         "diagno\u0301stico",
                                         "lo",
                                         "hace",
                                         "siempre",
                                         "un",
                                         "profesional",
                                         "salud",
                                         "llámenos",
                                         "por",
                                         "teléfono",
                                         "lunes",
                                         "viernes",
                                         "mañana",
                                         "la",
                                         "lactancia",
                                         "protege",
                                         "al",
                                         "bebé",
                                         "en",
                                         "centro",
                                         "más",
                                         "próximo"},
                                        {"¿Tiene dudas?", "¡Gracias!", "👍"});
  return posts;
}

const Posts& arabic() {
  static const Posts posts = make_posts(
      {"استشر", "طبيبك", "قبل", "تغيير",  "أي",    "دواء",   "هل",      "لديك",     "أسئلة",
       "اتصل",  "بنا",   "من",  "الأحد",  "إلى",   "الخميس", "الرِّضاعة", "الطبيعية", "تحمي",
       "طفلك",  "واسأل", "في",  "المركز", "الصحي", "5",      "و",       "على"},
      {"شكرًا", "❤️", "؟"});
  return posts;
}

void fold_posts(benchmark::State& state, const Posts& (*posts)()) {
  Folder folder(View::folded);
  NormalText out;
  for (auto _ : state) {
    for (const std::string& text : posts().texts) {
      folder.begin(out);
      folder.append(text, 0);
      folder.end_block();
      benchmark::DoNotOptimize(out.text.data());
    }
  }
  state.SetBytesProcessed(state.iterations() * posts().size);
}

// What folding is measured by: ICU's normaliser with a map, one step of several.
void normalize_posts(benchmark::State& state, const Posts& (*posts)()) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  icu::Edits edits;
  for (auto _ : state) {
    for (const std::string& text : posts().texts) {
      out.clear();
      edits.reset();
      icu::StringByteSink<std::string> sink(&out);
      normalizer->normalizeUTF8(0, text, sink, &edits, status);
      benchmark::DoNotOptimize(out.data());
    }
  }
  state.SetBytesProcessed(state.iterations() * posts().size);
}

NormalText folded_posts(const Posts& posts) {
  NormalText out;
  Folder folder(View::folded);
  folder.begin(out);
  std::uint32_t source = 0;
  for (const std::string& text : posts.texts) {
    folder.append(text, source);
    folder.end_block();
    source += static_cast<std::uint32_t>(text.size());
  }
  return out;
}

void find_words_in_posts(benchmark::State& state, const Posts& (*posts)()) {
  const NormalText normal = folded_posts(posts());
  Words words;
  for (auto _ : state) {
    words.clear();
    find_words(normal, {0, static_cast<std::uint32_t>(normal.text.size())}, words);
    benchmark::DoNotOptimize(words.words.data());
  }
  state.SetBytesProcessed(state.iterations() * posts().size);
}

void find_sentences_in_posts(benchmark::State& state, const Posts& (*posts)()) {
  const NormalText normal = folded_posts(posts());
  std::vector<std::uint32_t> ends;
  for (auto _ : state) {
    ends.clear();
    for (const Span& block : normal.blocks) {
      find_sentence_ends(normal, block, ends);
    }
    benchmark::DoNotOptimize(ends.data());
  }
  state.SetBytesProcessed(state.iterations() * posts().size);
}

BENCHMARK_CAPTURE(fold_posts, english, english);
BENCHMARK_CAPTURE(fold_posts, spanish, spanish);
BENCHMARK_CAPTURE(fold_posts, arabic, arabic);
BENCHMARK_CAPTURE(normalize_posts, english, english);
BENCHMARK_CAPTURE(normalize_posts, spanish, spanish);
BENCHMARK_CAPTURE(normalize_posts, arabic, arabic);
BENCHMARK_CAPTURE(find_words_in_posts, english, english);
BENCHMARK_CAPTURE(find_words_in_posts, spanish, spanish);
BENCHMARK_CAPTURE(find_words_in_posts, arabic, arabic);
BENCHMARK_CAPTURE(find_sentences_in_posts, english, english);
BENCHMARK_CAPTURE(find_sentences_in_posts, arabic, arabic);

}  // namespace
}  // namespace scruple::text

BENCHMARK_MAIN();

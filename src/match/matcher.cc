// See matcher.h for how matching works. A layer and view of text is a channel, with a vocabulary of
// its own. For each block of a channel, the words' keys open gates: each opening phrase hangs on
// the keys of its rarest necessary element; an opened gate is checked against the phrase's other
// necessary elements, and what is left are the candidates, (phrase, block). Phrases that rules only
// ask for besides, as those of contexts, are checked when they are asked for, if the text has a key
// of their rarest element; but in a text of many blocks at once with the others, so that no block
// is looked up again for each. Built-in classes are looked for in a block when the first gate asks
// for them. A candidate is tried only when its hits are asked for. `/…/` expressions have no words:
// an ExpressionIndex names those that may match.

#include "match/matcher.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include <re2/re2.h>

#include "base/unique.h"
#include "match/database.h"
#include "match/pattern.h"
#include "match/scan.h"

namespace scruple::match {

namespace {

using policy::PhraseIndex;
using policy::PhraseSet;

std::uint32_t number(Key key) { return static_cast<std::uint32_t>(key); }

}  // namespace

struct Scratch::Impl {
  explicit Impl(const Database& the_database) : database(the_database.impl()) {
    for (std::size_t i = 0; i < channel_count; ++i) {
      if (database.channels[i]) {
        scans[i].emplace(*database.channels[i], database);
      }
    }
    opened_in.resize(database.library.phrases.size(), 0);
    touched_in.resize(database.library.phrases.size(), 0);
  }

  struct Candidate {
    std::uint32_t phrase = 0;
    BlockPlace place;
    friend auto operator<=>(const Candidate&, const Candidate&) = default;
  };

  void begin(const Texts& texts) {
    ++text_number;
    candidates.clear();
    candidate_phrases.clear();
    found.clear();
    class_spans.clear();
    hits.clear();
    for (std::size_t layer = 0; layer < policy::layer_count; ++layer) {
      for (std::size_t view = 0; view < text::view_count; ++view) {
        if (auto& scan = scans[layer * text::view_count + view]) {
          scan->begin(texts.by_layer[layer][view]);
          touch(scan->channel().others.ungated);
          add_candidates(*scan);
        }
      }
    }
    sort_unique(candidates);
    for (const Candidate& candidate : candidates) {
      const auto phrase = static_cast<PhraseIndex>(candidate.phrase);
      if (candidate_phrases.empty() || candidate_phrases.back() != phrase) {
        candidate_phrases.push_back(phrase);
      }
    }
  }

  template <typename Visit>
  static void for_each_place(Scan& scan, Visit visit) {
    for (BlockPlace place; place.block < scan.block_count(); ++place.block) {
      const std::uint32_t part_count = scan.parts(place.block).size();
      for (place.part = 0; place.part < part_count; ++place.part) {
        visit(place);
      }
    }
  }

  void add_candidates(Scan& scan) {
    for_each_place(scan, [&](BlockPlace place) {
      if (scan.channel().has_word_phrases()) {
        add_word_phrases(scan, place);
      }
      const Block& block = scan.at(place);
      if (!block.is_hashtag) {
        add_expressions(scan, block.span, place);
      }
    });
  }

  void add_word_phrases(Scan& scan, BlockPlace place) {
    const Channel& channel = scan.channel();
    opened.clear();
    ++block_number;
    scan.enter(place, [&](Key key) {
      open_gate(channel.openers, key);
      if (!scan.is_short()) {
        open_gate(channel.others, key);
      } else if (number(key) < channel.others.by_key.size()) {
        touch(channel.others.by_key[number(key)]);
      }
    });
    add_opened(opened, 1, scan, place);
    add_opened(channel.openers.ungated, 0, scan, place);
    if (!scan.is_short()) {
      add_opened(channel.others.ungated, 0, scan, place);
    }
  }

  void touch(const std::vector<std::uint32_t>& phrases) {
    for (const std::uint32_t phrase : phrases) {
      touched_in[phrase] = text_number;
    }
  }

  // Appends to `opened` the phrases that hang on the key, once in a block.
  void open_gate(const Channel::Gated& gated, Key key) {
    if (number(key) >= gated.by_key.size()) {
      return;
    }
    for (const std::uint32_t phrase : gated.by_key[number(key)]) {
      if (opened_in[phrase] != block_number) {
        opened_in[phrase] = block_number;
        opened.push_back(phrase);
      }
    }
  }

  // Keeps those phrases all of whose necessary elements the block has; it has the first `known`
  // sets of them.
  void add_opened(const std::vector<std::uint32_t>& phrases, std::uint32_t known, Scan& scan,
                  BlockPlace place) {
    for (const std::uint32_t phrase : phrases) {
      if (scan.may_stand_here(phrase, known)) {
        candidates.push_back({phrase, place});
      }
    }
  }

  void add_expressions(const Scan& scan, Span block, BlockPlace place) {
    const std::string_view text = scan.text()->text;
    ExpressionIndex::Memory& index_memory = index_memories[scan.channel().number];
    scan.channel().expression_index.find(text.substr(block.begin, block.size()), index_memory,
                                         numbers);
    for (const int one : numbers) {
      candidates.push_back({scan.channel().expressions[static_cast<std::size_t>(one)], place});
    }
  }

  // Whether begin() has told in which blocks the phrase may stand.
  [[nodiscard]] bool is_told(std::uint32_t phrase) {
    return database.phrases[phrase].is_opener || database.library.phrases[phrase].is_expression() ||
           !scan_of(phrase).is_short();
  }

  // Whether a phrase of which begin() has told nothing may stand somewhere in the text.
  [[nodiscard]] bool may_stand_untold(std::uint32_t phrase) {
    return touched_in[phrase] == text_number && !is_told(phrase) &&
           scan_of(phrase).may_stand_in_text(phrase);
  }

  [[nodiscard]] bool may_have(PhraseSet set) {
    const auto first =
        std::ranges::lower_bound(candidate_phrases, static_cast<PhraseIndex>(set.begin));
    if (first != candidate_phrases.end() && *first < static_cast<PhraseIndex>(set.end)) {
      return true;
    }
    for (std::uint32_t phrase = set.begin; phrase < set.end; ++phrase) {
      if (may_stand_untold(phrase)) {
        return true;
      }
    }
    return false;
  }

  Scan& scan_of(std::uint32_t phrase) { return *scans[database.channel_of(phrase)]; }

  std::span<const Hit> find(PhraseSet set) {
    if (const auto known = found.find(set); known != found.end()) {
      return *known->second;
    }
    std::vector<Hit>& all = hits.emplace_back();
    if (database.method == Database::Method::plain) {
      find_everywhere(set, all);
    } else {
      find_candidates(set, all);
    }
    // A hashtag may be read in several ways that give the same hit.
    std::ranges::sort(all, {}, [](const Hit& hit) {
      return std::tuple(hit.span, hit.phrase, hit.is_second_reading);
    });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const Hit& left, const Hit& right) {
                            return left.span == right.span && left.phrase == right.phrase &&
                                   left.value == right.value;
                          }),
              all.end());
    found.emplace(set, &all);
    return all;
  }

  void find_everywhere(PhraseSet set, std::vector<Hit>& all) {
    for (std::uint32_t phrase = set.begin; phrase < set.end; ++phrase) {
      for_each_place(scan_of(phrase), [&](BlockPlace place) { find_in_block(phrase, place, all); });
    }
  }

  void find_candidates(PhraseSet set, std::vector<Hit>& all) {
    auto candidate = std::ranges::lower_bound(candidates, Candidate{set.begin, {}});
    for (; candidate != candidates.end() && candidate->phrase < set.end; ++candidate) {
      find_in_block(candidate->phrase, candidate->place, all);
    }
    find_untold(set, all);
  }

  // The hits of those phrases of which begin() has told nothing.
  void find_untold(PhraseSet set, std::vector<Hit>& all) {
    std::vector<std::uint32_t> possible;
    for (std::uint32_t phrase = set.begin; phrase < set.end; ++phrase) {
      if (may_stand_untold(phrase)) {
        possible.push_back(phrase);
      }
    }
    if (possible.empty()) {
      return;
    }
    for (std::optional<Scan>& scan : scans) {
      if (!scan) {
        continue;
      }
      for_each_place(*scan, [&](BlockPlace place) {
        scan->enter(place, [](Key) {});
        for (const std::uint32_t phrase : possible) {
          if (&scan_of(phrase) == &*scan && scan->may_stand_here(phrase)) {
            find_in_block(phrase, place, all);
          }
        }
      });
    }
  }

  void find_in_block(std::uint32_t phrase, BlockPlace place, std::vector<Hit>& all) {
    Scan& scan = scan_of(phrase);
    Block& block = scan.at(place);
    if (const Expression* expression = database.phrases[phrase].expression.get()) {
      if (block.is_hashtag) {
        return;  // the block that holds the hashtag has it
      }
      std::vector<ExpressionHit> expression_hits;
      expression->find(scan.text()->text, block.span, expression_hits);
      for (const ExpressionHit& hit : expression_hits) {
        all.push_back({static_cast<PhraseIndex>(phrase), hit.span, hit.value, false});
      }
      return;
    }
    const std::size_t first = all.size();
    find_in_reading(phrase, scan, block, block.plain, false, all);
    if (block.has_second) {
      std::vector<Hit> others;
      find_in_reading(phrase, scan, block, block.second, true, others);
      const std::size_t plain_end = all.size();
      for (const Hit& hit : others) {
        const bool is_plain_there =
            std::any_of(all.begin() + static_cast<std::ptrdiff_t>(first),
                        all.begin() + static_cast<std::ptrdiff_t>(plain_end),
                        [&](const Hit& plain) { return plain.span.overlaps(hit.span); });
        if (!is_plain_there) {
          all.push_back(hit);
        }
      }
    }
  }

  void find_in_reading(std::uint32_t phrase, Scan& scan, Block& block, Reading& reading,
                       bool is_second, std::vector<Hit>& all) {
    const ReadingView view(*scan.text(), block, reading, database.classes);
    spans.clear();
    const Database::Impl::PhraseState& state = database.phrases[phrase];
    if (state.words) {
      find_by_words(*state.words, view);
    } else if (database.method == Database::Method::plain || has_signs(state, scan, block)) {
      find_by_expression(database.compiled(phrase),
                         view.marked(database.library.slots, scan.channel().class_slots));
    }
    for (const Span span : spans) {
      const bool may_stand =
          !block.is_hashtag || ((span == block.span || state.may_be_part_of_hashtag) &&
                                !has_gap(database.library.phrases[phrase].tree));
      if (may_stand) {
        all.push_back(
            {static_cast<PhraseIndex>(phrase), span, span, is_second || block.is_second_reading});
      }
    }
  }

  static bool has_signs(const Database::Impl::PhraseState& state, const Scan& scan,
                        const Block& block) {
    const auto text =
        std::string_view(scan.text()->text).substr(block.span.begin, block.span.size());
    return std::ranges::all_of(state.signs, [&](const std::string& sign) {
      return text.find(sign) != std::string_view::npos;
    });
  }

  // Both append to `spans`.
  void find_by_words(const WordPattern& pattern, const ReadingView& view) {
    word_ranges.clear();
    pattern.find(view, memory, word_ranges);
    const std::vector<TextWord>& words = view.reading().words;
    for (const Span range : word_ranges) {
      spans.push_back({words[range.begin].span.begin, words[range.end - 1].span.end});
    }
  }

  void find_by_expression(const RE2& re, const MarkedText& marked) {
    const re2::StringPiece text(marked.text);
    std::size_t from = 0;
    re2::StringPiece piece;
    while (from < text.size() && re.Match(text, from, text.size(), RE2::UNANCHORED, &piece, 1) &&
           !piece.empty()) {
      const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
      const auto end = begin + static_cast<std::uint32_t>(piece.size());
      from = end;
      spans.push_back({marked.source_offset(begin), marked.source_offset(end)});
    }
  }

  const Database::Impl& database;
  std::array<std::optional<Scan>, channel_count> scans;
  std::vector<std::uint64_t> opened_in;  // by phrase: the number of the last block that opened it
  std::uint64_t block_number = 0;
  // By phrase that does not open: the number of the last text that has a key of its rarest element.
  std::vector<std::uint64_t> touched_in;
  std::uint64_t text_number = 0;
  std::vector<std::uint32_t> opened;
  std::vector<Candidate> candidates;
  std::vector<PhraseIndex> candidate_phrases;
  std::array<ExpressionIndex::Memory, channel_count> index_memories;
  std::vector<int> numbers;
  WordPattern::Memory memory;
  std::vector<Span> word_ranges;
  std::vector<Span> spans;
  std::deque<std::vector<Hit>> hits;
  std::map<PhraseSet, const std::vector<Hit>*> found;
  std::map<std::pair<std::string, std::size_t>, std::vector<Span>>
      class_spans;  // by name and channel
};

Scratch::Scratch(const Database& database) : impl_(std::make_unique<Impl>(database)) {}
Scratch::~Scratch() = default;

void Scratch::begin(const Texts& texts) { impl_->begin(texts); }

std::span<const PhraseIndex> Scratch::candidates() const { return impl_->candidate_phrases; }

bool Scratch::may_have(PhraseSet set) const { return impl_->may_have(set); }

std::span<const Hit> Scratch::find(PhraseSet set) { return impl_->find(set); }

std::span<const Span> Scratch::find_class(std::string_view name, policy::Layer layer,
                                          text::View view) {
  const std::size_t channel = channel_number(layer, view);
  const auto [place, is_new] =
      impl_->class_spans.try_emplace(std::pair(std::string(name), channel));
  const std::optional<Scan>& scan = impl_->scans[channel];
  if (is_new && scan && scan->text() != nullptr) {
    for (const Span block : scan->text()->blocks) {
      impl_->database.classes.find(name, *scan->text(), block, place->second);
    }
  }
  return place->second;
}

}  // namespace scruple::match

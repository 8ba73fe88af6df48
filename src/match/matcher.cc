// See matcher.h for how matching works. A layer and view of text is a channel, with a vocabulary of
// its own. For each block of a channel, the words' keys open gates: each phrase hangs on the keys
// of its rarest necessary element; an opened gate is checked against the phrase's other necessary
// elements, and what is left are the candidates, (phrase, block). RE2 runs only when the hits of a
// candidate are asked for. `/…/` expressions have no words: one RE2::Set tells which of them match
// in a block.

#include "match/matcher.h"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <optional>

#include <re2/re2.h>

#include "base/assert.h"
#include "base/unique.h"
#include "match/block.h"
#include "match/classes.h"
#include "match/expression.h"
#include "match/gate.h"
#include "match/pattern.h"
#include "match/vocabulary.h"

namespace scruple::match {

namespace {

using policy::PhraseIndex;
using policy::PhraseSet;

constexpr int phrase_memory = 4 << 20;

std::uint32_t number(Key key) { return static_cast<std::uint32_t>(key); }

// A word phrase as RE2 runs it. Made when first needed, since most phrases never are.
struct LazyExpression {
  std::once_flag once;
  std::unique_ptr<RE2> re;
};

struct Channel {
  explicit Channel(std::uint32_t slot_count) : vocabulary(slot_count), has_slot(slot_count) {}

  Vocabulary vocabulary;
  std::vector<bool> has_slot;                              // whose terms are in the vocabulary
  std::vector<std::vector<std::uint32_t>> phrases_by_key;  // the gates
  std::vector<std::uint32_t> ungated;                      // word phrases without a gate
  ExpressionSet expression_set;
  std::vector<std::uint32_t> expressions;      // phrase numbers, as in expression_set
  std::vector<policy::SlotIndex> class_slots;  // built-in classes that phrases name
};

std::size_t channel_number(policy::Layer layer, text::View view) {
  return static_cast<std::size_t>(layer) * text::view_count + static_cast<std::size_t>(view);
}

constexpr std::size_t channel_count = policy::layer_count * text::view_count;

void collect_slots(const policy::PhraseNode& node, std::vector<policy::SlotIndex>& slots) {
  if (node.kind == policy::PhraseNode::Kind::slot) {
    slots.push_back(node.slot);
  }
  for (const policy::PhraseNode& child : node.children) {
    collect_slots(child, slots);
  }
}

Error expression_error(const policy::Phrase& phrase, const std::string& what, std::string hint) {
  return {.code = "phrase-bad-expression",
          .message = "the expression is not one RE2 understands: " + what,
          .path = phrase.path,
          .line = phrase.line,
          .column = phrase.column,
          .hint = std::move(hint)};
}

}  // namespace

struct Database::Impl {
  explicit Impl(const policy::Library& the_library)
      : library(the_library), phrases(the_library.phrases.size()) {
    for (std::uint32_t i = 0; i < library.phrases.size(); ++i) {
      add(i);
    }
    for (const auto& channel : channels) {
      if (channel) {
        channel->expression_set.compile();
      }
    }
  }

  Channel& channel_of(std::uint32_t phrase) {
    auto& channel =
        channels[channel_number(library.phrase_layers[phrase], library.phrases[phrase].view)];
    if (!channel) {
      channel = std::make_unique<Channel>(static_cast<std::uint32_t>(library.slots.size()));
    }
    return *channel;
  }

  void add(std::uint32_t index) {
    const policy::Phrase& phrase = library.phrases[index];
    Channel& channel = channel_of(index);
    if (phrase.is_expression()) {
      add_expression(index, phrase, channel);
      return;
    }
    std::vector<policy::SlotIndex> slots;
    collect_slots(phrase.tree, slots);
    for (const policy::SlotIndex slot : slots) {
      add_slot(slot, channel);
    }
    phrases[index].gate = make_gate(phrase.tree, library.slots, channel.vocabulary);
    const Gate& gate = phrases[index].gate;
    channel.phrases_by_key.resize(channel.vocabulary.key_count());
    if (gate.sets.empty()) {
      channel.ungated.push_back(index);
      return;
    }
    for (const Key key : gate.sets.front()) {
      channel.phrases_by_key[number(key)].push_back(index);
    }
  }

  void add_slot(policy::SlotIndex index, Channel& channel) {
    const policy::Slot& slot = library.slot(index);
    if (slot.kind != policy::Slot::Class::lexicon) {
      if (std::ranges::find(channel.class_slots, index) == channel.class_slots.end()) {
        channel.class_slots.push_back(index);
      }
      return;
    }
    const auto number_of_slot = static_cast<std::uint32_t>(index);
    if (!channel.has_slot[number_of_slot]) {
      channel.has_slot[number_of_slot] = true;
      for (const policy::Term& term : slot.terms) {
        channel.vocabulary.add_term(index, term);
      }
    }
  }

  void add_expression(std::uint32_t index, const policy::Phrase& phrase, Channel& channel) {
    auto expression = std::make_unique<Expression>(phrase.expression);
    if (!expression->error().empty()) {
      errors.push_back(expression_error(phrase, expression->error(),
                                        "RE2 has no look-around and no back-references; say it "
                                        "with near, unless or check"));
      return;
    }
    if (expression->matches_empty()) {
      errors.push_back(expression_error(phrase, "it matches the empty text",
                                        "let it ask for at least one character"));
      return;
    }
    channel.expression_set.add(phrase.expression);
    channel.expressions.push_back(index);
    phrases[index].expression = std::move(expression);
  }

  // The compiled word phrase; null when RE2 cannot hold it.
  [[nodiscard]] const RE2* compiled(std::uint32_t index) const {
    LazyExpression& lazy = phrases[index].lazy;
    std::call_once(lazy.once, [&] {
      RE2::Options options(RE2::Latin1);
      options.set_longest_match(true);
      options.set_log_errors(false);
      options.set_max_mem(phrase_memory);
      lazy.re =
          std::make_unique<RE2>(expression_of(library.phrases[index].tree, library.slots), options);
    });
    SCRUPLE_ASSERT(lazy.re->ok(), "a phrase that was loaded does not compile");
    return lazy.re.get();
  }

  struct PhraseState {
    Gate gate;
    std::unique_ptr<Expression> expression;
    mutable LazyExpression lazy;
  };

  const policy::Library& library;
  std::array<std::unique_ptr<Channel>, channel_count> channels;
  mutable std::vector<PhraseState> phrases;
  std::vector<Error> errors;
  Classes classes;
};

Database::Database(const policy::Library& library) : impl_(std::make_unique<Impl>(library)) {}
Database::~Database() = default;

bool Database::uses(policy::Layer layer, text::View view) const {
  return impl_->channels[channel_number(layer, view)] != nullptr;
}

const std::vector<Error>& Database::errors() const { return impl_->errors; }

std::vector<PhraseIndex> Database::ungated() const {
  std::vector<PhraseIndex> all;
  for (const auto& channel : impl_->channels) {
    if (channel) {
      for (const std::uint32_t phrase : channel->ungated) {
        all.push_back(static_cast<PhraseIndex>(phrase));
      }
    }
  }
  std::ranges::sort(all);
  return all;
}

struct Scratch::Impl {
  explicit Impl(const Database& the_database) : database(the_database.impl()) {
    for (std::size_t i = 0; i < channel_count; ++i) {
      if (database.channels[i]) {
        channels[i].seen.resize(database.channels[i]->vocabulary.key_count(), 0);
      }
    }
    phrase_seen.resize(database.library.phrases.size(), 0);
  }

  struct ChannelState {
    const text::NormalText* text = nullptr;
    std::vector<Block> blocks;
    std::vector<std::uint64_t> seen;  // by key: the number of the last block that had it
  };

  struct Candidate {
    std::uint32_t phrase = 0;
    std::uint32_t block = 0;
    friend auto operator<=>(const Candidate&, const Candidate&) = default;
  };

  void begin(const Texts& texts) {
    candidates.clear();
    candidate_phrases.clear();
    found.clear();
    class_spans.clear();
    hits.clear();
    for (std::size_t layer = 0; layer < policy::layer_count; ++layer) {
      for (std::size_t view = 0; view < text::view_count; ++view) {
        const auto number = layer * text::view_count + view;
        if (database.channels[number]) {
          analyse(*database.channels[number], texts.by_layer[layer][view], channels[number]);
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

  void analyse(const Channel& channel, const text::NormalText* text, ChannelState& state) {
    state.text = text;
    state.blocks.clear();
    if (text == nullptr) {
      return;
    }
    for (const Span block : text->blocks) {
      analyse_block(*text, block, channel.vocabulary, state.blocks);
    }
    for (std::uint32_t i = 0; i < state.blocks.size(); ++i) {
      const Block& block = state.blocks[i];
      ++block_number;
      open_gates(channel, block.plain, i, state);
      if (block.second) {
        open_gates(channel, *block.second, i, state);
      }
      add_always(channel, block, i, *text);
      check_gates(state);
    }
  }

  void open_gates(const Channel& channel, const Reading& reading, std::uint32_t block,
                  ChannelState& state) {
    for (const TextWord& word : reading.words) {
      for (const Key key : word.keys) {
        open_gate(channel, key, block, state);
      }
    }
    for (const SlotHit& term : reading.terms) {
      open_gate(channel, Vocabulary::slot_key(term.slot), block, state);
    }
  }

  void open_gate(const Channel& channel, Key key, std::uint32_t block, ChannelState& state) {
    std::uint64_t& seen = state.seen[number(key)];
    if (seen == block_number) {
      return;
    }
    seen = block_number;
    if (number(key) >= channel.phrases_by_key.size()) {
      return;
    }
    for (const std::uint32_t phrase : channel.phrases_by_key[number(key)]) {
      if (phrase_seen[phrase] != block_number) {
        phrase_seen[phrase] = block_number;
        opened.push_back({phrase, block});
      }
    }
  }

  // Keeps the opened phrases all of whose necessary elements the block has.
  void check_gates(const ChannelState& state) {
    for (const Candidate& candidate : opened) {
      const Gate& gate = database.phrases[candidate.phrase].gate;
      const bool has_all = std::ranges::all_of(gate.sets, [&](const std::vector<Key>& keys) {
        return std::ranges::any_of(
            keys, [&](Key key) { return state.seen[number(key)] == block_number; });
      });
      if (has_all) {
        candidates.push_back(candidate);
      }
    }
    opened.clear();
  }

  // Phrases without a gate, and expressions that match somewhere in the block.
  void add_always(const Channel& channel, const Block& block, std::uint32_t index,
                  const text::NormalText& text) {
    if (block.is_hashtag) {
      return;
    }
    for (const std::uint32_t phrase : channel.ungated) {
      candidates.push_back({phrase, index});
    }
    channel.expression_set.find(
        std::string_view(text.text).substr(block.span.begin, block.span.size()), numbers);
    for (const int one : numbers) {
      candidates.push_back({channel.expressions[static_cast<std::size_t>(one)], index});
    }
  }

  std::span<const Hit> find(PhraseSet set) {
    if (const auto known = found.find(set); known != found.end()) {
      return *known->second;
    }
    std::vector<Hit>& all = hits.emplace_back();
    auto candidate = std::ranges::lower_bound(candidates, Candidate{set.begin, 0});
    for (; candidate != candidates.end() && candidate->phrase < set.end; ++candidate) {
      find_in_block(candidate->phrase, candidate->block, all);
    }
    std::ranges::sort(all, {}, [](const Hit& hit) { return std::pair(hit.span, hit.phrase); });
    drop_repeats(all);
    found.emplace(set, &all);
    return all;
  }

  void find_in_block(std::uint32_t phrase, std::uint32_t block_index, std::vector<Hit>& all) {
    const auto& library = database.library;
    const std::size_t channel =
        channel_number(library.phrase_layers[phrase], library.phrases[phrase].view);
    ChannelState& state = channels[channel];
    Block& block = state.blocks[block_index];
    if (const Expression* expression = database.phrases[phrase].expression.get()) {
      std::vector<ExpressionHit> spans;
      expression->find(state.text->text, block.span, spans);
      for (const ExpressionHit& hit : spans) {
        all.push_back({static_cast<PhraseIndex>(phrase), hit.span, hit.value, false});
      }
      return;
    }
    const std::size_t first = all.size();
    find_in_reading(phrase, channel, block, block.plain, false, all);
    if (block.second) {
      std::vector<Hit> others;
      find_in_reading(phrase, channel, block, *block.second, true, others);
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

  void find_in_reading(std::uint32_t phrase, std::size_t channel, const Block& block,
                       Reading& reading, bool is_second, std::vector<Hit>& all) {
    const auto& library = database.library;
    if (!reading.marked) {
      reading.marked = mark(*channels[channel].text, block, reading, database.classes,
                            library.slots, database.channels[channel]->class_slots);
    }
    const RE2& re = *database.compiled(phrase);
    const MarkedText& marked = *reading.marked;
    const re2::StringPiece text(marked.text);
    std::size_t from = 0;
    re2::StringPiece piece;
    while (from < text.size() && re.Match(text, from, text.size(), RE2::UNANCHORED, &piece, 1) &&
           !piece.empty()) {
      const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
      const auto end = begin + static_cast<std::uint32_t>(piece.size());
      from = end;
      const Span span{marked.source_offset(begin), marked.source_offset(end)};
      if (block.is_hashtag && (span != block.span || has_gap(library.phrases[phrase].tree))) {
        continue;
      }
      all.push_back({static_cast<PhraseIndex>(phrase), span, span, is_second});
    }
  }

  const Database::Impl& database;
  std::array<ChannelState, channel_count> channels;
  std::vector<std::uint64_t>
      phrase_seen;  // by phrase: the number of the last block that opened its gate
  std::uint64_t block_number = 0;
  std::vector<Candidate> opened;
  std::vector<Candidate> candidates;
  std::vector<PhraseIndex> candidate_phrases;
  std::vector<int> numbers;
  std::deque<std::vector<Hit>> hits;
  std::map<PhraseSet, const std::vector<Hit>*> found;
  std::map<std::pair<std::string, std::size_t>, std::vector<Span>>
      class_spans;  // by name and channel
};

Scratch::Scratch(const Database& database) : impl_(std::make_unique<Impl>(database)) {}
Scratch::~Scratch() = default;

void Scratch::begin(const Texts& texts) { impl_->begin(texts); }

std::span<const PhraseIndex> Scratch::candidates() const { return impl_->candidate_phrases; }

std::span<const Hit> Scratch::find(PhraseSet set) { return impl_->find(set); }

std::span<const Span> Scratch::find_class(std::string_view name, policy::Layer layer,
                                          text::View view) {
  const std::size_t channel = channel_number(layer, view);
  const auto [place, is_new] =
      impl_->class_spans.try_emplace(std::pair(std::string(name), channel));
  const text::NormalText* text = impl_->channels[channel].text;
  if (is_new && text != nullptr) {
    for (const Span block : text->blocks) {
      impl_->database.classes.find(name, *text, block, place->second);
    }
  }
  return place->second;
}

}  // namespace scruple::match

#include "match/database.h"

#include <algorithm>

#include <re2/re2.h>

#include "base/assert.h"
#include "match/pattern.h"

namespace scruple::match {

namespace {

constexpr int phrase_memory = 4 << 20;

std::uint32_t number(Key key) { return static_cast<std::uint32_t>(key); }

void collect_slots(const policy::PhraseNode& node, std::vector<policy::SlotIndex>& slots) {
  if (node.kind == policy::PhraseNode::Kind::slot) {
    slots.push_back(node.slot);
  }
  for (const policy::PhraseNode& child : node.children) {
    collect_slots(child, slots);
  }
}

// The signs that every match holds.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the phrase.
void collect_signs(const policy::PhraseNode& node, std::vector<std::string>& signs) {
  if (node.kind == policy::PhraseNode::Kind::symbol) {
    signs.push_back(node.text);
  } else if (node.kind == policy::PhraseNode::Kind::sequence) {
    for (const policy::PhraseNode& child : node.children) {
      collect_signs(child, signs);
    }
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

Database::Impl::Impl(const policy::Library& the_library, Method the_method)
    : library(the_library), method(the_method), phrases(the_library.phrases.size()) {
  for (const policy::Rule& rule : library.rules) {
    const policy::PhraseSet opening = policy::opening_phrases(rule);
    for (std::uint32_t i = opening.begin; i < opening.end; ++i) {
      phrases[i].is_opener = true;
    }
    for (const std::vector<policy::Near>* list : {&rule.near, &rule.unless.near}) {
      for (const policy::Near& near : *list) {
        allow_in_hashtags(near.any);
        std::ranges::for_each(near.all, [this](policy::PhraseSet set) { allow_in_hashtags(set); });
      }
    }
  }
  for (const policy::Slot& slot : library.slots) {
    is_class_slot.push_back(slot.kind != policy::Slot::Class::lexicon ? 1 : 0);
  }
  for (std::uint32_t i = 0; i < library.phrases.size(); ++i) {
    add(i);
  }
  for (const auto& channel : channels) {
    if (channel) {
      channel->expression_index.compile();
      warn_of_always_tried(*channel);
    }
  }
}

Database::Impl::~Impl() = default;
Database::Impl::PhraseState::PhraseState() = default;
Database::Impl::PhraseState::~PhraseState() = default;

void Database::Impl::allow_in_hashtags(policy::PhraseSet set) {
  for (std::uint32_t i = set.begin; i < set.end; ++i) {
    phrases[i].may_be_part_of_hashtag = true;
  }
}

void Database::Impl::add(std::uint32_t phrase) {
  const std::size_t channel_index = channel_of(phrase);
  std::unique_ptr<Channel>& channel = channels[channel_index];
  if (!channel) {
    channel =
        std::make_unique<Channel>(channel_index, static_cast<std::uint32_t>(library.slots.size()));
  }
  if (library.phrases[phrase].is_expression()) {
    add_expression(phrase, *channel);
  } else {
    add_words(phrase, *channel);
  }
}

void Database::Impl::add_words(std::uint32_t phrase, Channel& channel) {
  const policy::PhraseNode& tree = library.phrases[phrase].tree;
  std::vector<policy::SlotIndex> slots;
  collect_slots(tree, slots);
  for (const policy::SlotIndex slot : slots) {
    add_slot(slot, channel);
  }
  PhraseState& state = phrases[phrase];
  const Gate gate = make_gate(tree, library.slots, channel.vocabulary);
  gates.add(gate);
  if (method == Method::fast && WordPattern::can_hold(tree, library.slots)) {
    state.words.emplace(tree, library.slots, channel.vocabulary);
  }
  collect_signs(tree, state.signs);
  const bool is_gated = !gate.sets.empty() && std::ranges::none_of(gate.sets.front(), [&](Key key) {
    return is_class(key);
  });
  Channel::Gated& gated = state.is_opener ? channel.openers : channel.others;
  if (!is_gated) {
    gated.ungated.push_back(phrase);
    return;
  }
  gated.by_key.resize(channel.vocabulary.key_count());
  for (const Key key : gate.sets.front()) {
    gated.by_key[number(key)].push_back(phrase);
  }
}

void Database::Impl::add_slot(policy::SlotIndex index, Channel& channel) {
  const policy::Slot& slot = library.slot(index);
  const auto number_of_slot = static_cast<std::uint32_t>(index);
  if (channel.has_slot[number_of_slot]) {
    return;
  }
  channel.has_slot[number_of_slot] = true;
  if (slot.kind != policy::Slot::Class::lexicon) {
    channel.class_slots.push_back(index);
    return;
  }
  for (const policy::Term& term : slot.terms) {
    channel.vocabulary.add_term(index, term);
  }
}

void Database::Impl::add_expression(std::uint32_t index, Channel& channel) {
  gates.add({});
  const policy::Phrase& phrase = library.phrases[index];
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
  channel.expression_index.add(phrase.expression);
  channel.expressions.push_back(index);
  phrases[index].expression = std::move(expression);
}

void Database::Impl::warn_of_always_tried(const Channel& channel) {
  const auto warn = [&](std::uint32_t index) {
    const policy::Phrase& phrase = library.phrases[index];
    warnings.push_back({.code = "phrase-always-tried",
                        .message = "the phrase names no word, sign or digits that each of its "
                                   "matches must hold, so it is tried on every text",
                        .path = phrase.path,
                        .line = phrase.line,
                        .column = phrase.column,
                        .hint = "add what is always there, or write a lexicon in place of a class "
                                "of letters"});
  };
  for (const std::uint32_t phrase : channel.openers.ungated) {
    if (gates.is_open(phrase)) {
      warn(phrase);
    }
  }
  for (const int number : channel.expression_index.always_tried()) {
    warn(channel.expressions[static_cast<std::size_t>(number)]);
  }
}

const RE2& Database::Impl::compiled(std::uint32_t phrase) const {
  const PhraseState& state = phrases[phrase];
  std::call_once(state.once, [&] {
    RE2::Options options(RE2::Latin1);
    options.set_longest_match(true);
    options.set_log_errors(false);
    options.set_max_mem(phrase_memory);
    state.re =
        std::make_unique<RE2>(expression_of(library.phrases[phrase].tree, library.slots), options);
  });
  SCRUPLE_ASSERT(state.re->ok(), "a phrase that was loaded does not compile");
  return *state.re;
}

Database::Database(const policy::Library& library, Method method)
    : impl_(std::make_unique<Impl>(library, method)) {}
Database::~Database() = default;

bool Database::uses(policy::Layer layer, text::View view) const {
  return impl_->channels[channel_number(layer, view)] != nullptr;
}

const std::vector<Error>& Database::errors() const { return impl_->errors; }

const std::vector<Error>& Database::warnings() const { return impl_->warnings; }

}  // namespace scruple::match

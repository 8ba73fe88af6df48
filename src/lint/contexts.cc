// ConText (Harkema et al. 2009) in the form the policy language gives it: a trigger phrase opens a
// stretch of text that runs to a closing phrase, to punctuation, or so many words; a pseudo-trigger
// disarms the trigger it overlaps. Triggers count from where they begin, so that "if you have"
// opens over the hit "you have diabetes"; one that begins inside the hit is part of what the rule
// looks for and opens nothing. Quotation and myth-and-fact layouts are told from the text itself.

#include "lint/contexts.h"

#include <algorithm>
#include <string_view>

namespace scruple::lint {

namespace {

using policy::Context;

constexpr std::size_t most_words_before_myth = 2;
constexpr std::size_t most_words_of_label = 4;
constexpr std::uint32_t blocks_for_correction = 2;

std::string_view at(const text::NormalText& text, Span span) {
  return std::string_view(text.text).substr(span.begin, span.size());
}

// Whether a clause ends within this text: at a semicolon, a colon, or a spaced dash. A comma ends
// none: lists and insertions run over it, and "but" and its kin are closing phrases.
bool has_clause_end(std::string_view text) {
  return text.find(';') != std::string_view::npos || text.find(": ") != std::string_view::npos ||
         text.find(" - ") != std::string_view::npos || text.find("؛") != std::string_view::npos;
}

// The mark a sentence ends with: the last character that is no space, quote or bracket.
bool sentence_ends_with(std::string_view sentence, std::string_view mark) {
  const auto last = sentence.find_last_not_of(" \"')]}*");
  if (last == std::string_view::npos) {
    return false;
  }
  sentence = sentence.substr(0, last + 1);
  return sentence.ends_with(mark) || (mark == "?" && sentence.ends_with("؟"));
}

class ContextJudge {
 public:
  ContextJudge(const Context& context, const Place& place, Environment& environment)
      : context_(context),
        place_(place),
        environment_(environment),
        geometry_(environment.geometry()) {}

  bool is_opened_by_trigger() {
    return environment_.any_hit(
        context_.triggers, place_.language, stretch_of_triggers(),
        [&](Span trigger) { return reaches(trigger) && !is_pseudo(trigger); });
  }

  bool is_quoted() {
    const std::uint32_t block = geometry_.block_at(place_.prose.begin);
    return geometry_.document_block(block).is_quoted || is_within_quotes(block);
  }

  bool is_in_myth_layout() {
    const std::uint32_t block = geometry_.block_at(place_.prose.begin);
    return has_myth_label(block) && has_correction(block);
  }

  bool has_sentence_end() {
    return context_.ends_with.empty() ||
           sentence_ends_with(at(geometry_.text(), geometry_.sentence_at(place_.prose.begin)),
                              context_.ends_with);
  }

 private:
  bool is_pseudo(Span trigger) {
    return environment_.any_hit(context_.pseudo_triggers, place_.language, trigger,
                                [&](Span pseudo) { return pseudo.overlaps(trigger); });
  }

  // Where triggers that may reach the hit stand: no other needs to be looked at.
  Span stretch_of_triggers() {
    const Span hit = place_.prose;
    if (!context_.within) {
      return context_.until_punctuation == Context::Punctuation::none
                 ? geometry_.block_span(geometry_.block_at(hit.begin))
                 : geometry_.sentence_at(hit.begin);
    }
    using Unit = policy::Window::Unit;
    policy::Window window = *context_.within;
    window.side = policy::Window::Side::both;
    if (window.unit == Unit::words) {
      ++window.word_count;
    }
    const Span around = geometry_.resolve(window, hit);
    // A trigger may begin in another sentence or block than the one it ends in with the hit.
    const Span at_end = geometry_.resolve(window, {hit.end, hit.end});
    return {around.begin, std::max(around.end, at_end.end)};
  }

  bool reaches(Span trigger) {
    using Side = Context::Side;
    if (context_.within) {
      return geometry_.resolve(*context_.within, trigger).overlaps(place_.prose);
    }
    const Span hit = place_.prose;
    if (context_.side != Side::before && trigger.begin < hit.begin) {
      return runs_over({std::min(trigger.end, hit.begin), hit.begin}, trigger);
    }
    if (context_.side != Side::after && trigger.end > hit.end) {
      return runs_over({hit.end, std::max(trigger.begin, hit.end)}, trigger);
    }
    return false;
  }

  // Whether nothing between trigger and hit closes the stretch.
  bool runs_over(Span between, Span trigger) {
    using Punctuation = Context::Punctuation;
    if (geometry_.block_at(trigger.begin) != geometry_.block_at(place_.prose.begin)) {
      return false;
    }
    if (context_.until_punctuation != Punctuation::none &&
        geometry_.sentence_at(trigger.begin) != geometry_.sentence_at(place_.prose.begin)) {
      return false;
    }
    if (context_.until_punctuation == Punctuation::clause &&
        has_clause_end(at(geometry_.text(), between))) {
      return false;
    }
    if (context_.max_words > 0 && geometry_.word_count(between) > context_.max_words) {
      return false;
    }
    return !environment_.has_hit(context_.until, place_.language, between);
  }

  bool is_within_quotes(std::uint32_t block) {
    const std::uint32_t begin = geometry_.block_span(block).begin;
    return geometry_.quotes_of(block).surround(
        {place_.prose.begin - begin, place_.prose.end - begin});
  }

  // Whether a trigger ("Myth") labels the hit: at the head of its block or sentence, over its table
  // column or row, or as the short block or the heading above.
  bool has_myth_label(std::uint32_t block) {
    const document::Block& own = geometry_.document_block(block);
    const Span sentence = geometry_.sentence_at(place_.prose.begin);
    const auto is_label = [&](Span trigger) {
      const std::uint32_t where = geometry_.block_at(trigger.begin);
      if (where == block) {
        const Span block_head{geometry_.block_span(block).begin, trigger.begin};
        const Span sentence_head{sentence.begin, trigger.begin};
        return trigger.begin < place_.prose.begin &&
               (geometry_.word_count(block_head) < most_words_before_myth ||
                (sentence.holds(trigger) &&
                 geometry_.word_count(sentence_head) < most_words_before_myth));
      }
      const document::Block& other = geometry_.document_block(where);
      if (own.table != 0 && own.table == other.table) {
        return (other.row == 0 && other.column == own.column) ||
               (other.row == own.row && other.column == 0);
      }
      const bool is_heading =
          other.kind == document::BlockKind::heading && other.section == own.section;
      return where < block && (is_heading || (where + 1 == block &&
                                              geometry_.word_count(geometry_.block_span(where)) <=
                                                  most_words_of_label));
    };
    return environment_.any_hit(context_.triggers, place_.language, environment_.whole(), is_label);
  }

  // Whether the truth follows: one of the closing phrases ("Fact"), in the block or one of the
  // next.
  bool has_correction(std::uint32_t block) {
    if (context_.until.is_empty()) {
      return true;
    }
    const std::uint32_t last = std::min(block + blocks_for_correction, geometry_.block_count() - 1);
    const document::Block& own = geometry_.document_block(block);
    if (own.table != 0) {
      return true;  // the other column holds it
    }
    return environment_.has_hit(context_.until, place_.language,
                                {place_.prose.end, geometry_.block_span(last).end});
  }

  const Context& context_;
  const Place& place_;
  Environment& environment_;
  Geometry& geometry_;
};

}  // namespace

bool holds(const Context& context, const Place& place, Environment& environment) {
  ContextJudge judge(context, place, environment);
  if (!judge.has_sentence_end()) {
    return false;
  }
  switch (context.builtin) {
    case Context::Builtin::quoted:
      return judge.is_quoted() || judge.is_opened_by_trigger();
    case Context::Builtin::mythbusting:
      return judge.is_in_myth_layout();
    case Context::Builtin::none:
      break;
  }
  const bool needs_only_sentence_end = context.triggers.is_empty() && !context.ends_with.empty();
  return needs_only_sentence_end || judge.is_opened_by_trigger();
}

}  // namespace scruple::lint

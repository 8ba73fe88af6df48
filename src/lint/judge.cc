// Each hit is judged by itself, cheapest conditions first: scope, boundaries, masks, checks, label,
// then what lies around it. Counts come last, since they are about the hits that stand.

#include "lint/judge.h"

#include <algorithm>
#include <string_view>

#include "lint/checks.h"
#include "lint/contexts.h"
#include "lint/scope.h"
#include "text/utf8.h"
#include "text/words.h"

namespace scruple::lint {

namespace {

using policy::Rule;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// What may not touch the hit: the character at its edge and, behind a separator, the one after that
// ("1.2.3", "12-3").
bool touches(Rule::Bound bound, char32_t next, char32_t next_but_one) {
  constexpr std::u32string_view separators = U".,-/:";
  const bool is_separator = separators.find(next) != std::u32string_view::npos;
  switch (bound) {
    case Rule::Bound::none:
      return false;
    case Rule::Bound::digit:
      return is_digit(next) || (is_separator && is_digit(next_but_one));
    case Rule::Bound::alnum:
      return text::is_letter_or_number(next) || next == U'_';
    case Rule::Bound::word:
      return text::is_letter_or_number(next) || next == U'_' || next == U'#' || next == U'@' ||
             ((next == U'-' || next == U'/') && text::is_letter_or_number(next_but_one)) ||
             (is_separator && is_digit(next_but_one));
  }
  return false;
}

bool is_bounded(Rule::Bound bound, std::string_view text, Span span) {
  constexpr text::CodePoint nothing{U'\n', 0};
  const auto before = [&](std::size_t offset) {
    return offset > 0 ? text::code_point_before(text, offset) : nothing;
  };
  const auto behind = [&](std::size_t offset) {
    return offset < text.size() ? text::code_point_at(text, offset) : nothing;
  };
  const text::CodePoint left = before(span.begin);
  const text::CodePoint right = behind(span.end);
  return !touches(bound, left.value, before(span.begin - left.size).value) &&
         !touches(bound, right.value, behind(span.end + right.size).value);
}

constexpr std::uint32_t longest_link = 32;

// What may link a label to its value: "MRN: 123", "NHS no. is 123", "Member ID (new) #123".
bool is_link(std::string_view between) {
  if (between.size() > longest_link) {
    return false;
  }
  constexpr std::string_view signs = " :#.=-()\"'/*|";
  static constexpr std::string_view words[] = {"is", "no",     "number", "num", "nr",
                                               "n",  "was",    "are",    "id",  "es",
                                               "de", "numero", "هو",     "هي",  "رقم"};
  while (!between.empty()) {
    if (signs.find(between.front()) != std::string_view::npos) {
      between.remove_prefix(1);
      continue;
    }
    const auto end = std::min(between.find_first_of(signs), between.size());
    if (std::ranges::find(words, between.substr(0, end)) == std::end(words)) {
      return false;
    }
    between.remove_prefix(end);
  }
  return true;
}

class Judge {
 public:
  Judge(const Rule& rule, Environment& environment) : rule_(rule), environment_(environment) {}

  std::optional<Standing> judge(const match::Hit& hit) {
    Standing standing{.place = environment_.place_of(hit), .severity = std::nullopt};
    const Place& place = standing.place;
    if (!is_in_scope(rule_, place, environment_) || !is_bounded_here(hit) || is_masked(place) ||
        !has_label(place) || !passes_checks(hit, standing)) {
      return std::nullopt;
    }
    const bool has_near = std::ranges::all_of(
        rule_.near, [&](const policy::Near& near) { return is_near(near, place); });
    if (!has_near || !is_in_contexts(place) || !is_combined(place) || is_excused(place)) {
      return std::nullopt;
    }
    return standing;
  }

  // Keeps those hits of which enough stand close together.
  void apply_count(std::vector<Standing>& standing) {
    if (!rule_.count) {
      return;
    }
    std::vector<Standing> kept;
    for (const Standing& one : standing) {
      if (count_around(standing, one) >= rule_.count->at_least) {
        kept.push_back(one);
      }
    }
    standing = std::move(kept);
  }

 private:
  // How many stand in the window around one of them. `standing` is sorted.
  std::size_t count_around(const std::vector<Standing>& standing, const Standing& one) {
    const Span window = environment_.geometry().resolve(rule_.count->within, one.place.prose);
    const auto begin_of = [](const Standing& other) { return other.place.prose.begin; };
    auto other = std::ranges::lower_bound(standing, std::min(window.begin, one.place.prose.begin),
                                          {}, begin_of);
    std::size_t count = 0;
    for (; other != standing.end() && count < rule_.count->at_least &&
           begin_of(*other) < std::max(window.end, one.place.prose.end);
         ++other) {
      const bool is_in = window.holds(other->place.prose) || other->place.prose == one.place.prose;
      count += is_in ? 1U : 0U;
    }
    return count;
  }

  [[nodiscard]] const text::NormalText& text_of(const match::Hit& hit) const {
    const auto layer = environment_.library().phrase_layers[static_cast<std::uint32_t>(hit.phrase)];
    return environment_.layers().of(layer, environment_.library().phrase(hit.phrase).view).text;
  }

  bool is_bounded_here(const match::Hit& hit) {
    return rule_.bound == Rule::Bound::none || is_bounded(rule_.bound, text_of(hit).text, hit.span);
  }

  bool is_masked(const Place& place) {
    return std::ranges::any_of(rule_.masks, [&](const std::string& mask) {
      const std::span<const Span> spans =
          environment_.scratch().find_class(mask, policy::Layer::prose, text::View::folded);
      // They do not overlap each other, so their ends are sorted too.
      const auto first = std::ranges::upper_bound(spans, place.prose.begin, {}, &Span::end);
      return first != spans.end() && first->overlaps(place.prose);
    });
  }

  bool has_label(const Place& place) {
    if (rule_.label.is_empty()) {
      return true;
    }
    const std::string_view text = environment_.geometry().text().text;
    const std::uint32_t end = place.prose.begin;
    const Span before{end > longest_link ? end - longest_link : 0, end};
    return environment_.any_hit(rule_.label, place.language, before, [&](Span label) {
      return label.end <= place.prose.begin &&
             is_link(text.substr(label.end, place.prose.begin - label.end));
    });
  }

  bool passes_checks(const match::Hit& hit, Standing& standing) {
    for (const policy::Check& check : rule_.checks) {
      const CheckRow* row = check_named(check.name);
      const std::string_view value =
          std::string_view(text_of(hit).text).substr(hit.value.begin, hit.value.size());
      if (row->is_valid(value)) {
        continue;
      }
      if (!check.if_invalid) {
        return false;
      }
      standing.severity = *check.if_invalid;
    }
    return true;
  }

  bool is_near(const policy::Near& near, const Place& place) {
    const Span window = environment_.geometry().resolve(near.within, place.prose);
    const auto stands = [&](policy::PhraseSet set) {
      return environment_.has_hit(set, place.language, window);
    };
    return (near.any.is_empty() || stands(near.any)) && std::ranges::all_of(near.all, stands);
  }

  bool is_in_contexts(const Place& place) {
    return std::ranges::all_of(rule_.contexts, [&](policy::ContextIndex index) {
      return holds(context(index), place, environment_);
    });
  }

  bool is_combined(const Place& place) {
    if (!rule_.combine) {
      return true;
    }
    const Span window = environment_.geometry().resolve(rule_.combine->within, place.prose);
    const auto count = std::ranges::count_if(rule_.combine->of, [&](policy::PhraseSet set) {
      return environment_.any_hit(set, place.language, window, [&](Span span) {
        return window.holds(span) && !span.overlaps(place.prose);
      });
    });
    return count >= static_cast<std::ptrdiff_t>(rule_.combine->at_least);
  }

  bool is_excused(const Place& place) {
    return std::ranges::any_of(rule_.unless.contexts,
                               [&](policy::ContextIndex index) {
                                 return holds(context(index), place, environment_);
                               }) ||
           std::ranges::any_of(rule_.unless.near,
                               [&](const policy::Near& near) { return is_near(near, place); });
  }

  [[nodiscard]] const policy::Context& context(policy::ContextIndex index) const {
    return environment_.library().contexts[static_cast<std::uint32_t>(index)];
  }

  const Rule& rule_;
  Environment& environment_;
};

// Whether the document may hold all that the rule asks for besides the hit itself. Told from the
// candidates alone, which spares looking for the hits of most rules.
bool may_stand(const Rule& rule, const Environment& environment) {
  const auto may_have = [&](policy::PhraseSet set) { return environment.scratch().may_have(set); };
  const auto may_be_near = [&](const policy::Near& near) {
    return (near.any.is_empty() || may_have(near.any)) && std::ranges::all_of(near.all, may_have);
  };
  const auto may_hold = [&](policy::ContextIndex index) {
    const auto& context = environment.library().contexts[static_cast<std::uint32_t>(index)];
    return context.triggers.is_empty() || context.builtin != policy::Context::Builtin::none ||
           may_have(context.triggers);
  };
  const auto may_combine = [&] {
    return std::ranges::count_if(rule.combine->of, may_have) >=
           static_cast<std::ptrdiff_t>(rule.combine->at_least);
  };
  return (rule.label.is_empty() || may_have(rule.label)) &&
         std::ranges::all_of(rule.near, may_be_near) &&
         std::ranges::all_of(rule.contexts, may_hold) && (!rule.combine || may_combine());
}

}  // namespace

std::vector<Standing> standing_hits(const Rule& rule, policy::PhraseSet set,
                                    std::optional<Language> language, Environment& environment) {
  std::vector<Standing> standing;
  if (!may_stand(rule, environment)) {
    return standing;
  }
  Judge judge(rule, environment);
  for (const match::Hit& hit : environment.scratch().find(set)) {
    const Language spoken = environment.library().phrase(hit.phrase).language;
    if (language && spoken != Language::any && spoken != *language) {
      continue;
    }
    if (auto stands = judge.judge(hit)) {
      standing.push_back(*stands);
    }
  }
  std::ranges::stable_sort(standing, {}, [](const Standing& one) { return one.place.prose; });
  judge.apply_count(standing);
  return standing;
}

}  // namespace scruple::lint

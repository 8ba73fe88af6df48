// A statement with `wording: meaning` is there when one of its phrases has a hit where it must
// stand. One with `wording: exact` is there when its words stand one after another, whatever the
// punctuation. When it is not there, the wording that the rule would insert, or the mandated one,
// is aligned with the text: most of its words in order is drift.

#include "lint/require.h"

#include <algorithm>
#include <array>

#include "lint/scope.h"
#include "lint/statement.h"
#include "text/fold.h"
#include "text/words.h"

namespace scruple::lint {

namespace {

using policy::Require;
using policy::Rule;

constexpr double drift_share = 0.75;  // of the wording's words that must be there for drift
constexpr std::size_t most_text_words =
    50'000;  // longer texts are not searched for drift: memory is bounded
constexpr std::size_t fewest_drift_words = 5;  // shorter wordings resemble anything

Span region_of(const Require& require, const Place& trigger, Environment& environment) {
  Geometry& geometry = environment.geometry();
  switch (require.where) {
    case Require::Where::document:
    case Require::Where::front_matter:
      return {0, static_cast<std::uint32_t>(geometry.text().text.size())};
    case Require::Where::first:
      return first_characters(require.first_count, environment);
    case Require::Where::last_paragraph:
      return last_paragraph(environment);
    case Require::Where::same_paragraph:
      return geometry.block_span(geometry.block_at(trigger.prose.begin));
    case Require::Where::same_sentence:
      return geometry.sentence_at(trigger.prose.begin);
  }
  return {};
}

struct RegionWords {
  std::vector<std::string_view> words;
  std::vector<Span> spans;
};

RegionWords words_in(Span region, Environment& environment) {
  Geometry& geometry = environment.geometry();
  RegionWords found;
  for (std::uint32_t block = 0; block < geometry.block_count(); ++block) {
    if (!geometry.block_span(block).overlaps(region)) {
      continue;
    }
    for (const text::Word& word : geometry.words_of(block)) {
      if (region.holds(word.span)) {
        found.spans.push_back(word.span);
        found.words.push_back(
            std::string_view(geometry.text().text).substr(word.span.begin, word.span.size()));
      }
    }
  }
  return found;
}

std::vector<std::string> words_of_text(std::string_view utf8) {
  const text::NormalText folded = text::fold(utf8);
  text::Words found;
  text::find_words(folded, {0, static_cast<std::uint32_t>(folded.text.size())}, found);
  std::vector<std::string> words;
  for (const text::Word& word : found.words) {
    words.push_back(folded.text.substr(word.span.begin, word.span.size()));
  }
  return words;
}

class StatementFinder {
 public:
  StatementFinder(const Rule& rule, const Place& trigger, Environment& environment)
      : require_(*rule.require),
        environment_(environment),
        region_(region_of(require_, trigger, environment)) {}

  std::optional<Missing> find() {
    if (require_.where == Require::Where::front_matter) {
      return has_front_matter() ? std::nullopt : std::optional(Missing{});
    }
    const bool has_all = std::ranges::all_of(
        require_.any, [&](policy::PhraseSet set) { return has_statement(set); });
    if (has_all) {
      return std::nullopt;
    }
    return Missing{.drift = find_drift()};
  }

 private:
  bool has_front_matter() {
    return std::ranges::any_of(
        environment_.document().metadata, [&](const document::MetadataValue& value) {
          return value.key == require_.front_matter_key && !value.value.empty();
        });
  }

  bool has_statement(policy::PhraseSet set) {
    if (!require_.is_exact) {
      return environment_.has_hit(set, Language::any, region_);
    }
    const RegionWords text = words_in(region_, environment_);
    return std::ranges::any_of(wordings_of(set), [&](const std::vector<std::string>& wording) {
      return std::search(text.words.begin(), text.words.end(), wording.begin(), wording.end()) !=
             text.words.end();
    });
  }

  std::vector<std::vector<std::string>> wordings_of(policy::PhraseSet set) {
    std::vector<std::vector<std::string>> all;
    for (std::uint32_t i = set.begin; i < set.end; ++i) {
      auto some = wordings(environment_.library().phrases[i].tree);
      all.insert(all.end(), some.begin(), some.end());
    }
    return all;
  }

  std::optional<Drift> find_drift() {
    std::vector<std::vector<std::string>> models;
    if (require_.is_exact) {
      for (const policy::PhraseSet set : require_.any) {
        auto some = wordings_of(set);
        models.insert(models.end(), some.begin(), some.end());
      }
    } else {
      for (const auto& [language, text] : require_.insert) {
        models.push_back(words_of_text(text));
      }
    }
    const RegionWords text = words_in(region_, environment_);
    std::optional<Drift> best;
    double best_share = drift_share;
    for (const std::vector<std::string>& model : models) {
      if (model.size() < fewest_drift_words || text.words.size() > most_text_words) {
        continue;
      }
      const Resemblance found = best_resemblance(text.words, model);
      const double share = static_cast<double>(found.common) / static_cast<double>(model.size());
      if (share >= best_share && found.last > found.first) {
        best_share = share;
        best = Drift{.prose = {text.spans[found.first].begin, text.spans[found.last - 1].end},
                     .difference = found.difference};
      }
    }
    return best;
  }

  const Require& require_;
  Environment& environment_;
  Span region_;
};

// Where a block's source ends, behind its last character; in Source::text.
std::uint32_t source_end(const Geometry& geometry, Span block) {
  return geometry.text().source_span(block).end;
}

}  // namespace

std::optional<Missing> find_missing(const Rule& rule, const Place& trigger,
                                    Environment& environment) {
  return StatementFinder(rule, trigger, environment).find();
}

std::optional<Insertion> insertion(const Rule& rule, Language language, Environment& environment) {
  const auto& texts = rule.require->insert;
  auto text = texts.end();
  for (const Language wanted : std::array{language, Language::any, Language::en}) {
    if (text == texts.end()) {
      text = texts.find(wanted);
    }
  }
  if (text == texts.end()) {
    return std::nullopt;
  }
  const Geometry& geometry = environment.geometry();
  const Span last = last_paragraph(environment);
  if (rule.require->where == Require::Where::first) {
    const Span first = first_characters(1, environment);
    return Insertion{.offset = geometry.text().source_span(first).begin,
                     .text = text->second + " "};
  }
  if (last.is_empty()) {
    return std::nullopt;
  }
  const bool has_cr_lf = environment.document().source.text.find("\r\n") != std::string::npos;
  return Insertion{.offset = source_end(geometry, last),
                   .text = (has_cr_lf ? "\r\n\r\n" : "\n\n") + text->second};
}

}  // namespace scruple::lint

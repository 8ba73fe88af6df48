// The matcher against a slow, obvious one: it tries every phrase tree at every word, following all
// ways through it, and takes the leftmost-longest hits.

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "match/matcher.h"
#include "support/marked.h"
#include "support/phrase_library.h"
#include "text/fold.h"
#include "text/sentences.h"
#include "text/words.h"

namespace {

using scruple::Span;
using scruple::policy::PhraseNode;
using Kind = PhraseNode::Kind;

// Where a match may have got to: the number of words taken, and what may follow.
struct State {
  std::size_t words = 0;
  bool is_after_gap = false;  // the next word may stand behind anything but a sentence end
  friend auto operator<=>(const State&, const State&) = default;
};
using States = std::set<State>;

class SlowMatcher {
 public:
  SlowMatcher(const scruple::policy::Library& library, const std::string& text)
      : library_(library), text_(scruple::text::fold(text)) {
    const Span block = text_.blocks[0];
    scruple::text::Words found;
    scruple::text::find_words(text_, block, found);
    words_ = found.words;
    scruple::text::find_sentence_ends(text_, block, ends_);
  }

  std::vector<Span> find(const PhraseNode& tree) {
    std::vector<Span> hits;
    for (std::size_t first = 0; first < words_.size();) {
      first_ = first;
      std::size_t longest = 0;
      for (const State& state : advance(tree, {{first, false}})) {
        longest = std::max(longest, state.is_after_gap ? 0 : state.words);
      }
      if (longest > first) {
        hits.push_back({words_[first].span.begin, words_[longest - 1].span.end});
        first = longest;
      } else {
        ++first;
      }
    }
    return hits;
  }

 private:
  bool stands(std::size_t i, const std::string& text) const {
    return std::string_view(text_.text).substr(words_[i].span.begin, words_[i].span.size()) == text;
  }

  bool may_take(const State& state) const {
    if (state.words >= words_.size()) {
      return false;
    }
    if (state.words == first_) {
      return true;
    }
    const Span between{words_[state.words - 1].span.end, words_[state.words].span.begin};
    return state.is_after_gap ? !has_sentence_end(between)
                              : text_.text.find_first_not_of(' ', between.begin) == between.end;
  }

  bool has_sentence_end(Span between) const {
    return std::ranges::any_of(
        ends_, [&](std::uint32_t end) { return between.begin <= end && end <= between.end; });
  }

  // NOLINTNEXTLINE(misc-no-recursion)
  States advance(const PhraseNode& node, const States& from) {
    States out;
    switch (node.kind) {
      case Kind::word:
        for (const State& state : from) {
          if (may_take(state) && stands(state.words, node.text)) {
            out.insert({state.words + 1, false});
          }
        }
        return out;
      case Kind::slot:
        for (const auto& term : library_.slot(node.slot).terms) {
          States states = from;
          for (const auto& word : term) {
            states = advance({.kind = Kind::word, .text = word.text}, states);
          }
          out.insert(states.begin(), states.end());
        }
        return out;
      case Kind::gap:
        for (const State& state : from) {
          State next{state.words, true};
          for (std::uint32_t taken = 0; taken <= node.most; ++taken) {
            out.insert(next);
            if (!may_take(next)) {
              break;
            }
            ++next.words;
          }
        }
        return out;
      case Kind::sequence: {
        States states = from;
        for (const PhraseNode& child : node.children) {
          states = advance(child, states);
        }
        return states;
      }
      case Kind::choice:
        for (const PhraseNode& way : node.children) {
          const States states = advance(way, from);
          out.insert(states.begin(), states.end());
        }
        return out;
      default:
        FAIL("not in these phrases");
        return out;
    }
  }

  const scruple::policy::Library& library_;
  scruple::text::NormalText text_;
  std::vector<scruple::text::Word> words_;
  std::vector<std::uint32_t> ends_;
  std::size_t first_ = 0;
};

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string word() { return std::string(1, static_cast<char>('a' + below(5))) + "x"; }

  // A phrase without gaps at its edges or beside each other.
  std::string phrase() {
    std::string out = word();
    const std::size_t count = 1 + below(4);
    bool may_gap = true;
    for (std::size_t i = 0; i < count; ++i) {
      switch (may_gap ? below(7) : 1 + below(6)) {
        case 0:
          out += " ..." + std::to_string(1 + below(3)) + " " + word();
          break;
        case 1:
          out += " (" + word() + "|" + word() + " " + word() + ")";
          break;
        case 2:
          out += " (" + word() + ")? " + word();
          break;
        case 3:
          out += " <lexicon>";
          break;
        case 4:
          out += " (" + word() + " ...2)? " + word();
          break;
        case 5:
          out += " (" + word() + "|<lexicon>)?";
          may_gap = false;
          continue;
        default:
          out += " " + word();
          break;
      }
      may_gap = true;
    }
    return below(4) == 0 ? "(" + word() + ")? " + out : out;
  }

  std::string text() {
    std::string out;
    const std::size_t count = 1 + below(25);
    for (std::size_t i = 0; i < count; ++i) {
      constexpr const char* between[] = {" ", " ", " ", " ", " ", ", ", ". A ", " "};
      out += word() + between[below(8)];
    }
    return out;
  }

 private:
  std::mt19937 random_;
};

}  // namespace

std::vector<Span> spans_in(const scruple::match::Database& database,
                           const scruple::policy::Library& library,
                           const scruple::text::NormalText& folded) {
  scruple::match::Scratch scratch(database);
  scruple::match::Texts texts;
  texts.by_layer[0][0] = &folded;
  scratch.begin(texts);
  std::vector<Span> spans;
  for (const auto& hit : scratch.find(library.rules[0].find)) {
    spans.push_back(hit.span);
  }
  return spans;
}

TEST_CASE("the matcher finds what trying every way at every word finds") {
  using scruple::match::Database;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    Generator generator(seed);
    const std::string phrase = generator.phrase();
    const auto library =
        scruple::test::library_of({phrase}, {{"lexicon", {"ax bx", "ax", "cx dx ax", "ex"}}});
    const Database fast(library, Database::Method::fast);
    const Database plain(library, Database::Method::plain);
    for (int i = 0; i < 20; ++i) {
      const std::string text = generator.text();
      const auto folded = scruple::text::fold(text);
      const std::vector<Span> slow =
          SlowMatcher(library, text).find(library.phrases[library.rules[0].find.begin].tree);
      CAPTURE(seed);
      CAPTURE(phrase);
      const std::string expected = scruple::test::mark(folded.text, slow);
      REQUIRE(scruple::test::mark(folded.text, spans_in(fast, library, folded)) == expected);
      REQUIRE(scruple::test::mark(folded.text, spans_in(plain, library, folded)) == expected);
    }
  }
}

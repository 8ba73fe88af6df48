// The stretch of a text that resembles a wording most is found by local alignment of words (Smith
// and Waterman 1981): a common word counts 2, a word missing or added costs 1, and a stretch begins
// wherever that pays.

#include "lint/statement.h"

#include <algorithm>

namespace scruple::lint {

namespace {

using policy::PhraseNode;
using Kind = PhraseNode::Kind;
using Wordings = std::vector<std::vector<std::string>>;

constexpr std::size_t most_wordings = 64;
constexpr int common_word = 2;
constexpr int odd_word = -1;

// NOLINTNEXTLINE(misc-no-recursion): as deep as the phrase, whose depth the parser limits.
void extend(const PhraseNode& node, Wordings& all) {
  switch (node.kind) {
    case Kind::word:
    case Kind::prefix:
      for (auto& wording : all) {
        wording.push_back(node.text);
      }
      return;
    case Kind::sequence:
      for (const PhraseNode& child : node.children) {
        extend(child, all);
      }
      return;
    case Kind::choice: {
      Wordings out;
      for (const PhraseNode& way : node.children) {
        Wordings with_way = all;
        extend(way, with_way);
        out.insert(out.end(), with_way.begin(), with_way.end());
      }
      if (out.size() > most_wordings) {
        out.resize(most_wordings);
      }
      all = std::move(out);
      return;
    }
    case Kind::slot:
    case Kind::gap:
    case Kind::symbol:
      return;
  }
}

enum class Step : std::uint8_t { stop, both, text_only, wording_only };

class Alignment {
 public:
  Alignment(const std::vector<std::string_view>& words, const std::vector<std::string>& wording)
      : words_(words),
        wording_(wording),
        width_(wording.size() + 1),
        steps_((words.size() + 1) * width_, Step::stop) {
    fill();
  }

  Resemblance result() {
    Resemblance found;
    std::size_t text = best_text_;
    std::size_t mandated = best_wording_;
    std::vector<std::string_view> missing(wording_.begin() + static_cast<std::ptrdiff_t>(mandated),
                                          wording_.end());
    std::ranges::reverse(missing);
    std::vector<std::string_view> added;
    found.last = text;
    while (text > 0 && mandated > 0 && steps_[text * width_ + mandated] != Step::stop) {
      switch (steps_[text * width_ + mandated]) {
        case Step::both:
          ++found.common;
          --text;
          --mandated;
          break;
        case Step::text_only:
          added.push_back(words_[--text]);
          break;
        default:
          missing.push_back(wording_[--mandated]);
          break;
      }
    }
    while (mandated > 0) {
      missing.push_back(wording_[--mandated]);
    }
    found.first = text;
    found.difference = describe(missing, added);
    return found;
  }

 private:
  void fill() {
    std::vector<int> above(width_, 0);
    std::vector<int> row(width_, 0);
    int best = 0;
    for (std::size_t text = 1; text <= words_.size(); ++text) {
      for (std::size_t mandated = 1; mandated < width_; ++mandated) {
        const bool is_common = words_[text - 1] == wording_[mandated - 1];
        Step step = Step::stop;
        int score = 0;
        const auto offer = [&](int offered, Step by) {
          if (offered > score) {
            score = offered;
            step = by;
          }
        };
        if (is_common) {
          offer(above[mandated - 1] + common_word, Step::both);
        }
        offer(above[mandated] + odd_word, Step::text_only);
        offer(row[mandated - 1] + odd_word, Step::wording_only);
        row[mandated] = score;
        steps_[text * width_ + mandated] = step;
        if (score > best) {
          best = score;
          best_text_ = text;
          best_wording_ = mandated;
        }
      }
      std::swap(above, row);
    }
  }

  static std::string quoted(std::vector<std::string_view> words) {
    std::string out = "'";
    std::ranges::reverse(words);
    for (const std::string_view word : words) {
      out += out.size() > 1 ? " " : "";
      out += word;
    }
    return out + "'";
  }

  static std::string describe(const std::vector<std::string_view>& missing,
                              const std::vector<std::string_view>& added) {
    std::string out;
    if (!missing.empty()) {
      out += "without " + quoted(missing);
    }
    if (!added.empty()) {
      out += (out.empty() ? "with " : "; with ") + quoted(added);
    }
    return out;
  }

  const std::vector<std::string_view>& words_;
  const std::vector<std::string>& wording_;
  std::size_t width_;
  std::vector<Step> steps_;
  std::size_t best_text_ = 0;
  std::size_t best_wording_ = 0;
};

}  // namespace

std::vector<std::vector<std::string>> wordings(const PhraseNode& tree) {
  Wordings all(1);
  extend(tree, all);
  return all;
}

Resemblance best_resemblance(const std::vector<std::string_view>& words,
                             const std::vector<std::string>& wording) {
  return Alignment(words, wording).result();
}

}  // namespace scruple::lint

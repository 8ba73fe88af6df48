#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/span.h"
#include "policy/library.h"
#include "text/normal_text.h"

namespace scruple::match {

// Where a phrase stands in a text.
struct Hit {
  policy::PhraseIndex phrase{};
  Span span;   // in the NormalText of the phrase's layer and view
  Span value;  // the group `value` of an expression; otherwise the same as `span`
  bool is_second_reading = false;  // look-alikes or digits for letters had to be read as letters

  friend bool operator==(const Hit&, const Hit&) = default;
};

// The folded texts of one document: one for each layer and view; null where there is none.
struct Texts {
  std::array<std::array<const text::NormalText*, text::view_count>, policy::layer_count> by_layer{};

  [[nodiscard]] const text::NormalText* of(policy::Layer layer, text::View view) const {
    return by_layer[static_cast<std::size_t>(layer)][static_cast<std::size_t>(view)];
  }
};

// Every phrase of the loaded policies, compiled. Immutable; shared by all threads. `library` must
// outlive it.
//
// How matching works: every word of a text is looked up once among all words that phrases and
// lexicons use. That tells which lexicon terms stand where, and which phrases have all their
// necessary words in a block (paragraph, cell); only those are tried there, word by word. Phrases
// that hold signs are tried as RE2 expressions, `/…/` where the text has a literal and as many
// digits as each of their matches must hold (expression_needs.h). What a phrase means is what its
// expression over the block with word borders and lexicon hits marked in it matches (pattern.h).
class Database {
 public:
  // How find() looks: `plain` runs the expression of each phrase over each block, without gates. It
  // is the reference that tests hold the other against, a thousand times slower.
  enum class Method : std::uint8_t { fast, plain };

  explicit Database(const policy::Library& library, Method method = Method::fast);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  // Whether any phrase is looked for in this layer and view, so that the text is worth making.
  [[nodiscard]] bool uses(policy::Layer layer, text::View view) const;

  // Expressions that RE2 refuses: "phrase-bad-expression", with their places.
  [[nodiscard]] const std::vector<Error>& errors() const;

  // Phrases that are tried on every text, since they have no word, sign or number of digits that
  // each of their matches must hold: "phrase-always-tried", with their places.
  [[nodiscard]] const std::vector<Error>& warnings() const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

// The working memory of one thread, with the text it works on. `database` must outlive it.
class Scratch {
 public:
  explicit Scratch(const Database& database);
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch();

  // Starts on a document. The texts must stay as they are until the next call.
  void begin(const Texts& texts);

  // Phrases that may have hits, ascending. An opening phrase (policy::opening_phrases) that is not
  // among them has none.
  [[nodiscard]] std::span<const policy::PhraseIndex> candidates() const;

  // False when find() would give nothing, which is known without looking for hits. O(phrases).
  [[nodiscard]] bool may_have(policy::PhraseSet set) const;

  // The hits of the phrases of a set. Each phrase takes its leftmost-longest, non-overlapping hits;
  // those of several phrases may overlap. Sorted by span, then phrase. Valid until begin(). Work is
  // done on the first call only.
  [[nodiscard]] std::span<const Hit> find(policy::PhraseSet set);

  // Spans of a built-in class in a layer's text, sorted, not overlapping. Valid until the next
  // call.
  [[nodiscard]] std::span<const Span> find_class(std::string_view name, policy::Layer layer,
                                                 text::View view);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace scruple::match

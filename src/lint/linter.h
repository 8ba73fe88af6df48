#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "document/document.h"
#include "lint/finding.h"
#include "policy/library.h"
#include "policy/profile.h"

namespace scruple::lint {

struct LintOptions {
  Date today;               // for posts without a date of their own
  bool with_trace = false;  // fill Finding::trace
};

// The policies, compiled. Immutable; shared by threads. `library` must outlive it.
class Linter {
 public:
  // Errors of expressions that RE2 refuses were found by policy::load's caller with
  // `compile_errors`.
  explicit Linter(const policy::Library& library);
  Linter(const Linter&) = delete;
  Linter& operator=(const Linter&) = delete;
  ~Linter();

  // The working memory of one thread, reused from document to document.
  class Scratch {
   public:
    explicit Scratch(const Linter& linter);
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch();
    struct Impl;
    std::unique_ptr<Impl> impl;
  };

  // Checks one document. `profile` is what is known from outside; the front matter's values are
  // merged in below it.
  [[nodiscard]] LintResult lint(const document::Document& document, const policy::Profile& profile,
                                const LintOptions& options, Scratch& scratch) const;

  // The phrases of these lists that stand anywhere in the document, whatever rules make of it:
  // ascending.
  [[nodiscard]] std::vector<policy::PhraseIndex> phrases_in(const document::Document& document,
                                                            std::span<const policy::PhraseSet> sets,
                                                            Scratch& scratch) const;

  [[nodiscard]] const policy::Library& library() const;

  // Phrases that do not compile: "phrase-bad-expression", with their places.
  [[nodiscard]] const std::vector<Error>& errors() const;

  // Phrases that cost time on every text: "phrase-always-tried", with their places.
  [[nodiscard]] const std::vector<Error>& warnings() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Names of the validators for `check:`, sorted.
[[nodiscard]] std::vector<std::string_view> check_names();

}  // namespace scruple::lint

// The fast matcher against the plain one, over all phrases that ship.

#include "match/matcher.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "lint/linter.h"
#include "policy/library.h"
#include "text/fold.h"

namespace {

namespace fs = std::filesystem;
using scruple::match::Database;
using scruple::policy::Library;
using scruple::text::View;

Library builtin_library() {
  const std::vector<std::string_view> check_names = scruple::lint::check_names();
  return scruple::policy::load(scruple::policy::builtin_policies(), {.check_names = check_names})
      .library;
}

// The drafts of the demo, one of so many examples of the rules, and a document of many paragraphs.
std::vector<std::string> texts_of(const Library& library) {
  constexpr std::size_t step = 37;
  std::vector<std::string> texts;
  for (const auto& entry : fs::directory_iterator(fs::path(SCRUPLE_SOURCE_DIR) / "corpora/demo")) {
    std::ifstream file(entry.path());
    std::stringstream contents;
    contents << file.rdbuf();
    texts.push_back(contents.str());
  }
  std::size_t number = 0;
  std::string document;
  for (const auto& rule : library.rules) {
    for (const auto* examples : {&rule.flag, &rule.pass}) {
      for (const auto& example : *examples) {
        if (number++ % step == 0) {
          texts.push_back(example.text);
        } else if (number % step == 1) {
          document += example.text + "\n\n";
        }
      }
    }
  }
  texts.push_back(std::move(document));
  return texts;
}

// Folds each paragraph as a block, as documents are.
scruple::text::NormalText fold_paragraphs(const std::string& text, View view) {
  scruple::text::NormalText folded;
  scruple::text::Folder folder(view);
  folder.begin(folded);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    folder.append(std::string_view(text).substr(begin, end - begin),
                  static_cast<std::uint32_t>(begin));
    folder.end_block();
    begin = end + 2;
  }
  return folded;
}

std::string describe(const Library& library, const scruple::match::Hit& hit) {
  const auto& phrase = library.phrase(hit.phrase);
  return phrase.path + ":" + std::to_string(phrase.line) + " " + phrase.text + " at " +
         std::to_string(hit.span.begin) + "-" + std::to_string(hit.span.end) + "\n";
}

std::string difference(const Library& library, std::span<const scruple::match::Hit> left,
                       std::span<const scruple::match::Hit> right) {
  std::string out;
  for (const auto& hit : left) {
    if (std::find(right.begin(), right.end(), hit) == right.end()) {
      out += describe(library, hit);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every phrase that ships is found where its expression matches, and nowhere else") {
  const Library library = builtin_library();
  const Database fast(library, Database::Method::fast);
  const Database plain(library, Database::Method::plain);
  scruple::match::Scratch fast_scratch(fast);
  scruple::match::Scratch plain_scratch(plain);
  const scruple::policy::PhraseSet all{0, static_cast<std::uint32_t>(library.phrases.size())};
  std::size_t hit_count = 0;
  for (const std::string& text : texts_of(library)) {
    std::array<scruple::text::NormalText, scruple::text::view_count> views;
    scruple::match::Texts texts;
    for (const View view : {View::folded, View::cased, View::marked}) {
      const auto number = static_cast<std::size_t>(view);
      views[number] = fold_paragraphs(text, view);
      for (auto& layer : texts.by_layer) {
        layer[number] = &views[number];
      }
    }
    fast_scratch.begin(texts);
    plain_scratch.begin(texts);
    const auto found = fast_scratch.find(all);
    const auto expected = plain_scratch.find(all);
    CAPTURE(text);
    CHECK_MESSAGE(std::ranges::equal(found, expected), "only fast:\n",
                  difference(library, found, expected), "only plain:\n",
                  difference(library, expected, found));
    hit_count += found.size();
  }
  CHECK(hit_count > 1000);
}

#include <chrono>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "yaml/value.h"

namespace {

using scruple::Result;
using scruple::yaml::File;
using scruple::yaml::Value;

// A value on one line: text in quotes, lists in [], maps in {}, null as ~.
std::string shown(const Value& value) {
  std::string out;
  switch (value.kind) {
    case Value::Kind::null:
      return "~";
    case Value::Kind::text:
      return (value.is_quoted ? "'" : "") + value.text + (value.is_quoted ? "'" : "");
    case Value::Kind::list:
      for (const Value& item : value.items) {
        out += (out.empty() ? "" : ", ") + shown(item);
      }
      return "[" + out + "]";
    case Value::Kind::map:
      for (const Value::Entry& entry : value.entries) {
        out += (out.empty() ? "" : ", ") + entry.key + ": " + shown(entry.value);
      }
      return "{" + out + "}";
  }
  return out;
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += text;
  }
  return out;
}

}  // namespace

TEST_CASE("every scalar is text, quoted or not, and nothing is null") {
  struct Case {
    std::string text;
    std::string expected;
  };
  const Case cases[] = {
      {"", "~"},
      {"# only a comment\n", "~"},
      {"just text\n", "just text"},
      {"a: no\nb: 1.10\nc: 2026-01-01\nd: on\n", "{a: no, b: 1.10, c: 2026-01-01, d: on}"},
      {"a: 'no'\nb: \"x\\ty\"\n", "{a: 'no', b: 'x\ty'}"},
      {"a: ~\nb: null\nc:\nd: ''\n", "{a: ~, b: ~, c: ~, d: ''}"},
      {"- (a|b)? <c> ...3 d\n- what?\n- it's 'so'\n", "[(a|b)? <c> ...3 d, what?, it's 'so']"},
      {"a: >\n  folded\n  text\nb: |\n  kept\n  lines\n",
       "{a: 'folded text\n', b: 'kept\nlines\n'}"},
      {"a: plain\n  goes on\n", "{a: plain goes on}"},
      {"a: [b, {c: d}, \"e, f\"]\n", "{a: [b, {c: d}, 'e, f']}"},
      {"\xEF\xBB\xBF"
       "a: b\r\nc: d\r\n",
       "{a: b, c: d}"},
      {"a: b\rc: d\r", "{a: b, c: d}"},
      {"%YAML 1.2\n---\na: b\n...\n", "{a: b}"},
      {"- a#b\n- 'c' # after quotes a comment cuts nothing\n# own line\n- d\n", "[a#b, 'c', d]"},
      {"a: b # a comment behind a value of a map\nc: [d, e] # behind a list\n",
       "{a: b, c: [d, e]}"},
      {"é: ñ\nعربي: لا\n", "{é: ñ, عربي: لا}"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.text);
    const Result<File> file = scruple::yaml::parse("a.yaml", test.text);
    REQUIRE_MESSAGE(file.is_ok(), scruple::describe(file.error()));
    CHECK(shown(file->root) == test.expected);
  }
}

TEST_CASE("what cannot be read is told with its code and place") {
  struct Case {
    std::string text;
    std::string code;
    std::uint32_t line;
    std::uint32_t column;
  };
  const Case cases[] = {
      {"é: b\n- c\n", "yaml-syntax", 2, 1},
      {"a: b: c\n", "yaml-syntax", 1, 5},
      {"a: [b, c\n", "yaml-syntax", 2, 1},
      {"a: 'b\n", "yaml-syntax", 1, 4},
      {"a: 'b''\n", "yaml-syntax", 1, 4},
      {"a: \"b\\\"\n", "yaml-syntax", 1, 4},
      {"a: @b\n", "yaml-syntax", 1, 4},
      {"\ta: b\n", "yaml-syntax", 1, 1},
      {"a: b\x01\n", "yaml-syntax", 1, 5},
      {std::string("a: b\n\0c: d\n", 11), "yaml-syntax", 2, 1},
      {"\xFF\xFE", "yaml-syntax", 1, 1},
      {"a: &x b\nc: *x\n", "yaml-alias", 1, 4},
      {"a: *x\n", "yaml-alias", 1, 4},
      {"- *cure\n", "yaml-alias", 1, 3},
      {"a: &b\n  - c\n", "yaml-alias", 1, 4},
      {"a: !!str b\n", "yaml-tag", 1, 4},
      {"a: !x [b]\n", "yaml-tag", 1, 4},
      {"é: b\nc: d\né: e\n", "yaml-duplicate-key", 3, 1},
      {"a:\n  b: c\n  b: d\n", "yaml-duplicate-key", 3, 3},
      {"[a]: b\n", "yaml-key-not-text", 1, 1},
      {"? {a: b}\n: c\n", "yaml-key-not-text", 1, 3},
      {"~: b\n", "yaml-key-not-text", 1, 1},
      {"a: b\n---\nc: d\n", "yaml-several-documents", 2, 1},
      {"a:\n  - b # c\n", "yaml-comment-after-item", 2, 5},
      {"a:\n  - b\n    goes on # c\n", "yaml-comment-after-item", 2, 5},
      {"- ñ #1 brand\n", "yaml-comment-after-item", 1, 3},
      {"a: [b, c # d\n]\n", "yaml-comment-after-item", 1, 8},
  };
  for (const Case& test : cases) {
    CAPTURE(test.text);
    const Result<File> file = scruple::yaml::parse("a.yaml", test.text);
    REQUIRE_FALSE(file.is_ok());
    CAPTURE(scruple::describe(file.error()));
    CHECK(file.error().code == test.code);
    CHECK(file.error().line == test.line);
    CHECK(file.error().column == test.column);
  }
}

TEST_CASE("a comment behind an item is a comment where the limits allow it") {
  const Result<File> file = scruple::yaml::parse("a.yaml", "- b # c\n- d\n  e # f\n",
                                                 {.allows_comment_behind_item = true});
  REQUIRE(file.is_ok());
  CHECK(shown(file->root) == "[b, d e]");
}

TEST_CASE("hostile files fail fast with a clear error") {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'z'; ++name) {
    const std::string before(1, static_cast<char>(name - 1));
    bomb += std::string(1, name) + ": &" + name + " [" + repeated("*" + before + ", ", 9) + "]\n";
  }
  std::string many_keys;
  for (int i = 0; i < 150'000; ++i) {
    many_keys += std::to_string(i) + ": x\n";
  }
  struct Case {
    std::string text;
    std::string code;
  };
  const Case cases[] = {
      {repeated("[", 1'000'000) + repeated("]", 1'000'000), "yaml-too-deep"},
      {"a: " + repeated("[", 1'000'000), "yaml-too-deep"},
      {"a: " + repeated("[", 10), "yaml-key-not-text"},
      {repeated("[", 100) + repeated("]", 100), "yaml-too-deep"},
      {"a: " + repeated("{a: ", 500'000), "yaml-too-deep"},
      {repeated("{", 1'000'000), "yaml-too-deep"},
      {repeated("- ", 1'000'000) + "x", "yaml-too-deep"},
      {repeated("? ", 1'000'000) + "x", "yaml-key-not-text"},
      {"a:" + repeated(" [\n", 500'000), "yaml-too-deep"},
      {bomb, "yaml-alias"},
      {"a: " + repeated("x", 10'000'000), "yaml-too-large"},
      {"a: " + repeated("x", 3'000'000), "yaml-too-large"},
      {"a: '" + repeated("x", 3'000'000) + "'", "yaml-too-large"},
      {"a: |\n" + repeated("  x\n", 500'000), "yaml-too-large"},
      {repeated("- x\n", 900'000), "yaml-too-large"},
      {"[" + repeated("x,", 1'000'000) + "]", "yaml-too-large"},
      {many_keys, "yaml-too-large"},
      {repeated("a: ", 1'000'000), "yaml-syntax"},
      {"a: " + repeated("\"", 1'000'001), "yaml-syntax"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.text.substr(0, 20));
    const auto start = std::chrono::steady_clock::now();
    const Result<File> file = scruple::yaml::parse("a.yaml", test.text);
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start);
    REQUIRE_FALSE(file.is_ok());
    CHECK(file.error().code == test.code);
    // Generous, for sanitizers and busy machines: what is guarded against takes minutes.
    CHECK(seconds.count() < 20.0);
  }
}

TEST_CASE("values know where they begin, in bytes") {
  const Result<File> file = scruple::yaml::parse("a.yaml",
                                                 "é: 'x'\n"
                                                 "ab:\n"
                                                 "  - ñ\n"
                                                 "  - {ñ: c}\n"
                                                 "  -\n"
                                                 "  # comment - \n"
                                                 "  - ~\n"
                                                 "e:\n"
                                                 "f: g\n");
  REQUIRE_MESSAGE(file.is_ok(), scruple::describe(file.error()));
  const auto at = [](scruple::yaml::Place place) {
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  };
  const Value& root = file->root;
  CHECK(at(root.place) == "1:1");
  CHECK(at(root.entries[0].key_place) == "1:1");
  CHECK(at(root.find("é")->place) == "1:5");
  const Value& list = *root.find("ab");
  CHECK(at(list.items[0].place) == "3:5");
  CHECK(at(list.items[1].place) == "4:5");
  CHECK(at(list.items[1].entries[0].key_place) == "4:6");
  CHECK(at(list.items[1].entries[0].value.place) == "4:10");
  CHECK(list.items[2].kind == Value::Kind::null);
  CHECK(at(list.items[2].place) == "5:3");
  CHECK(at(list.items[3].place) == "7:5");
  CHECK(at(root.find("e")->place) == "8:1");
  CHECK(root.find("g") == nullptr);
  CHECK(list.find("g") == nullptr);
}

TEST_CASE("a byte of a text on one line has its own place") {
  const std::string text =
      "- ñ ab\n"
      "- 'it''s ab'\n"
      "- \"\\u00e9\\\"\\\\ ab\"\n"
      "- >\n"
      "  x ab\n"
      "- x\n"
      "  ab\n";
  const Result<File> file = scruple::yaml::parse("a.yaml", text);
  REQUIRE(file.is_ok());
  const std::pair<std::uint32_t, std::uint32_t> expected[] = {
      {1, 6}, {2, 10}, {3, 15}, {4, 3}, {6, 3}};
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CAPTURE(i);
    const Value& item = file->root.items[i];
    const auto place = file->place_in(item, item.text.find("ab"));
    CHECK(place.line == expected[i].first);
    CHECK(place.column == expected[i].second);
  }
}

TEST_CASE("random bytes and broken files are refused or read, never worse") {
  std::mt19937 random(20261122);
  const std::string_view alphabet = "ab:- \n\t[]{},?!&*#|>'\"%@`\\~0é\r";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) {
      text += alphabet[random() % alphabet.size()];
    }
    CAPTURE(text);
    const Result<File> file = scruple::yaml::parse("a.yaml", text);
    if (!file) {
      CHECK(file.error().code.starts_with("yaml-"));
      CHECK_FALSE(scruple::describe(file.error()).empty());
    }
  }
}

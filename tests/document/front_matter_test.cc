#include "document/front_matter.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "document/formats.h"
#include "document/reading.h"
#include "support/marked.h"

namespace scruple::document {

using Lines = std::vector<std::string>;

namespace {

Document read(std::string markdown) { return parse_markdown(source_of(std::move(markdown))); }

Lines metadata_of(const Document& document) {
  Lines lines;
  for (const MetadataValue& value : document.metadata) {
    lines.push_back(value.key + "=" + value.value + "@" +
                    document.source.text.substr(value.source.begin, value.source.size()));
  }
  return lines;
}

}  // namespace

TEST_CASE("prose values of a front matter can be traced to their bytes") {
  struct Case {
    std::string marked;
    std::string reading;
  };
  for (const Case& c : {
           Case{"---\ntitle: \"The ==miracle cure==\"\n---\n", "miracle cure"},
           Case{"---\ntitle: \"The ==mira\\x63le \\\n  cure==\"\n---\n", "miracle cure"},
           Case{"---\ntitle: 'It''s a ==miracle\n  cure=='\n---\n", "miracle cure"},
           Case{"---\ntitle: The ==miracle\n  cure== # not this\n---\n", "miracle cure"},
           Case{"---\nsummary: >-\n  A ==miracle\n  cure==\n---\n", "miracle cure"},
           Case{"---\nsummary: |\n    é ==miracle\n    cure==\n\n    x\n---\n", "miracle cure"},
           Case{"---\nseo:\n  metaDescription: ==miracle cure==\n---\n", "miracle cure"},
           Case{"---\nimages:\n  - src: a.png\n    alt: [é, \"==miracle cure==\"]\n---\n",
                "miracle cure"},
           Case{"---\r\ntitle: ==miracle\r\n  cure==\r\n---\r\n", "miracle cure"},
           Case{"---\rlead: x\rtitle: ==miracle\r  cure==\r---\r", "miracle cure"},
           Case{"\xEF\xBB\xBF---\ntitle: ==miracle==\n...\n", "miracle"},
           Case{"---\nog_title: ==miracle==\n---\n", "miracle"},
           Case{"+++\ntitle = \"The ==mira\\u0063le cure==\"\n+++\n", "miracle cure"},
           Case{"+++\ntitle = 'a ==miracle cure=='\n+++\n", "miracle cure"},
           Case{"+++\nsummary = \"\"\"\né ==miracle\ncure==\n\"\"\"\n+++\n", "miracle cure"},
           Case{"+++\nsummary = \"\"\"a ==miracle \\\n   cure==\"\"\"\n+++\n", "miracle cure"},
           Case{"+++\n[params]\nalt = ['é', { caption = '==miracle==' }]\n+++\n", "miracle"},
           Case{"+++\rtitle = '''\r==miracle\rcure=='''\r+++\r", "miracle cure"},
       }) {
    CAPTURE(c.marked);
    const test::Marked expected = test::unmark(c.marked);
    const Document document = read(expected.text);
    CHECK(document.problems.empty());
    CHECK(reading_at(document, expected.spans.at(0)) == c.reading);
  }
}

TEST_CASE("whether a value is prose is told by its key") {
  const Document document = read(
      "---\ntitle: a\nDescription: b\nlayout: c\nhero-caption: d\nseo: {noindex: e, keywords: f}\n"
      "twitter_card: g\nogDescription: h\nsubtitles: i\ntags: [j]\nauthor: {name: k}\n"
      "disclosure: l\ntítulo: n\nmetaDescripción: o\n---\nm\n");
  CHECK(readings(document) == Lines{"front_matter: a", "front_matter: b", "front_matter: d",
                                    "front_matter: f", "front_matter: h", "front_matter: l",
                                    "front_matter: n", "front_matter: o", "paragraph: m"});
  CHECK(document.blocks[2].key == "hero-caption");
  CHECK(document.blocks[3].key == "seo.keywords");
}

TEST_CASE("every scalar is metadata, with its path and place") {
  CHECK(metadata_of(read(
            "---\ntitle: \"a\\u0062\"\naudience: [mothers, 'public']\nseo:\n  x: 1.10\n"
            "none: ~\nempty:\n---\n")) == Lines{"title=ab@a\\u0062", "audience=mothers@mothers",
                                                "audience=public@public", "seo.x=1.10@1.10"});
  CHECK(metadata_of(read("+++\nz = 'a'\ndate = 2024-01-02\n[b]\nc = [1, true]\n+++\n")) ==
        Lines{"z=a@a", "date=2024-01-02@2024-01-02", "b.c=1@1", "b.c=true@true"});
}

TEST_CASE("an address in a front matter is taken out of the prose") {
  CHECK(readings(read("---\ntitle: see https://x.example/miracle-cure now\n---\n")) ==
        Lines{"front_matter: see [url] now", "url: https://x.example/miracle-cure"});
}

TEST_CASE("what only looks like a front matter is text") {
  for (const std::string text : {
           "---\n\nJust text\n\n---\n",
           "---\ntitle: a\n",
           "----\ntitle: a\n----\n",
           "\n---\ntitle: a\n---\n",
           "--- a\ntitle: a\n---\n",
           "---\n- a\n- b\n---\n",
           "+++\ntitle = 'a'\n",
       }) {
    CAPTURE(text);
    const Document document = read(text);
    CHECK(document.metadata.empty());
    CHECK(document.problems.empty());
    CHECK_FALSE(document.blocks.empty());
  }
}

TEST_CASE("an empty front matter is none of the text") {
  CHECK(readings(read("---\n---\na\n")) == Lines{"paragraph: a"});
  CHECK(readings(read("---\n# comment\n---\na\n")) == Lines{"paragraph: a"});
  CHECK(readings(read("+++\n+++\na\n")) == Lines{"paragraph: a"});
}

TEST_CASE("a broken front matter is a problem with its place, and everything else is read") {
  const Document document =
      read("---\nlayout: post\ntitle: \"A miracle cure\nsummary: b: c\n---\n# d\n");
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].line == 3);
  CHECK(document.problems[0].column == 8);
  CHECK(document.problems[0].path == "test");
  CHECK(readings(document) ==
        Lines{"front_matter: A miracle cure", "front_matter: b: c", "heading: d"});

  const Document toml = read("+++\ntitle = \"a\nlead = 'b'\n+++\nc\n");
  REQUIRE(toml.problems.size() == 1);
  CHECK(toml.problems[0].line == 2);
  CHECK(toml.problems[0].code == "toml-syntax");
  CHECK(readings(toml) == Lines{"front_matter: a", "front_matter: b", "paragraph: c"});
}

TEST_CASE("a front matter that is too large is a problem, not a wait") {
  const Document document = read("+++\n" + std::string(300'000, '\n') + "title = 'a'\n+++\nb\n");
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].code == "front-matter-too-large");
  CHECK(readings(document) == Lines{"front_matter: a", "paragraph: b"});
  CHECK(read("---\ntitle: a\nx: '" + std::string(300'000, 'x') + "'\n---\nb\n").problems.size() ==
        1);
}

}  // namespace scruple::document

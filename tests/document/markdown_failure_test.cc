// What happens when md4c gives up, which it does only for want of memory: its entry point is
// wrapped (--wrap of the linker) so that it can be stopped at any piece of text.

#include <string>
#include <vector>

#include <dlfcn.h>
#include <doctest/doctest.h>
#include <md4c.h>

#include "document/formats.h"
#include "document/reading.h"

namespace {

int (*read_text)(MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) = nullptr;  // the reader's
int pieces_until_failure = -1;  // of text; negative: it does not fail

int read_some_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
  return pieces_until_failure-- == 0 ? -1 : read_text(type, text, size, self);
}

}  // namespace

// The linker gives calls of md_parse to the first of these and md4c's own function to the second.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the linker's names.
extern "C" int __real_md_parse(const MD_CHAR* text, MD_SIZE size, const MD_PARSER* parser,
                               void* self);

extern "C" int __wrap_md_parse(const MD_CHAR* text, MD_SIZE size, const MD_PARSER* parser,
                               void* self) {
  MD_PARSER interrupted = *parser;
  if (pieces_until_failure >= 0) {
    read_text = parser->text;
    interrupted.text = read_some_text;
  }
  return __real_md_parse(text, size, &interrupted, self);
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

namespace scruple::document {

TEST_CASE("what md4c leaves unread is read as plain text, and that is told") {
  struct Case {
    std::string markdown;
    int pieces;
    std::vector<std::string> lines;
    std::uint32_t line, column;
  };
  for (const Case& c : {
           Case{"# a\n\nb *c*\n\nd\n",
                0,
                {"paragraph: # a", "paragraph: b *c*", "paragraph: d"},
                1,
                1},
           Case{"# a\n\nb *c*\n\nd\n",
                2,
                {"heading: a", "paragraph: b", "paragraph: *c*", "paragraph: d"},
                3,
                3},
           Case{"a ![b *c* d](u) e\n",
                2,
                {"paragraph: a", "alt: b", "paragraph: *c* d](u) e"},
                1,
                7},
           Case{"<div>\na\n</div>\n\nb\n", 3, {"paragraph: <div> a </div>", "paragraph: b"}, 1, 1},
           Case{"> `a\n> b`\n", 2, {"paragraph: a > b`"}, 1, 4},
       }) {
    CAPTURE(c.markdown);
    pieces_until_failure = c.pieces;
    const Document document = parse_markdown(source_of(c.markdown));
    pieces_until_failure = -1;
    CHECK(readings(document) == c.lines);
    REQUIRE(document.problems.size() == 1);
    CHECK(document.problems[0].code == "markdown-unread");
    CHECK(document.problems[0].line == c.line);
    CHECK(document.problems[0].column == c.column);
  }
  CHECK(parse_markdown(source_of("a *b*\n")).problems.empty());
}

}  // namespace scruple::document

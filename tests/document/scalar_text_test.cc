#include "document/scalar_text.h"

#include <string>

#include <doctest/doctest.h>

#include "document/reading.h"

namespace scruple::document {

using Kind = ScalarText::Piece::Kind;

namespace {

// Pieces as text: verbatim as it is, replaced in braces, the end of a paragraph as a pilcrow.
std::string pieces_of(const std::string& source, const ScalarText& scalar) {
  std::string out;
  for (const ScalarText::Piece& piece : scalar.pieces) {
    if (piece.kind == Kind::verbatim) {
      out += source.substr(piece.source.begin, piece.source.size());
    } else {
      out += piece.kind == Kind::replaced ? "{" + piece.text + "}" : "¶";
    }
  }
  return out;
}

std::uint32_t size_of(const std::string& source) {
  return static_cast<std::uint32_t>(source.size());
}

struct Case {
  std::string source;
  std::string pieces;
};

}  // namespace

TEST_CASE("double quotation marks have escapes and wrapped lines") {
  for (const Case& c : {
           Case{R"("a b")", "a b"},
           Case{R"("a\"b\\c\/d")", R"(a{"}b{\}c{/}d)"},
           Case{R"("\x61\u0062\U00000063")", "{a}{b}{c}"},
           Case{R"("\uD83D\z")", "{\xEF\xBF\xBD}\\z"},
           Case{"\"a\n  b\"", "a{ }b"},
           Case{"\"a\r\n\r\n b\"", "a¶b"},
           Case{"\"a\\\n   b\"", "ab"},
           Case{"\"a\\ b\"", "a{ }b"},
           Case{"\"a", "a"},
           Case{"\"a\\", "a\\"},
           Case{"\"\"", ""},
       }) {
    CAPTURE(c.source);
    const ScalarText scalar = read_escaped_scalar(c.source, 0, size_of(c.source));
    CHECK(pieces_of(c.source, scalar) == c.pieces);
    CHECK(scalar.end == c.source.size());
  }
}

TEST_CASE("single quotation marks double themselves") {
  const std::string source = "'it''s a\n  cure' x";
  const ScalarText scalar = read_single_quoted_scalar(source, 0, size_of(source));
  CHECK(pieces_of(source, scalar) == "it{'}s a{ }cure");
  CHECK(scalar.end == source.size() - 2);
}

TEST_CASE("a block scalar ends where its indentation does") {
  for (const Case& c : {
           Case{"|\n  a\n  b\nc: d", "a{ }b"},
           Case{">-  # comment\n  a\n\n  b\n", "a¶b"},
           Case{"|\r\n    a\r\n      b\r\n  \r\n    c\r\nd", "a{ }  b¶c"},
           Case{"|2\n    a\n  b\n c", "  a{ }b"},
           Case{">\n\n  a\n", "a"},
           Case{"|\n", ""},
           Case{"|", ""},
           Case{"|\n  a", "a"},
       }) {
    CAPTURE(c.source);
    const ScalarText scalar = read_block_scalar(c.source, 0, size_of(c.source), 0);
    CHECK(pieces_of(c.source, scalar) == c.pieces);
  }
}

TEST_CASE("a plain scalar goes as far as its value") {
  const std::string source = "a b  c\n  d # e";
  const ScalarText scalar = read_plain_scalar(source, 0, size_of(source), "a b  c d");
  CHECK(pieces_of(source, scalar) == "a b  c{ }d");
  CHECK(scalar.end == 10);
  CHECK(pieces_of(source, read_plain_scalar(source, 0, size_of(source), "a x")) == "a");
}

TEST_CASE("the quotations of TOML are read") {
  for (const Case& c : {
           Case{"'''\na\nb''c'''", "a{ }b''c"},
           Case{"\"\"\"a \\\n  b\"\"\"", "a b"},
           Case{"\"\"\"a\\\"\n\nb\"\"\"\"\"", "a{\"}¶b\"\""},
           Case{"'''a", "a"},
       }) {
    CAPTURE(c.source);
    CHECK(pieces_of(c.source, read_multiline_scalar(c.source, 0, size_of(c.source))) == c.pieces);
  }
  const std::string literal = R"('a\n' x)";
  CHECK(pieces_of(literal, read_literal_scalar(literal, 0, size_of(literal))) == R"(a\n)");
}

TEST_CASE("each paragraph of a scalar is a block") {
  Builder builder(source_of("|\n  a\n  b\n\n  c\n"));
  builder.context.kind = BlockKind::front_matter;
  append_scalar(builder, read_block_scalar(builder.text(), 0, 16, 0));
  CHECK(readings(std::move(builder).finish()) ==
        std::vector<std::string>{"front_matter: a b", "front_matter: c"});
}

}  // namespace scruple::document

#include "document/builder.h"

#include <doctest/doctest.h>

#include "document/reading.h"

namespace scruple::document {

using Lines = std::vector<std::string>;

TEST_CASE("pieces that touch become one segment") {
  Builder builder(source_of("abcdef"));
  builder.append({0, 2});
  builder.append({2, 4});
  builder.append({5, 6});
  const Document document = std::move(builder).finish();
  REQUIRE(document.segments.size() == 2);
  CHECK(document.segments[0].source == Span{0, 4});
  CHECK(document.segments[1].source == Span{5, 6});
}

TEST_CASE("white space opens no block, and a block without text is none") {
  Builder builder(source_of("  a  "));
  builder.append({0, 2});
  builder.append_space({0, 1});
  builder.append_replaced({0, 1}, "\t");
  CHECK_FALSE(builder.is_in_block());
  builder.append({2, 3});
  builder.end_block();
  builder.append({3, 5});
  CHECK(std::move(builder).finish().blocks.size() == 1);
}

TEST_CASE("a paragraph of spaces that are no ASCII is none") {
  Builder builder(source_of("\u00A0\u200B \u3000&nbsp;"));
  builder.append({0, 9});
  builder.append_replaced({9, 15}, "\u00A0");
  CHECK(std::move(builder).finish().blocks.empty());
}

TEST_CASE("blocks are numbered by their first segment, whatever the order they came in") {
  Builder builder(source_of("abcdef"));
  builder.context.kind = BlockKind::title;
  builder.append({4, 6});
  builder.end_block();
  builder.context.kind = BlockKind::heading;
  builder.append({0, 1});
  builder.enter_aside({.kind = BlockKind::alt});
  builder.append({1, 2});
  builder.leave_aside();
  builder.append({2, 3});
  const Document document = std::move(builder).finish();
  CHECK(readings(document) == Lines{"heading: ac", "alt: b", "title: ef"});
  CHECK(document.segments[1].block == 1);
}

TEST_CASE("of two segments that claim the same bytes the later one yields") {
  Builder builder(source_of("abcdef"));
  builder.append({0, 4});
  builder.end_block();
  builder.append({2, 6});
  builder.end_block();
  builder.append_replaced({3, 5}, "x");
  const Document document = std::move(builder).finish();
  CHECK(readings(document) == Lines{"paragraph: abcd", "paragraph: ef"});
}

TEST_CASE("what was appended since a checkpoint can be taken back") {
  Builder builder(source_of("abcdef"));
  builder.append({0, 2});
  const std::size_t checkpoint = builder.checkpoint();
  builder.append({2, 3});
  builder.append_replaced({3, 4}, "x");
  builder.retract(checkpoint);
  builder.append({4, 6});
  CHECK(readings(std::move(builder).finish()) == Lines{"paragraph: abef"});
}

TEST_CASE("inline code and addresses get a block that follows and shares their source") {
  Builder builder(source_of("a `b` c"));
  builder.context.section = 3;
  builder.append({0, 2});
  builder.append_code({3, 4});
  builder.append({5, 7});
  const Document document = std::move(builder).finish();
  CHECK(readings(document) == Lines{"paragraph: a [code] c", "code: b"});
  CHECK(document.segments[1].source == document.segments[2].source);
  CHECK(document.blocks[1].section == 3);
}

TEST_CASE("an address goes on over an entity but not over a gap or into another block") {
  const std::string text = "http://a.b/?c&amp;d http://a.b/**e** ";
  Builder builder(source_of(text));
  builder.append({0, 13});
  builder.append_replaced({13, 18}, "&");
  builder.append({18, 31});
  builder.append({33, 34});
  builder.end_block();
  const Document document = std::move(builder).finish();
  CHECK(readings(document) ==
        Lines{"paragraph: [url] [url]e", "url: http://a.b/?c&amp;d", "url: http://a.b/"});
}

TEST_CASE("an address does not end inside an entity") {
  Builder builder(source_of("http://a.b/c&amp; d"));
  builder.append({0, 12});
  builder.append_replaced({12, 17}, "&");
  builder.append({17, 19});
  CHECK(readings(std::move(builder).finish()) == Lines{"paragraph: [url]& d", "url: http://a.b/c"});
}

TEST_CASE("marks and comments are sorted by their place, problems name the file") {
  Builder builder(source_of("abcdef"));
  builder.add_mark(MarkKind::link, {3, 4});
  builder.add_mark(MarkKind::emphasis, {1, 2});
  builder.add_mark(MarkKind::emphasis, {1, 1});
  builder.add_comment({4, 6}, {5, 5});
  builder.add_comment({0, 2}, {1, 1});
  builder.add_problem({.code = "x", .message = "y"});
  const Document document = std::move(builder).finish();
  REQUIRE(document.marks.size() == 2);
  CHECK(document.marks[0].source == Span{1, 2});
  CHECK(document.comments[0].source == Span{0, 2});
  CHECK(document.problems[0].path == "test");
}

}  // namespace scruple::document

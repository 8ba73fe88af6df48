#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "document/formats.h"
#include "document/reading.h"
#include "support/marked.h"

namespace scruple::document {

namespace {

Document read(std::string markdown) { return parse_markdown(source_of(std::move(markdown))); }

void check(const std::vector<ReadingCase>& cases) { check_readings(parse_markdown, cases); }

}  // namespace

TEST_CASE("blocks of Markdown have the kind that their place gives them") {
  check({
      {"", {}},
      {"a\n", {"paragraph: a"}},
      {"# a *b*\n\nc\n=\n", {"heading: a b", "heading: c"}},
      {"#MiracleCure\n", {"paragraph: #MiracleCure"}},
      {"- a\n- b\n\n  c\n", {"list_item: a", "list_item: b", "list_item: c"}},
      {"1. a\n   - b\n", {"list_item: a", "list_item: b"}},
      {"- [ ] a\n- [x] b\n", {"list_item: a", "list_item: b"}},
      {"> a\n> > b\n", {"paragraph quoted: a", "paragraph quoted: b"}},
      {"> [!WARNING]\n> a\n>\n> - b\n\n> c\n",
       {"paragraph: [!WARNING] a", "list_item: b", "paragraph quoted: c"}},
      {"> > [!tip]- a\n> > b\n>\n> c\n", {"paragraph quoted: [!tip]- a b", "paragraph quoted: c"}},
      {"> a [!NOTE]\n", {"paragraph quoted: a [!NOTE]"}},
      {"> a\n>\n> [!NOTE]\n", {"paragraph quoted: a", "paragraph quoted: [!NOTE]"}},
      {"> [!]\n> a\n", {"paragraph quoted: [!] a"}},
      {"> # a\n> - b\n", {"heading quoted: a", "list_item quoted: b"}},
      {"| a | b |\n|---|:-:|\n| c | *d* |\n",
       {"table_cell: a", "table_cell: b", "table_cell: c", "table_cell: d"}},
      {"| a\\|b |\n|---|\n", {"table_cell: a|b"}},
      {"    a\n\n    b\n", {"code: a b"}},
      {"~~~ js\na\n\n b\n~~~\n", {"code: a b"}},
      {"a\n\n***\n\nb\n", {"paragraph: a", "paragraph: b"}},
  });
}

TEST_CASE("inline markup is not text") {
  check({
      {"a *b* __c__ ~~d~~ ***e***\n", {"paragraph: a b c d e"}},
      {"a \\* b \\\\ c \\d\n", {"paragraph: a * b \\ c \\d"}},
      {"&amp;&lt;b&gt; &nosuch; &#x41; &copy\n", {"paragraph: &<b> &nosuch; A &copy"}},
      {"a  \nb\\\nc\nd\n", {"paragraph: a b c d"}},
      {"use `a  b` and ``c`d``.\n",
       {"paragraph: use [code] and [code].", "code: a b", "code: c`d"}},
      {"`a\nb`\n", {"paragraph: [code]", "code: a b"}},
      {"$a$ ==b== ^c^\n", {"paragraph: $a$ ==b== ^c^"}},
  });
}

TEST_CASE("links and images give their addresses, titles and alternative texts") {
  check({
      {"[a *b*](u) c\n", {"paragraph: a b c", "url: u"}},
      {"[a](<u v> 'ti \\'t\\' &amp;') c\n", {"paragraph: a c", "url: u v", "title: ti 't' &"}},
      {"[a](u_\\_&amp;(v) (t))\n", {"paragraph: a", "url: u__&(v)", "title: t"}},
      {"[a](\n u\n \"t\n t2\"\n) b\n", {"paragraph: a b", "url: u", "title: t t2"}},
      {"> [a](u\n> \"t\n> t2\") b\n",
       {"paragraph quoted: a b", "url quoted: u", "title quoted: t t2"}},
      {"[a]() [](u)\n", {"paragraph: a", "url: u"}},
      {"x![a *b* `c` [d](e)](u \"t\")y\n",
       {"paragraph: x y", "alt: a b [code] d", "code: c", "url: e", "url: u", "title: t"}},
      {"![a ![b](c) d](e)\n", {"alt: a b d", "url: c", "url: e"}},
      {"[![a](b)](c)\n", {"alt: a", "url: b", "url: c"}},
      {"![a](b)![c](d)\n", {"alt: a", "url: b", "alt: c", "url: d"}},
      {"![a <b>c</b> &amp;](u)\n", {"alt: a c &", "url: u"}},
      {"[a](u", {"paragraph: [a](u"}},
      {"![a]\n", {"paragraph: ![a]"}},
  });
}

TEST_CASE("definitions give their addresses and titles once, wherever they are used") {
  check({
      {"[a] [b][a] [c][] ![d][a]\n\n[a]: u \"t\"\n[c]: <v w>\n  't2'\n",
       {"paragraph: a b c", "alt: d", "url: u", "title: t", "url: v w", "title: t2"}},
      {"> [a]: u\n\n- [b]: v &amp; w\n", {"url: u", "list_item: [b]: v & w"}},
      {"[a]: u \"t\" x\n", {"paragraph: [a]: u \"t\" x"}},
      {"```\n[a]: u\n```\n", {"code: [a]: u"}},
      {"<!--\n[a]: u\n-->\n", {}},
      {"p\n[a]: u\n", {"paragraph: p [a]: u"}},
      {"[^1]: Note\n", {"paragraph: Note"}},
      {"a[^1]\n\n[^1]: A whole note.\n", {"paragraph: a", "paragraph: A whole note."}},
  });
}

TEST_CASE("addresses in the text are taken out of it, e-mail addresses are not") {
  check({
      {"see https://x.example/a_b_c now\n",
       {"paragraph: see [url] now", "url: https://x.example/a_b_c"}},
      {"<https://x.example/a-cure> <ftp://y/a>\n",
       {"paragraph: [url] [url]", "url: https://x.example/a-cure", "url: ftp://y/a"}},
      {"www.x.example, **www.y.example**\n",
       {"paragraph: [url], [url]", "url: www.x.example", "url: www.y.example"}},
      {"a@b.example <c@d.example> <mailto:e@f.example>\n",
       {"paragraph: a@b.example c@d.example mailto:e@f.example"}},
      {"[https://x.example](https://y.example)\n",
       {"paragraph: [url]", "url: https://x.example", "url: https://y.example"}},
      {"https://x.example/?a&amp;b c\n", {"paragraph: [url] c", "url: https://x.example/?a&amp;b"}},
      {"[www.x.example](http://www.x.example)\n",
       {"paragraph: [url]", "url: www.x.example", "url: http://www.x.example"}},
      {"www.a.example\n", {"paragraph: [url]", "url: www.a.example"}},
      {"a@b.example\n", {"paragraph: a@b.example"}},
  });
}

TEST_CASE("HTML in Markdown is read as HTML") {
  check({
      {"a <em>b</em><!-- c -->d\n", {"paragraph: a bd"}},
      {"a<br>b<wbr>c <img alt='d' src=e>f\n", {"paragraph: a bc f", "alt: d", "url: e"}},
      {"a <script>b *c*</script> d\n", {"paragraph: a d"}},
      {"a <style>b</style><template>c</template> d\n", {"paragraph: a d"}},
      {"mention <script> here\n\nand <template>\n", {"paragraph: mention here", "paragraph: and"}},
      {"a <code>b *c* &lt;</code> d\n", {"paragraph: a [code] d", "code: b *c* &lt;"}},
      {"a <code> b\n", {"paragraph: a b"}},
      {"a <a href='u' title='t &amp;'>b</a>c\n", {"paragraph: a bc", "url: u", "title: t &"}},
      {"a<div>b</div>c\n", {"paragraph: a", "paragraph: b", "paragraph: c"}},
      {"cure<sup>1</sup> H<sub>2</sub>O 1<sup>st</sup>\n", {"paragraph: cure H O 1st"}},
      {"<div>\n*a*\n\n*b*\n</div>\n", {"paragraph: *a*", "paragraph: b"}},
      {"<p>a <b>mira</b>cle</p>\n", {"paragraph: a miracle"}},
      {"<h2>a</h2>\n", {"heading: a"}},
      {"<blockquote>\n\na\n\n</blockquote>\n\nb\n", {"paragraph quoted: a", "paragraph: b"}},
      {"<table><tr><td>\n\na\n\n</td></tr></table>\n\nb\n", {"table_cell: a", "paragraph: b"}},
      {"<script>\na\n\nb\n</script>\nc\n", {"paragraph: c"}},
      {"<!-- a\n\nb -->\n\nc\n", {"paragraph: c"}},
      {"> <div title=\"a\n> b\">c\n> d</div>\n", {"title quoted: a b", "paragraph quoted: c d"}},
      {"> <div>\n\na\n", {"paragraph: a"}},
      {"- <blockquote>\n\n- a\n", {"list_item: a"}},
      {"<details><summary>a</summary>\n\nb\n\n</details>\n", {"paragraph: a", "paragraph: b"}},
      {"a <![CDATA[b]]> c\n", {"paragraph: a c"}},
      {"a <?b?> c <!D e> f\n", {"paragraph: a c f"}},
      {"a < b > c <3\n", {"paragraph: a < b > c <3"}},
  });
}

TEST_CASE("what stands in Markdown can be traced to its bytes") {
  struct SpanCase {
    std::string marked;
    std::string reading;
  };
  for (const SpanCase& c : {
           SpanCase{"a **==mira**cle== cure\n", "miracle"},
           SpanCase{"> a ==miracle\n> cure== b\n", "miracle cure"},
           SpanCase{"- a ==miracle\\\n  cure==\n", "miracle cure"},
           SpanCase{"a ==mir&#97;cle&nbsp;cure==\n", "miracle\u00A0cure"},
           SpanCase{"a [==miracle](u \"t\") cure== b\n", "miracle cure"},
           SpanCase{"a ==miracle<!-- x --> cure== b\n", "miracle cure"},
           SpanCase{"a ==mira<script>x</script>cle== b\n", "miracle"},
           SpanCase{"![a ==mira*cle* cure==](u)\n", "miracle cure"},
           SpanCase{"[a](u 'the ==mira\\-cle&#32;cure==')\n", "mira-cle cure"},
           SpanCase{"[a]\n\n[a]: u (the ==miracle cure==)\n", "miracle cure"},
           SpanCase{"| a |\n|---|\n| ==mira\\|cle== |\n", "mira|cle"},
           SpanCase{"\xEF\xBB\xBF==miracle==\r\n", "miracle"},
           SpanCase{"==miracle\rcure== a\r\rb", "miracle cure"},
           SpanCase{"==miracle  \r\ncure==", "miracle cure"},
           SpanCase{"<p title='a ==mir&#x61;cle=='>b</p>\n", "miracle"},
           SpanCase{"> <p>a ==miracle\n> cure==</p>\n", "miracle\ncure"},
           SpanCase{"==miracle ![x](y) cure==\n", "miracle   cure"},
           SpanCase{"==a\\&amp;b==\n", "a&amp;b"},
       }) {
    CAPTURE(c.marked);
    const test::Marked expected = test::unmark(c.marked);
    CHECK(reading_at(read(expected.text), expected.spans.at(0)) == c.reading);
  }
}

TEST_CASE("sections, lists and tables are numbered") {
  const Document document = read(
      "a\n\n# b\n\nc\n\n- d\n  1. e\n- f\n\n## "
      "g\n\n|h|i|\n|---|---|\n|j|k|\n\n<table><tr><td>l</table>\n");
  struct Expected {
    std::uint32_t section, list, table, row, column;
  };
  const std::vector<Expected> expected = {{0, 0, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 0},
                                          {1, 1, 0, 0, 0}, {1, 2, 0, 0, 0}, {1, 1, 0, 0, 0},
                                          {2, 0, 0, 0, 0}, {2, 0, 1, 0, 0}, {2, 0, 1, 0, 1},
                                          {2, 0, 1, 1, 0}, {2, 0, 1, 1, 1}, {2, 0, 2, 0, 0}};
  REQUIRE(document.blocks.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(document.blocks[i].section == expected[i].section);
    CHECK(document.blocks[i].list == expected[i].list);
    CHECK(document.blocks[i].table == expected[i].table);
    CHECK(document.blocks[i].row == expected[i].row);
    CHECK(document.blocks[i].column == expected[i].column);
  }
}

TEST_CASE("link texts and emphasis are marked") {
  const Document document = read("[a *b*](u) **c `d`** [*](e) www.x.y <i>f</i>\n");
  std::vector<std::string> marks;
  for (const Mark& mark : document.marks) {
    marks.push_back((mark.kind == MarkKind::link ? "link " : "emphasis ") +
                    document.source.text.substr(mark.source.begin, mark.source.size()));
  }
  CHECK(marks == std::vector<std::string>{"link a *b", "emphasis b", "emphasis c `d", "link *",
                                          "link www.x.y", "emphasis f"});
}

TEST_CASE("comments are found with and without their delimiters") {
  const Document document = read("<!-- a -->\n\nb <!--c--> d\n\n> <!-- e\n> f -->\n");
  REQUIRE(document.comments.size() == 3);
  const auto text = [&](Span span) { return document.source.text.substr(span.begin, span.size()); };
  CHECK(text(document.comments[0].text) == " a ");
  CHECK(text(document.comments[1].source) == "<!--c-->");
  CHECK(text(document.comments[2].text) == " e\n> f ");
}

TEST_CASE("a NUL does not end the text") {
  CHECK(readings(read(std::string("a\0b **c\0d**\n", 12))).size() == 1);
  CHECK(readings(read(std::string("```\na\0b\n```\n", 12))).size() == 1);
}

}  // namespace scruple::document

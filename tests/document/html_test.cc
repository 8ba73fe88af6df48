#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "document/formats.h"
#include "document/reading.h"
#include "support/marked.h"

namespace scruple::document {

namespace {

Document read(std::string html) { return parse_html(source_of(std::move(html))); }

void check(const std::vector<ReadingCase>& cases) { check_readings(parse_html, cases); }

}  // namespace

TEST_CASE("block elements divide the text, inline elements do not") {
  check({
      {"", {}},
      {"a", {"paragraph: a"}},
      {"<p>a <b>mira</b>cle<p>b</p>c", {"paragraph: a miracle", "paragraph: b", "paragraph: c"}},
      {"<div>a<div>b</div>c</div>", {"paragraph: a", "paragraph: b", "paragraph: c"}},
      {"a<br>b<br/>c</br>d<wbr>e", {"paragraph: a b c de"}},
      {"a<hr>b", {"paragraph: a", "paragraph: b"}},
      {"a<img>b<video></video>c", {"paragraph: a b c"}},
      {"<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>c", {"paragraph: a ( b ) c"}},
      {"<ruby>a<rt>b</ruby>c", {"paragraph: a b c"}},
      {"a<custom-tag>b</custom-tag>c<span>d</span>", {"paragraph: abcd"}},
      {"a <button>b</button> <label>c</label>", {"paragraph: a b c"}},
      {"<select><option>a<option>b</select>c", {"paragraph: a", "paragraph: b", "paragraph: c"}},
      {"<pre>a\nb\n\n c</pre>d", {"paragraph: a b", "paragraph: c", "paragraph: d"}},
      {"<dl><dt>a<dd>b</dl>", {"list_item: a", "list_item: b"}},
      {"<figure><img alt=a><figcaption>b</figcaption></figure>", {"alt: a", "caption: b"}},
      {"<h1>a</h1><h2>b<h3>c</h3>d", {"heading: a", "heading: b", "heading: c", "paragraph: d"}},
      {"<ul><li>a<li>b<ol><li>c</ol></ul>d",
       {"list_item: a", "list_item: b", "list_item: c", "paragraph: d"}},
      {"<blockquote>a<p>b</blockquote>c",
       {"paragraph quoted: a", "paragraph quoted: b", "paragraph: c"}},
      {"<table><caption>a</caption><tr><td>b<td>c<tr><td>d</table>e",
       {"caption: a", "table_cell: b", "table_cell: c", "table_cell: d", "paragraph: e"}},
      {"cure<sup>1</sup> H<sub>2</sub>O 1<sup>st</sup>", {"paragraph: cure H O 1st"}},
  });
}

TEST_CASE("what is not shown is not read") {
  check({
      {"a<script>b</script>c<style>d</style>e", {"paragraph: ace"}},
      {"a<!-- b -->c<!doctype d>e<?f?>g", {"paragraph: aceg"}},
      {"a<template>b<template>c</template>d</template>e", {"paragraph: ae"}},
      {"<template><script>'</template>'</script>a</template>b", {"paragraph: b"}},
      {"a<iframe>b</iframe>c<noembed>d</noembed>", {"paragraph: a c"}},
      {"a<noscript>b<i>c</i></noscript>d", {"paragraph: abcd"}},
      {"<p hidden>a</p>", {"paragraph: a"}},
      {"<textarea>a<b>c</textarea>d", {"paragraph: a<b>c", "paragraph: d"}},
      {"<xmp><b></xmp>c", {"paragraph: <b>", "paragraph: c"}},
      {"<plaintext>a<b>&amp;", {"paragraph: a<b>&amp;"}},
      {"<script>a", {}},
  });
}

TEST_CASE("svg and math are vocabularies of their own") {
  check({
      {"a<svg><text>b</text></svg>c", {"paragraph: a b c"}},
      {"<svg><style>a<g>b</g></style>c</svg>d", {"paragraph: c d"}},
      {"<svg><style>a<b>c</style>d", {"paragraph: cd"}},
      {"<svg><title>a</title><desc>b</desc></svg>c", {"title: a", "paragraph: b c"}},
      {"<svg><![CDATA[a<b>]]></svg>", {"paragraph: a<b>"}},
      {"<svg><foreignObject><![CDATA[a]]><p>b</p></foreignObject></svg>", {"paragraph: b"}},
      {"<svg><script/>a</svg>", {"paragraph: a"}},
      {"<svg><style>a</svg>b", {"paragraph: b"}},
      {"<svg><p>a<![CDATA[b]]>", {"paragraph: a"}},
      {"<math><mi>a</mi><mo>=</mo></math>", {"paragraph: a="}},
  });
}

TEST_CASE("code is not prose") {
  check({
      {"a <code>b<i>c</i>&lt;</code> d", {"paragraph: a [code] d", "code: b<i>c</i>&lt;"}},
      {"<pre><code>a\n\nb</code></pre>", {"paragraph: [code]", "code: a b"}},
      {"<p><code>a</p><p>b</p>", {"paragraph: [code]", "code: a", "paragraph: b"}},
      {"<code><div>a</div></code>b", {"paragraph: [code]b", "code: <div>a</div>"}},
      {"<code>a", {"paragraph: a"}},
      {"<code></code>a", {"paragraph: a"}},
  });
}

TEST_CASE("attributes that people get to read are read") {
  check({
      {"<img alt='a &amp; b' title=c src=d.png>", {"alt: a & b", "title: c", "url: d.png"}},
      {"<a href='?a=1&copy=2&amp;b' title=t>x</a>",
       {"url: ?a=1&copy=2&b", "title: t", "paragraph: x"}},
      {"<p data-x='a' class=b aria-label=c aria-hidden=d>e", {"attribute: c", "paragraph: e"}},
      {"<input placeholder=a value=b type=text>", {"attribute: a"}},
      {"<input type=SUBMIT value='a &lt;'><input value=b type=button>",
       {"attribute: a <", "attribute: b"}},
      {"<IMG ALT=a alt=b>", {"alt: a"}},
      {"<img alt=\"\" src='data:image/png;base64,AAAA'>", {}},
      {"a <img alt=b> c", {"paragraph: a c", "alt: b"}},
      {"<svg aria-label=a></svg>", {"attribute: a"}},
      {"<select><option label=a>b</select>", {"attribute: a", "paragraph: b"}},
      {"<video><track label='a b' src=c></video>", {"attribute: a b", "url: c"}},
      {"<table summary=a><tr><td>b</table>", {"attribute: a", "table_cell: b"}},
      {"<template><img alt=a></template>", {}},
      {"<a title=unclosed", {}},
  });
}

TEST_CASE("the head of a page is read") {
  check({
      {"<head><title>a &amp; <b></title><meta name=description content='b'></head>c",
       {"title: a & <b>", "front_matter: b", "paragraph: c"}},
      {"<meta content=a property=og:title><meta name=Twitter:Description content=b>",
       {"front_matter: a", "front_matter: b"}},
      {"<meta name=viewport content=a><meta name=author content=b>", {}},
      {"<title>a", {"title: a"}},
  });
  const Document document = read("<html lang=es-MX><meta name=description content=a>b");
  REQUIRE(document.metadata.size() == 1);
  CHECK(document.metadata[0].key == "language");
  CHECK(document.metadata[0].value == "es-MX");
  CHECK(document.blocks[0].key == "description");
}

TEST_CASE("addresses in the text are taken out of it") {
  check({
      {"<p>https://x.example/?a=1&amp;b=miracle&nbsp;cure",
       {"paragraph: [url]\u00A0cure", "url: https://x.example/?a=1&amp;b=miracle"}},
      {"<b>www.x</b>.example", {"paragraph: [url].example", "url: www.x"}},
  });
}

TEST_CASE("sections, lists, rows and columns are numbered") {
  const Document document = read(
      "<h1>a</h1><ul><li>b</ul><h2>c</h2><table><thead><tr><th>d<th>e<tbody><tr><td>f<table><tr>"
      "<td>g</table>h<td>i</table>");
  struct Expected {
    std::uint32_t section, list, table, row, column;
  };
  const std::vector<Expected> expected = {{1, 0, 0, 0, 0}, {1, 1, 0, 0, 0}, {2, 0, 0, 0, 0},
                                          {2, 0, 1, 0, 0}, {2, 0, 1, 0, 1}, {2, 0, 1, 1, 0},
                                          {2, 0, 2, 0, 0}, {2, 0, 1, 1, 0}, {2, 0, 1, 1, 1}};
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

TEST_CASE("what stands in HTML can be traced to its bytes") {
  struct SpanCase {
    std::string marked;
    std::string reading;
  };
  for (const SpanCase& c : {
           SpanCase{"<p>a <b>==mira</b>cle&nbsp;cure==</p>", "miracle\u00A0cure"},
           SpanCase{"<img alt='a ==mir&#97;cle cure==' src=x>", "miracle cure"},
           SpanCase{"<title>==miracle&#32;cure==</title>", "miracle cure"},
           SpanCase{"==miracle<br>cure==", "miracle cure"},
           SpanCase{"==miracle<img alt=x>cure==", "miracle cure"},
           SpanCase{"==mira<!-- miracle cure -->cle<script>x</script> cure==", "miracle cure"},
           SpanCase{"<meta name=description content=\"==miracle cure==\">", "miracle cure"},
           SpanCase{"<p>==&#109;iracle== cure", "miracle"},
           SpanCase{"\xEF\xBB\xBF<p>==miracle==", "miracle"},
       }) {
    CAPTURE(c.marked);
    const test::Marked expected = test::unmark(c.marked);
    CHECK(reading_at(read(expected.text), expected.spans.at(0)) == c.reading);
  }
}

TEST_CASE("a page may begin with a front matter") {
  check({{"---\ntitle: a\n---\n<p>b", {"front_matter: a", "paragraph: b"}}});
}

}  // namespace scruple::document

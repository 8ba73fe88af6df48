#include "document/html_tokenizer.h"

#include <string>

#include <doctest/doctest.h>

namespace scruple::document {

namespace {

// The tokens of a text in one line. Text that follows text is joined, as in a tree:
//   "a"  <b x="y">  </b>  <!--c-->  <!doctype d>
std::string tokens_of(const std::string& html, bool allow_cdata = false) {
  HtmlTokenizer tokenizer(html);
  tokenizer.allow_cdata(allow_cdata);
  const auto at = [&](Span span) { return html.substr(span.begin, span.size()); };
  std::string out;
  std::string text;
  const auto flush = [&] {
    if (!text.empty()) out += "\"" + text + "\" ";
    text.clear();
  };
  HtmlToken token;
  while (tokenizer.next(token)) {
    if (token.kind == HtmlToken::Kind::text) {
      text += at(token.source);
      continue;
    }
    if (token.kind == HtmlToken::Kind::reference) {
      text += "{" + token.replacement + "}";
      continue;
    }
    flush();
    if (token.kind == HtmlToken::Kind::comment) out += "<!--" + at(token.inner) + "--> ";
    if (token.kind == HtmlToken::Kind::doctype) out += "<!" + at(token.inner) + "> ";
    if (token.kind == HtmlToken::Kind::end_tag) out += "</" + token.name + "> ";
    if (token.kind == HtmlToken::Kind::start_tag) {
      out += "<" + token.name;
      for (const HtmlAttribute& attribute : token.attributes) {
        out += " " + at(attribute.name) + "=\"" + at(attribute.value) + "\"";
      }
      out += token.is_self_closing ? "/> " : "> ";
      tokenizer.read_content_as(html_element(token.name).content, token.name);
    }
  }
  flush();
  if (!out.empty()) out.pop_back();
  return out;
}

struct Case {
  std::string html;
  std::string tokens;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.html);
    CHECK(tokens_of(c.html) == c.tokens);
  }
}

}  // namespace

TEST_CASE("tags and their attributes are read as the HTML standard says") {
  check({
      {"", ""},
      {"a<b>c</b>", "\"a\" <b> \"c\" </b>"},
      {"<A HREF=x Y='z'>", "<a HREF=\"x\" Y=\"z\">"},
      {"<br/><br /><a/b>", "<br/> <br/> <a b=\"\">"},
      {"<a b=c/>", "<a b=\"c/\">"},
      {"<a b = \"c\"d>", "<a b=\"c\" d=\"\">"},
      {"<a\tb\n=\r'c>d'>", "<a b=\"c>d\">"},
      {"<a =b>", "<a =b=\"\">"},
      {"<a b=>", "<a b=\"\">"},
      {"<a b=''c>", "<a b=\"\" c=\"\">"},
      {"<a b=c\"d'e=f<g`h>", "<a b=\"c\"d'e=f<g`h\">"},
      {"<a b b=c>", "<a b=\"\" b=\"c\">"},
      {"<a\"b'<c>", "<a\"b'<c>"},
      {"<a / / b / >", "<a b=\"\">"},
      {"</a b=c/>d", "</a> \"d\""},
      {"<my-tag:x>", "<my-tag:x>"},
      {"<a b='c", ""},
      {"a<b", "\"a\""},
      {"a<b c=d", "\"a\""},
      {"a<b c='d'", "\"a\""},
      {"a</", "\"a</\""},
      {"a<", "\"a<\""},
      {"a < b <3 <- <=", "\"a < b <3 <- <=\""},
      {"<>", "\"<>\""},
      {"a</>b", "\"ab\""},
  });
}

TEST_CASE("comments end as oddly as the HTML standard lets them") {
  check({
      {"<!--a-->b", "<!--a--> \"b\""},
      {"<!---->", "<!---->"},
      {"<!-->a", "<!----> \"a\""},
      {"<!--->a", "<!----> \"a\""},
      {"<!--a--->b", "<!--a---> \"b\""},
      {"<!--a--!>b", "<!--a--> \"b\""},
      {"<!--a--!b-->", "<!--a--!b-->"},
      {"<!--a--b-->", "<!--a--b-->"},
      {"<!--a->b-->", "<!--a->b-->"},
      {"<!--<!-->a", "<!--<!--> \"a\""},
      {"<!--<!--a-->b", "<!--<!--a--> \"b\""},
      {"<!---!>a-->", "<!---!>a-->"},
      {"<!----!>a", "<!----> \"a\""},
      {"<!--a", "<!--a-->"},
      {"<!--a-", "<!--a-->"},
      {"<!--a--", "<!--a-->"},
      {"<!--a--!", "<!--a-->"},
      {"<!--", "<!---->"},
      {"<!-a-->b", "<!---a----> \"b\""},
      {"<!a>b", "<!--a--> \"b\""},
      {"<!>b", "<!----> \"b\""},
      {"<?a b?>c", "<!--?a b?--> \"c\""},
      {"</ a>b", "<!-- a--> \"b\""},
      {"</3>b", "<!--3--> \"b\""},
      {"<![CDATA[a]]>b", "<!--[CDATA[a]]--> \"b\""},
      {"<!DOCTYPE html>a", "<!DOCTYPE html> \"a\""},
      {"<!doctype a \"b>c", "<!doctype a \"b> \"c\""},
  });
}

TEST_CASE("CDATA sections are text where they are allowed") {
  CHECK(tokens_of("a<![CDATA[b<c>&amp;]]]>d", true) == "\"ab<c>&amp;]d\"");
  CHECK(tokens_of("<![CDATA[]]>a", true) == "\"a\"");
  CHECK(tokens_of("<![CDATA[a", true) == "\"a\"");
  CHECK(tokens_of("<![cdata[a]]>", true) == "<!--[cdata[a]]-->");
}

TEST_CASE("the content of some elements is read differently") {
  check({
      {"<title>a<b>&amp;</title>c", "<title> \"a<b>{&}\" </title> \"c\""},
      {"<textarea>a</textareax></TEXTAREA >b", "<textarea> \"a</textareax>\" </textarea> \"b\""},
      {"<style>a<b>&amp;</style>", "<style> \"a<b>&amp;\" </style>"},
      {"<xmp><p></xmp/>a", "<xmp> \"<p>\" </xmp> \"a\""},
      {"<iframe><!--</iframe>-->", "<iframe> \"<!--\" </iframe> \"-->\""},
      {"<title></title>", "<title> </title>"},
      {"<title>a</b>", "<title> \"a</b>\""},
      {"<style>a</style", "<style> \"a</style\""},
      {"<style>a</style ", "<style> \"a\""},
      {"<plaintext>a</plaintext><b>&amp;", "<plaintext> \"a</plaintext><b>&amp;\""},
  });
}

TEST_CASE("a script ends where the HTML standard says") {
  check({
      {"<script>a<b>\"</p>\"</script>c", "<script> \"a<b>\"</p>\"\" </script> \"c\""},
      {"<script>a</scriptx></script>", "<script> \"a</scriptx>\" </script>"},
      {"<script><!--a</script>b", "<script> \"<!--a\" </script> \"b\""},
      {"<script><!--<script>a</script>--></script>b",
       "<script> \"<!--<script>a</script>-->\" </script> \"b\""},
      {"<script><!--<script>a</script></script>b",
       "<script> \"<!--<script>a</script>\" </script> \"b\""},
      {"<script><!--<script>a--></script>b", "<script> \"<!--<script>a-->\" </script> \"b\""},
      {"<script><!--><script></script>b", "<script> \"<!--><script>\" </script> \"b\""},
      {"<script><!--<scriptx></script>b", "<script> \"<!--<scriptx>\" </script> \"b\""},
      {"<script><!--<script a", "<script> \"<!--<script a\""},
      {"<script>a", "<script> \"a\""},
  });
}

TEST_CASE("character references are text") {
  check({
      {"a&amp;b&#97;&nosuch;&", "\"a{&}b{a}&nosuch;&\""},
      {"a&lt;b&gt;", "\"a{<}b{>}\""},
      {"&notit;&notin;", "\"{¬}it;{∉}\""},
      {"<a b='&amp;'>", "<a b=\"&amp;\">"},
      {"&<b>", "\"&\" <b>"},
  });
}

TEST_CASE("tokens cover the text in order without gaps but those of broken tags") {
  const std::string html = "<!doctype html><p a='b'>c&amp;d<!-- e --><script>f</script></p>\n";
  HtmlTokenizer tokenizer(html);
  HtmlToken token;
  std::uint32_t end = 0;
  while (tokenizer.next(token)) {
    CHECK(token.source.begin == end);
    end = token.source.end;
  }
  CHECK(end == html.size());
}

}  // namespace scruple::document

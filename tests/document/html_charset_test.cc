#include "document/html_charset.h"

#include <string>

#include <doctest/doctest.h>

#include "document/source.h"

namespace scruple::document {

TEST_CASE("a page's own word for its encoding is found") {
  struct Case {
    std::string page;
    std::string charset;
  };
  const Case cases[] = {
      {"<!doctype html><meta charset=windows-1256><p>x", "windows-1256"},
      {"<html><head><META\n CharSet = 'Windows-1256' />", "windows-1256"},
      {"<meta http-equiv=content-type content=\"text/html; charset=ISO-8859-6\">", "iso-8859-6"},
      {"<?xml version=\"1.0\" encoding=\"koi8-r\"?><html>", "koi8-r"},
      {"<!-- <meta charset=a> --><meta name=x><meta charset=b>", "b"},
      {"<!-- <meta charset=a>", ""},
      {"<metadata charset=a>", ""},
      {"<meta charset>", ""},
      {"<meta charset=\"\"", ""},
      {
          "<meta charset=../../x/y",
          "..",
      },
      {"<meta", ""},
      {"charset=a", ""},
      {"", ""},
      {std::string(1020, ' ') + "<meta charset=a>", ""},
      {"<meta charset=" + std::string(100, 'a') + ">", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.page);
    CHECK(html_charset(c.page) == c.charset);
  }
}

TEST_CASE("a page is read in the encoding it declares") {
  const auto page =
      make_source("a.html", "<meta charset=windows-1256><p>\xE3\xD1\xD6 \xC7\xE1\xD3\xDF\xD1\xED");
  REQUIRE(page);
  CHECK(page->text == "<meta charset=windows-1256><p>مرض السكري");
  CHECK(page->map.file_offset(36) == 33);
  const auto mixed = make_source("a.html", "<meta charset=koi8-r><p>a\xC1\x80");
  REQUIRE(mixed);
  CHECK(mixed->text == "<meta charset=koi8-r><p>aа─");
}

TEST_CASE("a declared encoding that cannot be, is refused or of no account") {
  const auto unknown = make_source("a.html", "<meta charset=x-klingon><p>caf\xE9");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == "unknown-encoding");
  const auto wrong = make_source("a.html", "<meta charset=iso-8859-6>\n<p>caf\xFF");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == "unknown-encoding");
  CHECK(wrong.error().line == 2);
  CHECK(wrong.error().column == 7);
  const auto latin = make_source("a.html", "<meta charset=iso-8859-1><p>caf\xE9 \x96");
  REQUIRE(latin);
  CHECK(latin->text == "<meta charset=iso-8859-1><p>café –");
  const auto utf8 = make_source("a.html", "<meta charset=utf-8><p>caf\xE9");
  REQUIRE(utf8);
  CHECK(utf8->map.encoding == text::Encoding::windows_1252);
  const auto valid = make_source("a.html", "<meta charset=windows-1256><p>café");
  REQUIRE(valid);
  CHECK(valid->text == "<meta charset=windows-1256><p>café");
}

}  // namespace scruple::document

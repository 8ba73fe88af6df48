#include "document/formats.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

namespace scruple::document {

TEST_CASE("a format is found by its name, its extensions and the path of a file") {
  struct Case {
    std::string path;
    std::string format;
  };
  for (const Case& c : {Case{"a.md", "markdown"}, Case{"a/b.c/README.MARKDOWN", "markdown"},
                        Case{"x.mkd", "markdown"}, Case{"page.HTM", "html"},
                        Case{"dir\\page.xhtml", "html"}, Case{"notes.txt", "text"}}) {
    CAPTURE(c.path);
    const Format* format = format_for_path(c.path);
    REQUIRE(format != nullptr);
    CHECK(format->name == c.format);
  }
  CHECK(format_named("MD")->name == "markdown");
  CHECK(format_named("html")->name == "html");
}

TEST_CASE("a path without a known extension has no format") {
  for (const std::string path :
       {"", "md", "README", ".md", "a.md/b", "a.mdx", "a.", "photo.jpeg"}) {
    CAPTURE(path);
    CHECK(format_for_path(path) == nullptr);
  }
  CHECK(format_named("docx") == nullptr);
}

TEST_CASE("names and extensions are unique and in lower case") {
  std::set<std::string> seen;
  for (const Format& format : formats()) {
    CHECK(seen.insert(std::string(format.name)).second);
    for (const std::string_view extension : format.extensions) {
      if (extension != format.name) CHECK(seen.insert(std::string(extension)).second);
      CHECK(format_named(extension) == &format);
    }
  }
}

TEST_CASE("text of unknown kind is a page when it begins like one, else what the caller says") {
  for (const std::string text :
       {"<!DOCTYPE html><p>a", "\xEF\xBB\xBF \n<html lang=es>", "<!-- c --><head>", "<body>a",
        "<?xml version='1.0'?>\n<!-- x -->\n<!doctype HTML>"}) {
    CAPTURE(text);
    CHECK(sniff(text, "markdown").name == "html");
  }
  for (const std::string text : {"", "# Title", "<p>a paragraph", "<htmlish>", "<!-- open",
                                 "a <html>", "<!doctype xml>", "<?xml version='1.0'?>"}) {
    CAPTURE(text);
    CHECK(sniff(text, "markdown").name == "markdown");
    CHECK(sniff(text, "text").name == "text");
  }
}

}  // namespace scruple::document

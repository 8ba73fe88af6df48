#include "document/foreign_format.h"

#include <string>

#include <doctest/doctest.h>

namespace scruple::document {

TEST_CASE("documents that hide their words in a format of their own are told by their bytes") {
  for (const std::string bytes :
       {"{\\rtf1\\ansi You have \\b diab\\b0 etes.}", "\n {\\rtf1", "\xEF\xBB\xBF%PDF-1.4 text",
        "PK\x03\x04 word/document.xml", "%!PS-Adobe-3.0", "\xD0\xCF\x11\xE0"}) {
    CAPTURE(bytes);
    const auto error = foreign_format("draft.md", bytes);
    REQUIRE(error);
    CHECK(error->code == "foreign-format");
    CHECK(error->path == "draft.md");
    CHECK(error->hint.find("export it as text") == 0);
  }
}

TEST_CASE("and by their extension") {
  for (const std::string name : {"x.docx", "a/b.PDF", "notes.rtf", ".odt"}) {
    CAPTURE(name);
    const auto error = foreign_format(name, "Some text.");
    REQUIRE(error);
    CHECK(error->hint.find("--as text") != std::string::npos);
  }
}

TEST_CASE("text about such documents is text") {
  for (const std::string bytes : {"", "PDF files", "A file that begins %PDF- is a PDF", "{rtf}",
                                  "PK and PD of a drug", "% a comment"}) {
    CAPTURE(bytes);
    CHECK_FALSE(foreign_format("draft.md", bytes));
  }
  CHECK_FALSE(foreign_format("docx", "Some text."));
  CHECK_FALSE(foreign_format("a.docx/b", "Some text."));
  CHECK_FALSE(foreign_format("-", "Some text."));
}

}  // namespace scruple::document

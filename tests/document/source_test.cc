#include "document/source.h"

#include <doctest/doctest.h>

using scruple::document::make_source;

TEST_CASE("a source keeps its name, its text and the way back to the file") {
  const auto source = make_source("a.md", "caf\xC3\xA9\n");
  REQUIRE(source.is_ok());
  CHECK(source->name == "a.md");
  CHECK(source->text == "caf\xC3\xA9\n");
  CHECK(source->map.is_identity());
  CHECK(source->line_index().line_count() >= 1);
}

TEST_CASE("a source that cannot be decoded names its file") {
  const auto source = make_source("a.png", std::string("\x89PNG\0\0\0\1", 8));
  REQUIRE_FALSE(source.is_ok());
  CHECK(source.error().path == "a.png");
  CHECK(source.error().code == "binary-file");
}

TEST_CASE("text in another encoding becomes UTF-8 and its spans lead back") {
  const auto source = make_source("a.txt", "ni\xF1o y beb\xE9, cura milagrosa\n");
  REQUIRE(source.is_ok());
  CHECK(source->text == "niño y bebé, cura milagrosa\n");
  CHECK(source->map.file_offset(4) == 3);
}

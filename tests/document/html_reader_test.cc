#include "document/html_reader.h"

#include <string>

#include <doctest/doctest.h>

#include "document/reading.h"

namespace scruple::document {

using Lines = std::vector<std::string>;

namespace {

// A line in which HTML comes tag by tag, as Markdown hands it over; `~` stands for the end of the
// line's block.
Lines read_line(const std::string& line) {
  Builder builder(source_of(line));
  Outline outline;
  HtmlReader reader(builder, outline);
  const auto span = [](std::size_t begin, std::size_t end) {
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    if (line[at] == '<') {
      end = line.find('>', at) + 1;
      reader.read_inline(Excerpt(builder.text(), {span(at, end)}));
    } else if (line[at] == '~') {
      reader.end_inline();
      builder.end_block();
    } else {
      if (reader.announce_text(builder.text().substr(at, 1))) {
        builder.append_space(span(at, end));
      } else {
        builder.append(span(at, end));
      }
    }
    at = end;
  }
  reader.end_inline();
  return readings(std::move(builder).finish());
}

}  // namespace

TEST_CASE("text between inline tags is taken back when it was hidden or code") {
  CHECK(read_line("a<script>b</script>c") == Lines{"paragraph: ac"});
  CHECK(read_line("a<code>b<i>c</i></code>d") == Lines{"paragraph: a[code]d", "code: b<i>c</i>"});
  CHECK(read_line("a<script>b<code>c</code></script>d") == Lines{"paragraph: ad"});
}

TEST_CASE("an inline element that is never closed hides nothing") {
  CHECK(read_line("a<script>b~c</script>d") == Lines{"paragraph: ab", "paragraph: cd"});
  CHECK(read_line("a<code>b~c") == Lines{"paragraph: ab", "paragraph: c"});
}

TEST_CASE("a number that is raised or lowered is no part of the word before") {
  CHECK(read_line("a<sup>1</sup>b") == Lines{"paragraph: a b"});
  CHECK(read_line("a<sup><b>[1]</b></sup>b") == Lines{"paragraph: a b"});
  CHECK(read_line("1<sup>st</sup>b") == Lines{"paragraph: 1stb"});
  CHECK(read_line("a<sup>b~1") == Lines{"paragraph: ab", "paragraph: 1"});
}

TEST_CASE("a title in a line is an aside") {
  CHECK(read_line("a<svg><title>b</title></svg>c") == Lines{"paragraph: a c", "title: b"});
  CHECK(read_line("a<title>b~c") == Lines{"paragraph: a", "title: b", "paragraph: c"});
}

}  // namespace scruple::document

#include <chrono>
#include <string>

#include <doctest/doctest.h>

#include "document/front_matter.h"

namespace scruple::document {

namespace {

std::optional<FrontMatter> read(const std::string& toml) {
  return read_toml_front_matter(toml, {0, static_cast<std::uint32_t>(toml.size())});
}

}  // namespace

TEST_CASE("values stand in the order of the file, keys where they belong") {
  const auto front_matter = read("b.c = 'x'\na = 'y'\n[[t]]\nz = 1\n[[t]]\ny = 2.50\n");
  REQUIRE(front_matter.has_value());
  CHECK_FALSE(front_matter->problem.has_value());
  std::string keys;
  for (const FrontMatterValue& value : front_matter->values) {
    keys += value.key + "=" + value.value + " ";
  }
  CHECK(keys == "b.c=x a=y t.z=1 t.y=2.50 ");
}

TEST_CASE("a place is found behind characters of several bytes") {
  const auto front_matter = read("a = ['é', '中', '💊', 'x']\n");
  REQUIRE(front_matter.has_value());
  REQUIRE(front_matter->values.size() == 4);
  CHECK(front_matter->values[3].text.source() == Span{27, 28});
}

TEST_CASE("places are right and fast to find on a line as long as a front matter may be") {
  std::string toml = "a = { z = ['é',";
  const auto first = static_cast<std::uint32_t>(toml.size());
  constexpr std::uint32_t count = 120'000;
  for (std::uint32_t i = 0; i < count; ++i) toml += "7,";
  toml += "], b = 8 }\n";  // tables come sorted by key
  const auto begin = std::chrono::steady_clock::now();
  const auto front_matter = read(toml);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
  REQUIRE(front_matter.has_value());
  CHECK_FALSE(front_matter->problem.has_value());
  REQUIRE(front_matter->values.size() == count + 2);
  std::uint32_t wrong_count = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t place = first + 2 * i;
    wrong_count += front_matter->values[i + 1].text.source() == Span{place, place + 1} ? 0U : 1U;
  }
  CHECK(wrong_count == 0);
  CHECK(front_matter->values.back().value == "8");
}

TEST_CASE("deep nesting is a problem, not a crash") {
  const auto front_matter = read("a = " + std::string(100'000, '[') + "\n");
  REQUIRE(front_matter.has_value());
  CHECK(front_matter->problem.has_value());
}

TEST_CASE("a text whose quotes are not closed is told as that") {
  for (const std::string toml : {"a = \"é b\nc = 1\n", "a = 'b\r\n", "x = 1\na = \"b"}) {
    CAPTURE(toml);
    const auto front_matter = read(toml);
    REQUIRE(front_matter.has_value());
    REQUIRE(front_matter->problem.has_value());
    const std::string& message = front_matter->problem->message;
    CHECK_MESSAGE(message.find("control character") == std::string::npos, message);
  }
  const auto first = read("a = \"é b\nc = 1\n");
  REQUIRE(first->problem);
  CHECK(first->problem->message.ends_with("the quotes of this text are never closed"));
  const auto control = read(
      "a = \"b\x01"
      "c\"\n");
  REQUIRE(control->problem);
  CHECK(control->problem->message.find("control character") != std::string::npos);
}

}  // namespace scruple::document

#include "report/formats.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "report/sample.h"
#include "support/temporary_folder.h"

using scruple::report::Format;
using scruple::report::FormatOptions;
using scruple::report::formats;
using scruple::test::sample_file;
using scruple::test::sample_files;
using scruple::test::written;

namespace {

// Compares with a file of tests/report/golden; SCRUPLE_UPDATE=1 rewrites it.
void check_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(SCRUPLE_SOURCE_DIR "/tests/report/golden/") + name;
  if (std::getenv("SCRUPLE_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  CAPTURE(name);
  CHECK(text == scruple::test::contents_of(path));
}

}  // namespace

TEST_CASE("the sample is written in every format as it was reviewed") {
  for (const Format& format : formats()) {
    check_golden("sample." + std::string(format.name) + "." + std::string(format.extension),
                 written(sample_files(), format.name));
  }
}

TEST_CASE("the coloured text is the plain text with colours around") {
  std::string colored = written(sample_files(), "text", {.has_color = true});
  CHECK(colored.find("\x1b[1;31merror:\x1b[0m") != std::string::npos);
  for (std::size_t at = colored.find('\x1b'); at != std::string::npos; at = colored.find('\x1b')) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  CHECK(colored == written(sample_files(), "text"));
}

TEST_CASE("no format shows confidential words, nor four characters of them") {
  const std::vector<std::string> secrets = {"123-45-6789", "987-65-4321"};
  for (const Format& format : formats()) {
    const std::string text = written(sample_files(), format.name, {.with_trace = true});
    for (const std::string& secret : secrets) {
      for (std::size_t at = 0; at + 4 <= secret.size(); ++at) {
        CAPTURE(format.name);
        CHECK(text.find(secret.substr(at, 4)) == std::string::npos);
      }
    }
  }
}

TEST_CASE("what is written about a confidential number does not tell its length") {
  for (const Format& format : formats()) {
    if (format.name == "json" || format.name == "sarif") {
      continue;  // they give its place in the file, which is what they are for
    }
    CHECK(written({sample_file("a.md", "call {{123-45-6789}} now")}, format.name) ==
          written({sample_file("a.md", "call {{123456789}} now")}, format.name));
  }
}

TEST_CASE("words of the source never begin a line of text, nor is a control character left") {
  const std::string text =
      written({sample_file("a.md",
                           "x ==miracle\n::error::cure\n::warning::more== {{1\n::x}}\x1b]8;;\x07"
                           "\xC2\x9B \xE2\x80\xAE \xE2\x81\xA6 \x7F")},
              "text");
  for (std::size_t at = 0; at != std::string::npos; at = text.find('\n', at + 1)) {
    CHECK_FALSE(text.substr(at + 1).starts_with("::"));
  }
  for (const char* bad : {"\x1b", "\x07", "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6", "\x7F"}) {
    CHECK(text.find(bad) == std::string::npos);
  }
}

TEST_CASE("JSON is written finding by finding, however many a file holds") {
  struct LargestWrite final : scruple::Writer {
    bool write(std::string_view bytes) override {
      size = std::max(size, bytes.size());
      return true;
    }
    std::size_t size = 0;
  };
  const auto largest = [](int finding_count) {
    std::string text;
    for (int i = 0; i < finding_count; ++i) {
      text += "==miracle cure==\n";
    }
    const scruple::policy::Library library = scruple::test::sample_library();
    LargestWrite out;
    const scruple::report::Run run{.library = &library, .date = {2026, 11, 22}};
    const auto writer = scruple::report::format_named("json")->make(run, {}, out);
    writer->add(sample_file("a.md", text));
    return out.size;
  };
  CHECK(largest(500) < 2 * largest(1));
}

TEST_CASE("an empty run is written in every format") {
  for (const Format& format : formats()) {
    CHECK_FALSE(written({}, format.name).empty());
  }
}

TEST_CASE("quiet text is the findings alone") {
  const std::string text =
      written({sample_file("a.md", "a ==miracle cure== here")}, "text", {.is_quiet = true});
  CHECK(text.find("Policies") == std::string::npos);
  CHECK(
      text.starts_with("a.md:1:3: error: Claims a miracle: 'miracle cure'. [house/miracle-cure]\n"
                       "    1 | a miracle cure here\n"
                       "      |   ^~~~~~~~~~~~\n"));
}

TEST_CASE("names and descriptions of formats are fit for help") {
  std::set<std::string_view> names;
  for (const Format& format : formats()) {
    CHECK(names.insert(format.name).second);
    CHECK_FALSE(format.description.empty());
    CHECK_FALSE(format.description.ends_with('.'));
    CHECK(scruple::report::format_named(format.name) == &format);
  }
  CHECK(scruple::report::format_named("nonsense") == nullptr);
}

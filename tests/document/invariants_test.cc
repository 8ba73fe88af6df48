// What holds of every document, whatever the input: over the files of corpora/formats, the texts of
// its evasion sets, and both again after random damage.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "document/formats.h"
#include "document/reading.h"
#include "text/utf8.h"

namespace scruple::document {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Sample {
  const Format* format = nullptr;
  std::string text;
};

std::vector<Sample> samples() {
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(SCRUPLE_SOURCE_DIR) / "corpora/formats")) {
    if (entry.is_regular_file() && entry.path().filename() != "README.md") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Sample> all;
  const auto add_cases = [&](const nlohmann::json& set) {
    for (const nlohmann::json& one : set.at("cases")) {
      all.push_back({format_named(one.at("extension").get<std::string>()),
                     one.at("text").get<std::string>()});
    }
  };
  for (const fs::path& path : paths) {
    if (path.extension() != ".json") {
      if (const Format* format = format_for_path(path.string())) {
        all.push_back({format, contents(path)});
      }
      continue;
    }
    const nlohmann::json json = nlohmann::json::parse(contents(path));
    if (json.contains("cases")) add_cases(json);
    if (json.contains("sets")) std::for_each(json["sets"].begin(), json["sets"].end(), add_cases);
  }
  return all;
}

// The first thing that is wrong with a document; empty when nothing is.
std::string fault_in_segments(const Document& document) {
  const std::string& text = document.source.text;
  const auto is_boundary = [&](std::uint32_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80;
  };
  std::uint32_t end = 0;
  std::size_t next_block = 0;
  for (std::size_t i = 0; i < document.segments.size(); ++i) {
    const Segment& segment = document.segments[i];
    if (segment.source.begin >= segment.source.end) return "an empty segment";
    if (segment.source.end > text.size()) return "a segment outside the source";
    if (segment.block >= document.blocks.size()) return "a segment of no block";
    if (segment.block > next_block) return "a block out of turn";
    if (segment.block == next_block) ++next_block;
    if (!is_boundary(segment.source.begin) || !is_boundary(segment.source.end)) {
      return "a segment that divides a character";
    }
    const Segment* before = i > 0 ? &document.segments[i - 1] : nullptr;
    const bool is_own_block =
        before != nullptr && before->source == segment.source &&
        (before->kind == SegmentKind::url || before->kind == SegmentKind::code);
    if (is_own_block) {
      const BlockKind wanted = before->kind == SegmentKind::url ? BlockKind::url : BlockKind::code;
      if (document.blocks[segment.block].kind != wanted) return "a mark with the wrong block";
      if (segment.kind != SegmentKind::verbatim) return "a mark without its text";
    } else if (segment.source.begin < end) {
      return "segments that overlap or are not sorted";
    }
    if (!is_own_block && before != nullptr &&
        (before->kind == SegmentKind::url || before->kind == SegmentKind::code)) {
      return "a mark without its block";
    }
    if (segment.kind == SegmentKind::replaced &&
        (segment.replacement.end > document.replacements.size() ||
         segment.replacement.begin >= segment.replacement.end)) {
      return "a replacement outside the store";
    }
    if (text::find_invalid_utf8(text_of(document, segment))) return "a reading that is not UTF-8";
    end = segment.source.end;
  }
  return next_block == document.blocks.size() ? "" : "a block without a segment";
}

std::string fault_beside(const Document& document) {
  const auto size = static_cast<std::uint32_t>(document.source.text.size());
  const Span whole = {0, size};
  const auto is_before = [](const auto& a, const auto& b) { return a.source < b.source; };
  if (!std::is_sorted(document.marks.begin(), document.marks.end(), is_before)) {
    return "marks that are not sorted";
  }
  if (!std::is_sorted(document.comments.begin(), document.comments.end(), is_before)) {
    return "comments that are not sorted";
  }
  for (const Mark& mark : document.marks) {
    if (mark.source.is_empty() || !whole.holds(mark.source)) return "a mark outside the source";
  }
  for (const Comment& comment : document.comments) {
    if (!whole.holds(comment.source) || !comment.source.holds(comment.text)) {
      return "a comment outside the source";
    }
  }
  for (const MetadataValue& value : document.metadata) {
    if (!whole.holds(value.source) || value.source.begin > value.source.end) {
      return "metadata outside the source";
    }
  }
  return "";
}

std::string fault_in(const Format& format, const std::string& text) {
  const Document document = format.parse(source_of(text));
  const std::string fault = fault_in_segments(document);
  return fault.empty() ? fault_beside(document) : fault;
}

// Cuts, doubles, swaps and inserts, always between characters.
class Damage {
 public:
  explicit Damage(std::uint32_t seed) : random_(seed) {}

  std::string of(std::string text, const std::string& other) {
    for (std::uint32_t i = below(6) + 1; i > 0; --i) {
      const std::size_t begin = place_in(text);
      const std::size_t end = std::min(text.size(), begin + below(12));
      switch (below(4)) {
        case 0:
          text.erase(begin, boundary(text, end) - begin);
          break;
        case 1:
          text.insert(begin, text.substr(begin, boundary(text, end) - begin));
          break;
        case 2: {
          const std::size_t from = place_in(other);
          text.insert(begin, other.substr(from, boundary(other, from + below(20)) - from));
          break;
        }
        default:
          text.insert(begin, tokens[below(std::size(tokens))]);
          break;
      }
    }
    return text;
  }

  std::uint32_t below(std::size_t limit) {
    return limit == 0 ? 0 : static_cast<std::uint32_t>(random_() % limit);
  }

 private:
  static constexpr std::string_view tokens[] = {"\n",
                                                "\r",
                                                "\r\n",
                                                "\n\n",
                                                " ",
                                                "\t",
                                                "> ",
                                                "- ",
                                                "# ",
                                                "1. ",
                                                "`",
                                                "``",
                                                "```\n",
                                                "*",
                                                "**",
                                                "_",
                                                "[",
                                                "]",
                                                "](",
                                                "](<",
                                                ")",
                                                "![",
                                                "![a](b)",
                                                "[a](b \"c\")",
                                                "\n[a]: b 'c'\n",
                                                "&",
                                                "&amp;",
                                                "&#97;",
                                                "&#x",
                                                ";",
                                                "\\",
                                                "\\\n",
                                                "<",
                                                ">",
                                                "</",
                                                "/>",
                                                "<b>",
                                                "</b>",
                                                "<p>",
                                                "<!--",
                                                "-->",
                                                "--!>",
                                                "<script>",
                                                "</script>",
                                                "<code>",
                                                "</code>",
                                                "<title>",
                                                "</title>",
                                                "<svg>",
                                                "</svg>",
                                                "<template>",
                                                "<table>",
                                                "<td>",
                                                "<li>",
                                                "<pre>",
                                                "<sup>1</sup>",
                                                "<img alt='",
                                                "<![CDATA[",
                                                "]]>",
                                                "http://",
                                                "https://x.example/a",
                                                "www.",
                                                "www.a.b",
                                                "a@b.c",
                                                "<http://a>",
                                                "---\n",
                                                "---\ntitle: \"",
                                                "+++\n",
                                                "title = '''",
                                                ": ",
                                                "|\n  ",
                                                ">-\n",
                                                "'",
                                                "\"",
                                                "|",
                                                "|---|\n",
                                                "~~",
                                                "\xC2\xA0",
                                                "\xE2\x80\x8B",
                                                "\xF0\x9F\x92\x8A",
                                                "\xEF\xBB\xBF",
                                                "===\n",
                                                "\f",
                                                "{"};

  static std::size_t boundary(const std::string& text, std::size_t offset) {
    offset = std::min(offset, text.size());
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80) {
      ++offset;
    }
    return offset;
  }
  std::size_t place_in(const std::string& text) { return boundary(text, below(text.size() + 1)); }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("segments are sorted, inside the source and apart, and map back to their bytes") {
  const std::vector<Sample> all = samples();
  REQUIRE(all.size() >= 170);
  for (const Sample& sample : all) {
    CAPTURE(sample.text);
    REQUIRE(sample.format != nullptr);
    CHECK(fault_in(*sample.format, sample.text).empty());
  }
}

TEST_CASE("so are they in every format after random damage") {
  const std::vector<Sample> all = samples();
  Damage damage(20'260'101);
  for (int round = 0; round < 30; ++round) {
    for (const Sample& sample : all) {
      const std::string text = damage.of(sample.text, all[damage.below(all.size())].text);
      const Format& format = formats()[damage.below(formats().size())];
      const std::string fault = fault_in(format, text);
      if (!fault.empty()) {
        CAPTURE(text);
        CAPTURE(std::string(format.name));
        CHECK(fault == "");
      }
    }
  }
}

}  // namespace scruple::document

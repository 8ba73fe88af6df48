#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "report/sample.h"
#include "support/temporary_folder.h"

// What SARIF's own tool thinks of our files. `./dev test` fetches Microsoft's Multitool from npm
// into build/node; without it the tests of the suite "sarif_reader" are skipped, or fail where
// SCRUPLE_REQUIRE_SARIF_READER is 1.

namespace fs = std::filesystem;
using nlohmann::json;
using scruple::report::FileReport;
using scruple::test::contents_of;
using scruple::test::sample_file;
using scruple::test::sample_files;
using scruple::test::TemporaryFolder;
using scruple::test::written;

namespace {

bool runs(const std::string& command) { return std::system(command.c_str()) == 0; }

// The command that runs the tool; empty where it has not been fetched.
std::string multitool() {
  const std::string tool = SCRUPLE_SOURCE_DIR
      "/build/node/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool";
  if (!fs::exists(tool)) {
    const char* required = std::getenv("SCRUPLE_REQUIRE_SARIF_READER");
    if (required != nullptr && std::string_view(required) == "1") {
      FAIL("./dev test fetches the Multitool, which is not there: ", tool);
    }
    MESSAGE("skipped: ./dev test fetches the Multitool, which is not there: ", tool);
    return "";
  }
  return "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 '" + tool + "'";
}

json read_json(const std::string& path) {
  std::string text = contents_of(path);
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.erase(0, 3);
  }
  return json::parse(text);
}

// The rules of the validator that our file breaks, with what it says.
std::vector<std::string> validator_results(const std::string& tool, const TemporaryFolder& folder,
                                           const std::string& sarif) {
  const std::string file = folder.write("out.sarif", sarif);
  REQUIRE(runs(
      tool + " validate '" + file + "' --rule-kind 'Sarif;Ghas' -o '" + (folder / "judged.sarif") +
      "' --log ForceOverwrite --level 'Error;Warning;Note' > '" + (folder / "log") + "' 2>&1"));
  std::vector<std::string> out;
  const json judged = read_json(folder / "judged.sarif");
  for (const json& result : judged["runs"][0]["results"]) {
    out.push_back(result["ruleId"].get<std::string>() + " " + result["message"].dump());
  }
  for (const json& note :
       judged["runs"][0]["invocations"][0].value("toolConfigurationNotifications", json::array())) {
    out.push_back(note.dump());
  }
  return out;
}

// What stays: matters of taste (SARIF2002, 2006, 2009, 2013), where the code came from (2003), an
// address for the program and for rules without a public source (2005, 2012), and snippets (2010,
// 2011), which would repeat the words of the source.
bool is_accepted(const std::string& result) {
  for (const char* rule : {"SARIF2002", "SARIF2003", "SARIF2006", "SARIF2009", "SARIF2010",
                           "SARIF2011", "SARIF2013"}) {
    if (result.starts_with(rule)) {
      return true;
    }
  }
  return result.find("ProvideToolnformationUri") != std::string::npos ||
         result.find("ProvideHelpUri") != std::string::npos;
}

}  // namespace

TEST_SUITE_BEGIN("sarif_reader");

TEST_CASE("the validator of SARIF's makers has nothing against our files") {
  const std::string tool = multitool();
  if (tool.empty()) {
    return;
  }
  const TemporaryFolder folder;
  for (const auto& files : {sample_files(), std::vector<FileReport>{}}) {
    for (const std::string& result : validator_results(tool, folder, written(files, "sarif"))) {
      if (!is_accepted(result)) {
        FAIL_CHECK(result);
      }
    }
  }
}

TEST_CASE("the validator does see a fault") {
  const std::string tool = multitool();
  if (tool.empty()) {
    return;
  }
  json broken = json::parse(written(sample_files(), "sarif"));
  broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] = 0;
  const TemporaryFolder folder;
  const auto results = validator_results(tool, folder, broken.dump());
  CHECK_FALSE(std::ranges::all_of(results, is_accepted));
}

TEST_CASE("another reader of our regions sees the words we meant, on awkward texts") {
  const std::string tool = multitool();
  if (tool.empty()) {
    return;
  }
  const std::vector<std::string> texts = {
      "plain ==words== here\n",
      "\xEF\xBB\xBF==at the mark== of byte order\nand ==below==\n",
      "one\r\ntwo ==words==\r\nthree ==over\r\nlines== x\r\n",
      "lone\rreturn ==words==\rmore ==x==",
      "emoji \xF0\x9F\x98\x80 \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9 ==words== "
      "==\xF0\x9F\x92\x8A pill== x\n",
      "combining e\xCC\x81 ==cafe\xCC\x81== \xD9\x85\xD8\xB1\xD8\xAD ==\xD8\xA8\xD8\xA7==\n",
      "math \xF0\x9D\x97\xAA\xF0\x9D\x97\x9B "
      "==\xF0\x9D\x97\xAA\xF0\x9D\x97\x9B\xF0\x9D\x97\x94==\n",
      "tab\t==words==\tx\n\n\n==after== empty lines\nno last ==line break==",
      "bidi \xE2\x80\xAE ==words== \xE2\x80\xAC\n==a==",
  };
  const TemporaryFolder folder;
  std::vector<FileReport> files;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    files.push_back(sample_file("text" + std::to_string(i) + ".md", texts[i]));
    folder.write(files.back().path, files.back().source->text);
  }
  json log = json::parse(written(files, "sarif"));
  const json original = log["runs"][0]["results"];
  json& run = log["runs"][0];
  run["originalUriBaseIds"]["ROOT"]["uri"] = "file://" + folder.path() + "/";
  run["artifacts"] = json::array();
  for (json& result : run["results"]) {
    json& place = result["locations"][0]["physicalLocation"];
    place["artifactLocation"]["uriBaseId"] = "ROOT";
    place["artifactLocation"]["index"] = run["artifacts"].size();
    run["artifacts"].push_back({{"location", place["artifactLocation"]}});
    // The tool takes no snippet of a region that has a place in bytes as well.
    place["region"].erase("byteOffset");
    place["region"].erase("byteLength");
    result["partialFingerprints"].erase("primaryLocationLineHash");
  }
  folder.write("in.sarif", log.dump());
  REQUIRE(
      runs(tool + " rewrite '" + (folder / "in.sarif") + "' -o '" + (folder / "out.sarif") +
           "' --insert 'RegionSnippets;RollingHashPartialFingerprints' --log ForceOverwrite > '" +
           (folder / "log") + "' 2>&1"));
  const json read = read_json(folder / "out.sarif");
  const json& results = read["runs"][0]["results"];
  REQUIRE(results.size() == run["results"].size());
  std::size_t next = 0;
  for (const FileReport& file : files) {
    for (const auto& finding : file.result.findings) {
      const json& result = results[next];
      const json& region = result["locations"][0]["physicalLocation"]["region"];
      CAPTURE(file.path);
      CAPTURE(region.dump());
      const std::string words = file.source->text.substr(finding.span.begin, finding.span.size());
      REQUIRE(region.contains("snippet"));
      CHECK(region["snippet"]["text"] == words);
      const json& ours = original[next];
      const json& place = ours["locations"][0]["physicalLocation"]["region"];
      CHECK(place["byteOffset"] == finding.span.begin);
      CHECK(place["byteLength"] == finding.span.size());
      if (finding.span.begin > 3 || !file.source->text.starts_with("\xEF\xBB\xBF")) {
        // GitHub hashes a byte order mark, which this tool drops.
        CHECK(result["partialFingerprints"]["primaryLocationLineHash"] ==
              ours["partialFingerprints"]["primaryLocationLineHash"]);
      }
      ++next;
    }
  }
}

TEST_SUITE_END();

TEST_CASE("of more results than the limit the worst are kept, and the rest is counted") {
  std::string text;
  for (int i = 0; i < 10; ++i) {
    text += "[[trigger]] {{123-45-6789}} ==miracle==\n";
  }
  const json log =
      json::parse(written({sample_file("a.md", text)}, "sarif", {.sarif_max_results = 12}));
  const json& results = log["runs"][0]["results"];
  REQUIRE(results.size() == 12);
  for (std::size_t i = 0; i < results.size(); ++i) {
    CHECK(results[i]["level"] == (i < 10 ? "error" : "warning"));
  }
  const std::string notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"].dump();
  CHECK(notes.find("18 of 30 findings were left out") != std::string::npos);
}

TEST_CASE("whatever the order of files and the limit, the same results are kept as of all sorted") {
  const std::vector<FileReport> files = {
      sample_file("a.md", "[[t]] {{123-45-6789}} [[t]] ==miracle== [[t]]\n"),
      sample_file("b.md", "==miracle== {{123-45-6789}} ==miracle==\n"),
      sample_file("c.md", "[[t]] [[t]] {{123-45-6789}} ==miracle==\n")};
  const auto results_of = [&](std::size_t limit) {
    return json::parse(written(files, "sarif", {.sarif_max_results = limit}))["runs"][0]["results"];
  };
  json all = results_of(1000);
  REQUIRE(all.size() == 12);
  for (std::size_t limit = 0; limit <= all.size(); ++limit) {
    CAPTURE(limit);
    const json kept = results_of(limit);
    REQUIRE(kept.size() == limit);
    CHECK(std::equal(kept.begin(), kept.end(), all.begin()));
  }
}

TEST_CASE("a file that could not be read makes the run unsuccessful and is named") {
  const json log = json::parse(written(sample_files(), "sarif"));
  const json& invocation = log["runs"][0]["invocations"][0];
  CHECK(invocation["executionSuccessful"] == false);
  CHECK(invocation["toolExecutionNotifications"].dump().find("posts/image.png") !=
        std::string::npos);
}

TEST_CASE("fingerprints stay when lines move, and tell equal findings apart") {
  const auto prints = [](std::string_view text) {
    std::vector<std::string> out;
    const json log = json::parse(written({sample_file("a.md", text)}, "sarif"));
    for (const json& result : log["runs"][0]["results"]) {
      out.push_back(result["partialFingerprints"]["scrupleFinding/v1"]);
    }
    return out;
  };
  const auto before =
      prints("A ==miracle cure== here.\n\nA ==miracle cure== here.\n{{123-45-6789}}");
  const auto after = prints(
      "# New\n\n\tA ==MIRACLE cure== here.\n\nMore.\n\nA ==miracle cure== here.\n{{987-65-4321}}");
  CHECK(before == after);
  CHECK(before[0] != before[1]);
  CHECK(prints("A ==miracle cure== there.")[0] != before[0]);
}

TEST_CASE("no fingerprint of a file depends on its confidential words") {
  const auto log_of = [](std::string_view text) {
    json log = json::parse(written({sample_file("a.md", text)}, "sarif"));
    json prints = json::array();
    for (const json& result : log["runs"][0]["results"]) {
      prints.push_back(result["partialFingerprints"]);
    }
    return prints;
  };
  CHECK(log_of("a ==miracle== for {{123-45-6789}} and\n==more==\n") ==
        log_of("a ==miracle== for {{987-65-4321}} and\n==more==\n"));
}

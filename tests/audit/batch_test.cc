#include "audit/batch.h"

#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "support/house.h"
#include "support/house_policy.h"
#include "support/pipe.h"
#include "support/temporary_folder.h"

using nlohmann::json;
using scruple::audit::BatchOptions;
using scruple::audit::BatchSummary;
using scruple::audit::run_batch;
using scruple::test::house;
using scruple::test::House;
using scruple::test::Pipe;
using scruple::test::write_all;

namespace {

std::string read_some(int descriptor) {
  std::string out(4096, '\0');
  const ssize_t count = ::read(descriptor, out.data(), out.size());
  out.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return out;
}

struct Filtered {
  std::string output;
  BatchSummary summary;
};

// The stream through the filter, with threads that feed it and read from it.
Filtered filtered(const std::string& stream, const BatchOptions& options = {},
                  const House& policies = house()) {
  Pipe in;
  Pipe out;
  Filtered result;
  const std::jthread feeder([&] {
    write_all(in.writing.get().value, stream);
    in.writing.reset();
  });
  std::jthread reader([&] {
    for (std::string piece = read_some(out.reading.get().value); !piece.empty();
         piece = read_some(out.reading.get().value)) {
      result.output += piece;
    }
  });
  {
    const auto stop = *scruple::io::StopRequest::create();
    scruple::io::InputStream input(in.reading.get().value, "input", stop.get());
    scruple::io::FdWriter writer(out.writing.get().value, "output");
    result.summary = run_batch(options, policies.linter, input, writer, *stop);
  }
  in.reading.reset();
  out.writing.reset();
  reader.join();
  return result;
}

std::vector<json> lines_of(const std::string& output) {
  std::vector<json> lines;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t end = output.find('\n', at);
    REQUIRE(end != std::string::npos);
    lines.push_back(json::parse(output.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("every record gets its line, with offsets in the decoded text") {
  const Filtered result = filtered(
      "{\"id\":1,\"text\":\"\\ud83d\\udc8a a miracle cure for 123-45-6789\"}\n"
      "{\"id\":2,\"text\":\"Nothing.\"}\n");
  const auto lines = lines_of(result.output);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == json::parse(R"({"id":1,"verdict":"block","findings":[
      {"policy":"house","rule":"house/miracle-cure","severity":"error","start":7,"end":19,
       "start_utf16":5,"end_utf16":17,"message":"Claims a miracle."},
      {"policy":"house","rule":"house/us-ssn","severity":"warning","start":24,"end":35,
       "start_utf16":22,"end_utf16":33,"message":"Shows a social security number."}]})"));
  CHECK(lines[1] == json::parse(R"({"id":2,"verdict":"clear","findings":[]})"));
  CHECK(result.output.find("6789") == std::string::npos);
}

TEST_CASE("bad lines get error records in their place") {
  const BatchOptions options{.lines = {.max_line_size = 1000}};
  const Filtered result =
      filtered("{\"id\":\"a\",\"text\":\"x\"}\n\n{nonsense\n{\"text\":\"" + std::string(2000, 'x') +
                   "\"}\n{\"id\":9}\n{\"id\":\"z\",\"text\":\"miracle cure\"}\n{\"id\":1,\"te",
               options);
  const auto lines = lines_of(result.output);
  REQUIRE(lines.size() == 7);
  const char* codes[] = {"", "json", "json", "line-too-long", "no-text", "", "json"};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CAPTURE(lines[i].dump());
    if (*codes[i] == '\0') {
      CHECK_FALSE(lines[i].contains("error"));
    } else {
      CHECK(lines[i]["line"] == i + 1);
      CHECK(lines[i]["error"]["code"] == codes[i]);
      CHECK_FALSE(lines[i]["error"]["message"].get<std::string>().empty());
    }
  }
  CHECK(lines[4]["id"] == 9);
  CHECK(result.summary.record_count == 7);
  CHECK(result.summary.error_count == 5);
  CHECK(result.summary.block_count == 1);
  CHECK(result.summary.clear_count == 1);
}

TEST_CASE("the output is the same for any number of threads and any block size, and ASCII") {
  std::string stream;
  for (int i = 0; i < 3000; ++i) {
    stream += "{\"id\":" + std::to_string(i) + ",\"text\":\"é " +
              (i % 7 == 0 ? "a miracle cure" : "nothing") + " 日本\"}\n";
    if (i % 500 == 3) {
      stream += "{broken\n";
    }
  }
  const std::string expected = filtered(stream, {.jobs = 1}).output;
  CHECK(lines_of(expected).size() == 3006);
  for (const char character : expected) {
    REQUIRE((character == '\n' || (' ' <= character && character <= '~')));
  }
  for (const std::size_t block_size : {1U, 1000U, 1'000'000U}) {
    for (const std::size_t jobs : {1U, 2U, 7U}) {
      CHECK(filtered(stream, {.lines = {.block_size = block_size}, .jobs = jobs}).output ==
            expected);
    }
  }
}

TEST_CASE("only records with findings are written when that is asked for, and errors") {
  const Filtered result =
      filtered("{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"text\":\"miracle cure\"}\nbroken\n",
               {.has_only_findings = true});
  const auto lines = lines_of(result.output);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["id"] == 2);
  CHECK(lines[1].contains("error"));
  CHECK(result.summary.record_count == 3);
}

TEST_CASE("after so many error records it gives up, at the very record") {
  std::string stream;
  for (int i = 0; i < 100; ++i) {
    stream += i % 10 == 9 ? "broken\n" : "{\"id\":1,\"text\":\"x\"}\n";
  }
  for (const std::size_t block_size : {1U, 50U, 100'000U}) {
    const Filtered result =
        filtered(stream, {.lines = {.block_size = block_size}, .jobs = 3, .max_errors = 3});
    CHECK(lines_of(result.output).size() == 30);
    CHECK(result.summary.record_count == 30);
    CHECK(result.summary.is_over_max_errors);
  }
}

TEST_CASE("answers come while the input stays open") {
  Pipe in;
  Pipe out;
  const auto stop = *scruple::io::StopRequest::create();
  BatchSummary summary;
  std::jthread filter([&] {
    scruple::io::InputStream input(in.reading.get().value, "input", stop.get());
    scruple::io::FdWriter writer(out.writing.get().value, "output");
    summary = run_batch({.jobs = 2}, house().linter, input, writer, *stop);
  });
  for (int i = 0; i < 20; ++i) {
    write_all(in.writing.get().value, "{\"id\":" + std::to_string(i) + ",\"text\":\"x\"}\n");
    CHECK(read_some(out.reading.get().value).starts_with("{\"id\":" + std::to_string(i) + ","));
  }
  in.writing.reset();
  filter.join();
  CHECK(summary.record_count == 20);
  CHECK_FALSE(summary.failure);
}

TEST_CASE("a reader that goes away ends the run, although the input stays open") {
  scruple::io::ignore_broken_pipes();
  Pipe in;
  Pipe out;
  const auto stop = *scruple::io::StopRequest::create();
  BatchSummary summary;
  std::jthread filter([&] {
    scruple::io::InputStream input(in.reading.get().value, "input", stop.get());
    scruple::io::FdWriter writer(out.writing.get().value, "output");
    summary = run_batch({.jobs = 2}, house().linter, input, writer, *stop);
  });
  out.reading.reset();
  write_all(in.writing.get().value, "{\"id\":1,\"text\":\"x\"}\n");
  filter.join();  // in.writing is still open
  REQUIRE(summary.failure);
  CHECK(summary.failure->code == "output-closed");
}

TEST_CASE("an interruption ends the run while it waits for input") {
  Pipe in;
  Pipe out;
  const auto stop = *scruple::io::StopRequest::create();
  BatchSummary summary;
  std::jthread filter([&] {
    scruple::io::InputStream input(in.reading.get().value, "input", stop.get());
    scruple::io::FdWriter writer(out.writing.get().value, "output");
    summary = run_batch({}, house().linter, input, writer, *stop);
  });
  stop->request();
  filter.join();
  REQUIRE(summary.failure);
  CHECK(summary.failure->code == "interrupted");
}

TEST_CASE("a line of a hundred megabytes is passed over, and the next one judged") {
  const Filtered result = filtered("{\"text\":\"" + std::string(std::size_t{100} << 20, 'x') +
                                   "\"}\n{\"id\":1,\"text\":\"x\"}\n");
  const auto lines = lines_of(result.output);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["error"]["code"] == "line-too-long");
  CHECK(lines[1]["id"] == 1);
}

TEST_CASE("what a record says about itself yields to the command line") {
  std::string policy(scruple::test::house_policy);
  policy.insert(policy.find("    why: Nothing"), "    when: {audience: [hcp]}\n");
  const House for_professionals(policy);
  const std::string stream = R"({"text":"A miracle cure","audience":"mothers"})"
                             "\n"
                             R"({"text":"A miracle cure","audience":"hcp"})"
                             "\n"
                             R"({"text":"A miracle cure"})"
                             "\n";
  const auto verdicts = [&](const char* audience) {
    BatchOptions options;
    if (audience != nullptr) {
      REQUIRE_FALSE(options.profile.set("audience", audience));
    }
    std::string all;
    for (const json& line : lines_of(filtered(stream, options, for_professionals).output)) {
      all += line["verdict"].get<std::string>() + " ";
    }
    return all;
  };
  CHECK(verdicts(nullptr) == "clear block review ");
  CHECK(verdicts("hcp") == "block block block ");
  CHECK(verdicts("mothers") == "clear clear clear ");
}

TEST_CASE("records larger than all blocks under way may hold come out as others do") {
  std::string stream;
  for (int i = 0; i < 6; ++i) {
    std::string text;
    while (text.size() < (i % 2 == 0 ? std::size_t{5} << 20 : 100)) {
      text += "Nothing to be seen on this line.\n\n";
    }
    stream += json{{"id", i}, {"text", text + (i % 3 == 0 ? "A miracle cure" : "")}}.dump() + "\n";
  }
  const auto lines = lines_of(filtered(stream, {.jobs = 3}).output);
  REQUIRE(lines.size() == 6);
  for (int i = 0; i < 6; ++i) {
    const json& line = lines[static_cast<std::size_t>(i)];
    CHECK(line["id"] == i);
    CHECK(line["verdict"] == (i % 3 == 0 ? "block" : "clear"));
  }
}

TEST_CASE("half a character is counted, and offsets count its replacement") {
  const Filtered result = filtered(R"({"id":1,"text":"\ud83d a miracle cure"})"
                                   "\n");
  CHECK(lines_of(result.output)[0]["findings"][0]["start"] == 6);
  CHECK(lines_of(result.output)[0]["findings"][0]["start_utf16"] == 4);
  CHECK(result.summary.mended_count == 1);
  CHECK(result.summary.error_count == 0);
}

TEST_CASE("every code of an error stands in the description of the protocol") {
  const std::string protocol = scruple::test::contents_of(SCRUPLE_SOURCE_DIR "/src/audit/batch.md");
  const std::vector<std::pair<const char*, std::size_t>> sources = {
      {"audit/record.cc", 7}, {"audit/batch.cc", 1}, {"audit/line_blocks.cc", 2}};
  for (const auto& [source, least] : sources) {
    const std::string text =
        scruple::test::contents_of(std::string(SCRUPLE_SOURCE_DIR "/src/") + source);
    constexpr std::string_view mark = ".code = \"";
    std::size_t count = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      const std::size_t begin = at + mark.size();
      const std::string code = text.substr(begin, text.find('"', begin) - begin);
      CAPTURE(code);
      ++count;
      if (code != "unknown-field") {  // of the command line
        CHECK(protocol.find("| `" + code + "` |") != std::string::npos);
      }
    }
    CHECK(count >= least);
  }
  for (const char* code : {"bad-date", "unknown-profile-value", "too-many-values"}) {
    CHECK(protocol.find(std::string("| `") + code + "` |") != std::string::npos);
  }
}

TEST_CASE("the summary is one line of JSON") {
  const std::string line = scruple::audit::summary_line({.record_count = 3, .error_count = 1});
  CHECK(line.ends_with("}\n"));
  CHECK(json::parse(line)["records"] == 3);
  CHECK(json::parse(line)["complete"] == true);
  CHECK_FALSE(json::parse(line).contains("error"));
}

TEST_CASE("the summary of a run that was given up says why, and where") {
  const json over = json::parse(scruple::audit::summary_line(
      {.record_count = 3, .error_count = 1, .is_over_max_errors = true}));
  CHECK(over["complete"] == false);
  CHECK(over["error"] == "max-errors");
  CHECK(over["message"].get<std::string>().starts_with("1 record could not be checked"));
  CHECK_FALSE(over.contains("line"));
  const json failed = json::parse(scruple::audit::summary_line(
      {.record_count = 3,
       .failure = scruple::Error{.code = "bad-chunk-header", .message = "none", .line = 4}}));
  CHECK(failed["complete"] == false);
  CHECK(failed["error"] == "bad-chunk-header");
  CHECK(failed["message"] == "none");
  CHECK(failed["line"] == 4);
}

TEST_CASE("a byte order mark before the first record is passed over, and there only") {
  const Filtered result = filtered(
      "\xEF\xBB\xBF{\"id\":1,\"text\":\"x\"}\r\n"
      "\xEF\xBB\xBF{\"id\":2,\"text\":\"x\"}\n");
  const auto lines = lines_of(result.output);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["id"] == 1);
  CHECK(lines[0]["verdict"] == "clear");
  CHECK(lines[1].contains("error"));
}

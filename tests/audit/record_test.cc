#include "audit/record.h"

#include <string>

#include <doctest/doctest.h>

#include "audit/line_blocks.h"

using scruple::audit::Record;
using scruple::audit::RecordFields;
using scruple::audit::RecordReader;

namespace {

struct Reading {
  Record record;
  std::string error;     // its code
  std::string error_id;  // as JSON
};

Reading read(std::string line, const RecordFields& fields = {}) {
  RecordReader reader(fields);
  Reading out;
  const std::size_t size = line.size();
  line.append(scruple::audit::LineBlock::padding, '\0');
  if (const auto error = reader.read(std::string_view(line).substr(0, size), out.record)) {
    out.error = error->error.code;
    out.error_id = error->id_json;
  }
  return out;
}

}  // namespace

TEST_CASE("ids are copied as they were written") {
  struct Case {
    const char* json;
    const char* id;
  };
  const Case cases[] = {
      {"7", "7"},
      {"-1.50e+3", "-1.50e+3"},
      {"123456789012345678901234567890", "123456789012345678901234567890"},
      {"\"a b\"", "\"a b\""},
      {"\"\\u00e9\\n\"", "\"\\u00e9\\n\""},
      {"\"é💊\"", "\"\\u00e9\\ud83d\\udc8a\""},
      {"null", "null"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.json);
    const Reading reading = read(std::string("{\"id\" : ") + one.json + " , \"text\":\"x\"}");
    CHECK(reading.error.empty());
    CHECK(reading.record.id_json == one.id);
  }
  CHECK(read(R"({"text":"x"})").record.id_json == "null");
}

TEST_CASE("texts are decoded, and of two the last one counts") {
  CHECK(read(R"({"text":"a\u00e9\ud83d\udc8a\n\"\\\/"})").record.text == "aé💊\n\"\\/");
  CHECK(read(R"({"text":""})").error.empty());
  CHECK(read(R"({"text":"a\u0000b"})").record.text == std::string("a\0b", 3));
  CHECK(read(R"({"text":"first","x":[1,{"text":"inner"}],"text":"last"})").record.text == "last");
}

TEST_CASE("what is no record is told, with its id where it has one") {
  struct Case {
    const char* line;
    const char* code;
    const char* id;
  };
  const Case cases[] = {
      {"", "json", "null"},
      {"   ", "json", "null"},
      {"{", "json", "null"},
      {R"({"id":1,"text":"cut off)", "json", "null"},
      {R"({"id":1,"text":"x")", "json", "null"},
      {R"({"id":1,"text":"x"} {"id":2})", "json", "null"},
      {R"({"id":1,"text":"x"}])", "json", "null"},
      {R"({"id":1,"text":"x",})", "json", "null"},
      {R"({"id":1 "text":"x"})", "json", "null"},
      {R"({"id":01,"text":"x"})", "json", "null"},
      {R"({"id":1,"text":"x","other":tru})", "json", "null"},
      {R"({"id":1,"text":"x","other":nul})", "json", "null"},
      {R"({"id":1,"text":"x","other":[1,2})", "json", "null"},
      {R"({"id":1,"text":"x","other":1.})", "json", "null"},
      {R"({"id":1,"text":"x","other":{"deep":["\x"]}})", "json", "null"},
      {R"({"id":1,"text":"\ud80"})", "json", "null"},
      {"{\"id\":1,\"text\":\"\xFF\"}", "json", "null"},
      {"{\"id\":1,\"text\":\"a\tb\"}", "json", "null"},
      {"[1]", "json-not-object", "null"},
      {"\"x\"", "json-not-object", "null"},
      {"7", "json-not-object", "null"},
      {R"({"id":1})", "no-text", "1"},
      {R"({"id":"a","text":null})", "no-text", "\"a\""},
      {R"({"id":1,"text":7})", "text-not-string", "1"},
      {R"({"id":1,"text":true})", "text-not-string", "1"},
      {R"({"id":1,"text":["x"]})", "text-not-string", "1"},
      {R"({"id":{"a":1},"text":"x"})", "bad-id", "null"},
      {R"({"id":[1],"text":"x"})", "bad-id", "null"},
      {R"({"id":true,"text":"x"})", "bad-id", "null"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.line);
    const Reading reading = read(one.line);
    CHECK(reading.error == one.code);
    CHECK(reading.error_id == one.id);
  }
}

TEST_CASE("a record nested too deeply is an error, not a crash") {
  for (const int depth : {100, 5000, 1'000'000}) {
    const std::string line = R"({"text":"x","deep":)" +
                             std::string(static_cast<std::size_t>(depth), '[') +
                             std::string(static_cast<std::size_t>(depth), ']') + "}";
    CHECK(read(line).error == (depth == 100 ? "" : "json"));
  }
}

TEST_CASE("a record says what is known about its post") {
  const Record record =
      read(R"({"text":"x","jurisdiction":["UK","us"],"audience":"mothers","sponsored":true,)"
           R"("date":"2020-01-01","published":"2024-05-06T07:08:09Z","lang":"es-MX"})")
          .record;
  CHECK(record.profile.values.at("jurisdiction") == std::vector<std::string>{"UK", "US"});
  CHECK(record.profile.values.at("audience") == std::vector<std::string>{"mothers"});
  CHECK(record.profile.values.at("sponsored") == std::vector<std::string>{"yes"});
  CHECK(record.profile.published == scruple::Date{2024, 5, 6});
  CHECK(record.profile.language == scruple::Language::es);
  CHECK(record.ignored_value_count == 0);
}

TEST_CASE("dates may be seconds or milliseconds") {
  CHECK(read(R"({"text":"x","date":0})").record.profile.published == scruple::Date{1970, 1, 1});
  CHECK(read(R"({"text":"x","date":1700000000})").record.profile.published ==
        scruple::Date{2023, 11, 14});
  CHECK(read(R"({"text":"x","date":1700000000123})").record.profile.published ==
        scruple::Date{2023, 11, 14});
  CHECK(read(R"({"text":"x","date":1700000000.5})").record.profile.published ==
        scruple::Date{2023, 11, 14});
}

TEST_CASE("a record with very many values is read at once") {
  std::string line = R"({"text":"x","product":")";
  for (int i = 0; i < 500'000; ++i) {
    line += std::to_string(i) + ",";
  }
  const Record record = read(line + "\"}").record;  // would take minutes
  CHECK(record.ignored_value_count == 1);
  CHECK_FALSE(record.profile.values.contains("product"));
}

TEST_CASE("a number too large for a date is a value that means nothing") {
  for (const char* number : {"253402300800000", "999999999999999999", "9223372036854775807"}) {
    CAPTURE(number);
    const Record record = read(std::string(R"({"text":"x","date":)") + number + "}").record;
    CHECK_FALSE(record.profile.published);
    CHECK(record.ignored_value_count == 1);
  }
  CHECK(read(R"({"text":"x","date":253402300799999})").record.profile.published ==
        scruple::Date{9999, 12, 31});
}

TEST_CASE("half a character, where a post was cut, is read as the replacement character") {
  struct Case {
    const char* json;
    const char* text;
  };
  const Case cases[] = {
      {R"(cut \ud83d)", "cut \uFFFD"},         {R"(\udc8a cut)", "\uFFFD cut"},
      {R"(\ud83d\ud83d\udc8a)", "\uFFFD💊"},    {R"(\udc8a\ud83d)", "\uFFFD\uFFFD"},
      {R"(\\ud83d \uD83D)", "\\ud83d \uFFFD"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.json);
    const Reading reading = read(std::string(R"({"id":7,"text":")") + one.json + "\"}");
    CHECK(reading.error.empty());
    CHECK(reading.record.text == one.text);
    CHECK(reading.record.id_json == "7");
    CHECK(reading.record.is_mended);
  }
  CHECK_FALSE(read(R"({"text":"\\ud83d"})").record.is_mended);
  CHECK(read(R"({"id":7,"other":"\ud83d"})").error == "no-text");
  CHECK(read(R"({"id":7,"text":"\ud83d)").error == "json");
}

TEST_CASE("values that mean nothing are counted, but an error where the user chose the field") {
  const char* line = R"({"text":"x","lang":"tlh","channel":"carrier pigeon","where":"Atlantis"})";
  const Reading reading = read(line);
  CHECK(reading.error.empty());
  CHECK(reading.record.ignored_value_count == 2);
  RecordFields fields;
  REQUIRE_FALSE(fields.set("jurisdiction", "where"));
  CHECK(read(line, fields).error == "unknown-profile-value");
}

TEST_CASE("fields may have other names, and stand inside others") {
  RecordFields fields;
  REQUIRE_FALSE(fields.set("text", "post.body"));
  REQUIRE_FALSE(fields.set("id", "meta.key"));
  REQUIRE_FALSE(fields.set("lang", "l"));
  const Record record =
      read(R"({"text":"no","post":{"body":"yes","text":"no"},"meta":{"key":"k"},"l":"ar"})", fields)
          .record;
  CHECK(record.text == "yes");
  CHECK(record.id_json == "\"k\"");
  CHECK(record.profile.language == scruple::Language::ar);
  CHECK(read(R"({"post.body":"flat"})", fields).record.text == "flat");
  CHECK(read(R"({"":{"post.body":"no"},"post":{"body":"yes","":"no"}})", fields).record.text ==
        "yes");
  CHECK(read(R"({"":{"text":"no"},"text":"yes"})").record.text == "yes");
  CHECK(read(R"({"text":"yes","":{"text":"no"}})").record.text == "yes");
  CHECK(read(R"({"post":[{"body":"a"},{"body":"b"}]})", fields).error == "no-text");
  CHECK(read(R"({"post":{"body":"yes","more":[{"body":"b"}]},"x":[{"text":"z"}]})", fields)
            .record.text == "yes");
  REQUIRE(fields.set("nonsense", "x"));
  CHECK(fields.set("nonsense", "x")->code == "unknown-field");
}

TEST_CASE("an unknown format is counted, but an error where the user chose the field") {
  for (const char* format : {"\"jpeg\"", "7", "true", "[]", "{}"}) {
    CAPTURE(format);
    const std::string line = std::string(R"({"id":1,"text":"x","format":)") + format + "}";
    CHECK(read(line).error.empty());
    CHECK(read(line).record.ignored_value_count == 1);
    RecordFields fields;
    REQUIRE_FALSE(fields.set("format", "format"));
    CHECK(read(line, fields).error == "unknown-format");
    CHECK(read(line, fields).error_id == "1");
  }
  for (const char* format : {"\"md\"", "\"\"", "null"}) {
    const std::string line = std::string(R"({"text":"x","format":)") + format + "}";
    CHECK(read(line).record.ignored_value_count == 0);
  }
}

TEST_CASE("a record may be Markdown or HTML; other formats are read as plain text") {
  CHECK(read(R"({"text":"x","format":"md"})").record.format->name == "markdown");
  CHECK(read(R"({"text":"x","format":"html"})").record.format->name == "html");
  CHECK(read(R"({"text":"x","format":"jpeg"})").record.format->name == "text");
  CHECK(read(R"({"text":"x"})").record.format->name == "text");
}

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/formats.h"
#include "policy/profile.h"

namespace scruple::audit {

// One post of a stream.
struct Record {
  std::string id_json;  // its id as JSON, ASCII only: as it was written, or null
  std::string text;
  const document::Format* format = nullptr;  // plain text unless the record says otherwise
  policy::Profile profile;                   // what the record says about itself
  std::uint32_t ignored_value_count = 0;     // of fields that could not be understood
  bool is_mended = false;                    // half a character was read as U+FFFD
};

// Why a line is no record. `id_json` is null where the id was not reached.
struct RecordError {
  std::string id_json = "null";
  Error error;
};

// Which fields make a record. Names are paths: "text" or "post.text"; what stands in a
// list has none. Without a choice of the user's: id, text, format, and of the profile jurisdiction,
// audience, channel, actor, product, sponsored, published or date, language or lang.
class RecordFields {
 public:
  RecordFields();

  // The user's choice, "text" and "message". Error: "unknown-field".
  [[nodiscard]] std::optional<Error> set(std::string_view field, std::string_view path);

  enum class Role : std::uint8_t { id, text, format, profile };
  struct Field {
    Role role = Role::profile;
    std::string key;           // of the profile
    std::string path;          // in the record
    bool is_required = false;  // the user's choice: values must be understood
  };
  [[nodiscard]] const std::vector<Field>& all() const { return fields_; }

 private:
  std::vector<Field> fields_;
};

// Reads records of JSON lines. Holds working memory; one for each thread.
class RecordReader {
 public:
  explicit RecordReader(const RecordFields& fields);  // which must outlive this
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  ~RecordReader();

  // Reads one line, behind which LineBlock::padding bytes are readable. The whole line is checked,
  // not only the fields that matter. Of a field given twice the last one counts. Nothing when all
  // is well; `record` is overwritten. Half a character ("\\ud83d", where a post was cut) is read as
  // U+FFFD. Errors: "json" (no valid JSON, or cut off),
  // "json-not-object", "no-text", "text-not-string", "bad-id", and for fields the user chose
  // "unknown-format" and those of Profile::set.
  [[nodiscard]] std::optional<RecordError> read(std::string_view line, Record& record);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace scruple::audit

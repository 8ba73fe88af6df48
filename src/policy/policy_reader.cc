#include "policy/policy_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "policy/profile_values.h"

namespace scruple::policy {

namespace {

// Three numbers with dots between.
bool is_version(std::string_view text) {
  std::size_t dots = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dot = text[i] == '.' && i > 0 && i + 1 < text.size() && text[i - 1] != '.';
    dots += is_dot ? 1U : 0U;
    if (!is_dot && !is_digit(text[i])) {
      return false;
    }
  }
  return dots == 2;
}

bool is_reference_id(std::string_view id) {
  return !id.empty() && std::ranges::all_of(id, [](char byte) {
    return is_lower(byte) || is_digit(byte) || byte == '-' || byte == '.';
  });
}

Reference read_reference(const Reader& reader, const std::string& id, const yaml::Value& value) {
  Reference out;
  out.id = id;
  Fields fields(reader, value, "the reference");
  out.title = fields.required_text("title");
  out.clause = fields.text("clause");
  out.issuer = fields.text("issuer");
  out.year = fields.text("year");
  if (const yaml::Value* where = fields.find("jurisdiction")) {
    if (const auto text = reader.text(*where, "jurisdiction")) {
      const Result<std::string> canonical = canonical_value("jurisdiction", *text);
      if (canonical) {
        out.jurisdiction = *canonical;
      } else {
        const Error& error = canonical.error();
        reader.fail(error.code, where->place, error.message, error.hint);
      }
    }
  }
  if (const yaml::Value* url = fields.find("url")) {
    out.url = reader.text(*url, "url").value_or("");
    if (!out.url.empty() && !out.url.starts_with("https://") && !out.url.starts_with("http://")) {
      reader.fail("bad-url", url->place, "'" + out.url + "' is no address of the web",
                  "begin it with https://");
    }
  }
  if (const yaml::Value* checked = fields.require("checked")) {
    out.checked = reader
                      .enumerator<Reference::Checked>(*checked, "checked", Reference::checked_names,
                                                      "unknown-checked")
                      .value_or(out.checked);
  }
  if (out.checked == Reference::Checked::unconfirmed && !out.clause.empty() &&
      value.find("checked") != nullptr) {
    reader.fail("clause-unconfirmed", value.find("clause")->place,
                "an unconfirmed reference must not name a clause",
                "cite the instrument only, or have the clause checked");
  }
  if (const yaml::Value* from = fields.find("from")) {
    out.from = reader.date(*from, "from");
  }
  if (const yaml::Value* until = fields.find("until")) {
    out.until = reader.date(*until, "until");
    if (out.from && out.until && *out.until < *out.from) {
      reader.fail("dates-reversed", until->place, "'until' comes before 'from'",
                  "exchange the two dates");
    }
  }
  fields.finish();
  return out;
}

void read_references(const Reader& reader, const yaml::Value& value, PolicyHead& head) {
  if (!reader.is_map(value, "references")) {
    return;
  }
  for (const yaml::Value::Entry& entry : value.entries) {
    if (!is_reference_id(entry.key)) {
      reader.fail("bad-id", entry.key_place,
                  "the id of a reference is made of lower-case letters, digits, '-' and '.'",
                  "rename it: who-code-5.1");
    }
    if (reader.is_map(entry.value, "a reference")) {
      head.policy.references.push_back(read_reference(reader, entry.key, entry.value));
      head.reference_places.push_back(entry.key_place);
    }
  }
}

}  // namespace

PolicyHead read_policy(const Reader& reader) {
  const yaml::Value& root = reader.file().root;
  PolicyHead out;
  Policy& policy = out.policy;
  policy.path = reader.file().name;
  Fields fields(reader, root, "the policy");
  policy.id = fields.required_text("policy");
  if (const yaml::Value* id = root.find("policy"); id != nullptr && !policy.id.empty()) {
    static_cast<void>(reader.is_kebab(policy.id, id->place, "the id of the policy"));
  }
  // `common` only lends its lexicons and contexts, so nobody reads a title or a date of it.
  const bool has_rules = policy.id != "common";
  const auto find = [&](std::string_view key) {
    return has_rules ? fields.require(key) : fields.find(key);
  };
  const auto text = [&](std::string_view key) {
    const yaml::Value* value = find(key);
    return value == nullptr ? std::string() : reader.text(*value, key).value_or("");
  };
  policy.title = text("title");
  policy.summary = fields.text("summary");
  policy.version = text("version");
  if (!policy.version.empty() && !is_version(policy.version)) {
    reader.fail("bad-version", root.find("version")->place,
                "'" + policy.version + "' is no version", "write three numbers: 1.2.0");
  }
  if (const yaml::Value* reviewed = find("reviewed")) {
    policy.reviewed = reader.date(*reviewed, "reviewed");
  }
  if (const yaml::Value* references = fields.find("references")) {
    read_references(reader, *references, out);
  }
  out.lexicons = fields.find("lexicons");
  out.contexts = fields.find("contexts");
  out.rules = fields.find("rules");
  fields.finish();
  return out;
}

}  // namespace scruple::policy

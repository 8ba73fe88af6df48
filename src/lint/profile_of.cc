#include "lint/profile_of.h"

#include <algorithm>
#include <map>

namespace scruple::lint {

namespace {

// Front matter written for a site generator names some things differently.
std::string profile_key(const std::string& key) {
  if (key == "lang") {
    return "language";
  }
  if (key == "date") {
    return "published";
  }
  return key;
}

}  // namespace

policy::Profile profile_of(const document::Document& document, std::vector<std::string>& notes) {
  std::map<std::string, std::string> joined;
  for (const document::MetadataValue& value : document.metadata) {
    std::string& all = joined[profile_key(value.key)];
    all += all.empty() ? value.value : "," + value.value;
  }
  policy::Profile profile;
  for (const auto& [key, value] : joined) {
    if (const auto error = profile.set(key, value)) {
      notes.push_back("front matter '" + key + "': " + error->message);
    }
  }
  return profile;
}

}  // namespace scruple::lint

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"
#include "policy/rule.h"

namespace scruple::policy {

// What is known about a post besides its words (policy language, section 7).
struct Profile {
  std::map<std::string, std::vector<std::string>>
      values;  // jurisdiction, audience, channel, actor, product, sponsored, own keys
  std::optional<Language> language;
  std::optional<Date> published;

  // Takes a key and value as a user gave them ("jurisdiction", "AU,NZ"). Errors:
  // "unknown-profile-value", "bad-date", "too-many-values" (more than 100).
  [[nodiscard]] std::optional<Error> set(std::string_view key, std::string_view value);
};

// `stronger` over `weaker`, key by key.
[[nodiscard]] Profile merged(const Profile& stronger, const Profile& weaker);

// Whether a rule holds for a post, and how severely.
struct Applicability {
  bool is_on = true;
  Severity severity = Severity::warning;
  std::string reason;  // why it is off or its severity was changed, for --explain; empty otherwise
};

// The rule's references that speak for a post: in force on its day and, where its jurisdictions are
// known, of one of them or international; all in force when none is left. Indices into
// Policy::references, in the rule's order.
[[nodiscard]] std::vector<std::uint32_t> citations_for(const Rule& rule, const Policy& policy,
                                                       const Profile& profile, Date today);

// `today` is the post's date: profile.published, else --as-of, else the current day.
[[nodiscard]] Applicability applicability(const Rule& rule, const Policy& policy,
                                          const Profile& profile, Date today);

}  // namespace scruple::policy

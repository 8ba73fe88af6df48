// A rule's `when` is looked at key by key against what is known of the post. What is known decides;
// what is unknown lowers the severity once, however many keys are unknown. Jurisdictions nest: what
// a rule says for INT holds everywhere, what it says for EU in each member state. The other way
// round it does not: a post for the whole EU is not judged by the law of one member.

#include "policy/profile.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "policy/profile_values.h"

namespace scruple::policy {

namespace {

// Of one key: more is a mistake, and looking for repeats costs the square of it.
constexpr std::size_t max_value_count = 100;

std::string listed(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    out += (out.empty() ? "" : ", ") + value;
  }
  return out;
}

bool holds(const std::vector<std::string>& values, std::string_view value) {
  return std::ranges::find(values, value) != values.end();
}

// What is known of a key; null when nothing is.
const std::vector<std::string>* known(const Profile& profile, const std::string& key) {
  const auto found = profile.values.find(key);
  return found == profile.values.end() || found->second.empty() ? nullptr : &found->second;
}

bool covers(const std::vector<std::string>& rule_values, const std::string& jurisdiction) {
  return holds(rule_values, jurisdiction) || holds(rule_values, "INT") ||
         (is_eu_member(jurisdiction) && holds(rule_values, "EU"));
}

Severity raised(Severity severity) {
  return severity == Severity::suggestion ? Severity::warning : Severity::error;
}
Severity lowered(Severity severity) {
  return severity == Severity::error ? Severity::warning : Severity::suggestion;
}

bool is_in_force(const Reference& reference, Date day) {
  return (!reference.from || *reference.from <= day) &&
         (!reference.until || day <= *reference.until);
}

// Why no reference of the rule is in force; empty when one is.
std::string lapse(const Rule& rule, const Policy& policy, Date day) {
  std::string reason;
  for (const std::uint32_t index : rule.citations) {
    const Reference& reference = policy.references[index];
    if (is_in_force(reference, day)) {
      return {};
    }
    const bool has_lapsed = reference.until && *reference.until < day;
    reason += (reason.empty() ? "" : "; ") + reference.id +
              (has_lapsed ? " lapsed on " + text_of(*reference.until)
                          : " is in force only from " + text_of(*reference.from));
  }
  return reason;
}

// The severity that the map gives for one jurisdiction: the nearest entry decides.
Severity severity_in(const Rule& rule, const std::string& jurisdiction) {
  const auto& map = rule.severity_by_jurisdiction;
  for (const std::string& name :
       {jurisdiction, std::string(is_eu_member(jurisdiction) ? "EU" : ""), std::string("INT")}) {
    const auto found = map.find(name);
    if (found != map.end()) {
      return found->second;
    }
  }
  return rule.severity;
}

// The strictest of the post's jurisdictions for which the rule holds.
Severity base_severity(const Rule& rule, const std::vector<std::string>* jurisdictions) {
  if (jurisdictions == nullptr || rule.severity_by_jurisdiction.empty()) {
    return rule.severity;
  }
  const auto when = rule.when.find("jurisdiction");
  std::optional<Severity> out;
  for (const std::string& one : *jurisdictions) {
    if (when == rule.when.end() || covers(when->second, one)) {
      out = std::max(out.value_or(Severity::suggestion), severity_in(rule, one));
    }
  }
  return out.value_or(rule.severity);
}

// Judges one key of `when`: off, on, or on but lower.
enum class Fit : std::uint8_t { holds, unknown, fails };

Fit fit_of_language(const Profile& profile, const std::vector<std::string>& wanted) {
  if (!profile.language) {
    return Fit::unknown;
  }
  return holds(wanted, code_of(*profile.language)) ? Fit::holds : Fit::fails;
}

Fit fit_of(const Profile& profile, const std::string& key, const std::vector<std::string>& wanted) {
  if (key == "language") {
    return fit_of_language(profile, wanted);
  }
  const std::vector<std::string>* values = known(profile, key);
  if (values == nullptr) {
    return Fit::unknown;
  }
  const bool is_listed = std::ranges::any_of(*values, [&](const std::string& value) {
    return key == "jurisdiction" ? covers(wanted, value) : holds(wanted, value);
  });
  return is_listed ? Fit::holds : Fit::fails;
}

Applicability off(const Rule& rule, std::string reason) {
  return {.is_on = false, .severity = rule.severity, .reason = std::move(reason)};
}

}  // namespace

std::optional<Error> Profile::set(std::string_view key, std::string_view value) {
  if (key == "published") {
    const auto day = date_from_text(trimmed(value));
    if (!day) {
      return Error{.code = "bad-date",
                   .message = "'" + std::string(value) + "' is no day of the calendar",
                   .hint = "write it as 2026-11-22"};
    }
    published = day;
    return std::nullopt;
  }
  std::vector<std::string> items;
  while (true) {
    const std::size_t size = std::min(value.find(','), value.size());
    if (const std::string_view item = trimmed(value.substr(0, size)); !item.empty()) {
      Result<std::string> canonical = canonical_value(key, item);
      if (!canonical) {
        return canonical.error();
      }
      if (!holds(items, *canonical)) {
        if (items.size() == max_value_count) {
          return Error{.code = "too-many-values",
                       .message = std::string(key) + " has more than " +
                                  std::to_string(max_value_count) + " values",
                       .hint = "name those that matter for the post"};
        }
        items.push_back(*std::move(canonical));
      }
    }
    if (size == value.size()) {
      break;
    }
    value.remove_prefix(size + 1);
  }
  if (key == "language") {
    language = items.empty() ? std::nullopt : language_from_code(items.front());
    return std::nullopt;
  }
  values[std::string(key)] = std::move(items);
  return std::nullopt;
}

Profile merged(const Profile& stronger, const Profile& weaker) {
  Profile out = stronger;
  for (const auto& [key, values] : weaker.values) {
    out.values.emplace(key, values);
  }
  out.language = stronger.language ? stronger.language : weaker.language;
  out.published = stronger.published ? stronger.published : weaker.published;
  return out;
}

std::vector<std::uint32_t> citations_for(const Rule& rule, const Policy& policy,
                                         const Profile& profile, Date today) {
  const std::vector<std::string>* jurisdictions = known(profile, "jurisdiction");
  const auto concerns = [&](const Reference& reference) {
    return jurisdictions == nullptr || reference.jurisdiction.empty() ||
           std::ranges::any_of(*jurisdictions, [&](const std::string& one) {
             return covers({reference.jurisdiction}, one);
           });
  };
  std::vector<std::uint32_t> in_force;
  std::vector<std::uint32_t> concerned;
  for (const std::uint32_t index : rule.citations) {
    const Reference& reference = policy.references[index];
    if (is_in_force(reference, today)) {
      in_force.push_back(index);
      if (concerns(reference)) {
        concerned.push_back(index);
      }
    }
  }
  return concerned.empty() ? in_force : concerned;
}

Applicability applicability(const Rule& rule, const Policy& policy, const Profile& profile,
                            Date today) {
  if (const std::string reason = lapse(rule, policy, profile.published.value_or(today));
      !reason.empty()) {
    return off(rule, reason);
  }
  std::string unknown_keys;
  for (const auto& [key, wanted] : rule.when) {
    const Fit fit = fit_of(profile, key, wanted);
    if (fit == Fit::fails) {
      const std::string actual = key == "language" ? std::string(code_of(*profile.language))
                                                   : listed(profile.values.at(key));
      std::string reason = key;
      reason += " is ";
      reason += actual;
      reason += "; the rule is for ";
      reason += listed(wanted);
      return off(rule, std::move(reason));
    }
    if (fit == Fit::unknown && key == "jurisdiction" && rule.require && !holds(wanted, "INT")) {
      return off(rule, "the jurisdiction is unknown, and what must be said differs by law");
    }
    if (fit == Fit::unknown && lowers_when_unknown(key)) {
      unknown_keys += (unknown_keys.empty() ? "" : " and ") + key;
    }
  }
  Applicability out{.severity = base_severity(rule, known(profile, "jurisdiction")), .reason = {}};
  if (out.severity != rule.severity) {
    out.reason = "severity for " + listed(*known(profile, "jurisdiction"));
  }
  const auto note = [&out](const std::string& reason) {
    out.reason += (out.reason.empty() ? "" : "; ") + reason;
  };
  if (!unknown_keys.empty()) {
    out.severity = lowered(out.severity);
    note("one step lower: " + unknown_keys + " unknown");
  }
  const std::vector<std::string>* audience = known(profile, "audience");
  if (audience != nullptr && holds(*audience, "minors")) {
    out.severity = raised(out.severity);
    note("one step higher: the audience includes minors");
  }
  return out;
}

}  // namespace scruple::policy

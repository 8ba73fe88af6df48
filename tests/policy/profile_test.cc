#include "policy/profile.h"

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using scruple::Date;
using scruple::policy::Applicability;
using scruple::policy::applicability;
using scruple::policy::Policy;
using scruple::policy::Profile;
using scruple::policy::Reference;
using scruple::policy::Rule;
using scruple::policy::Severity;

constexpr Date today = {2026, 11, 22};

using Settings = std::vector<std::pair<std::string_view, std::string_view>>;

Profile profile_of(const Settings& settings) {
  Profile profile;
  for (const auto& [key, value] : settings) {
    const auto error = profile.set(key, value);
    CHECK_MESSAGE(!error.has_value(), scruple::describe(error.value_or(scruple::Error{})));
  }
  return profile;
}

Rule rule_when(const Settings& when, Severity severity = Severity::warning) {
  Rule rule;
  rule.severity = severity;
  for (const auto& [key, values] : when) {
    Profile values_of;
    CHECK_FALSE(values_of.set(key, values).has_value());
    rule.when[std::string(key)] = key == "language" ? std::vector<std::string>{std::string(values)}
                                                    : values_of.values.at(std::string(key));
  }
  return rule;
}

Policy policy_of(std::vector<Reference> references) {
  Policy policy;
  policy.references = std::move(references);
  return policy;
}

Reference reference(std::string id, std::optional<Date> from, std::optional<Date> until) {
  Reference out;
  out.id = std::move(id);
  out.from = from;
  out.until = until;
  return out;
}

std::string shown(const Applicability& result) {
  return result.is_on ? std::string(scruple::policy::name_of(result.severity)) : "off";
}

}  // namespace

TEST_CASE("what is known of a post decides whether a rule holds") {
  struct Case {
    Settings when;
    Settings known;
    std::string_view result;
  };
  const Case cases[] = {
      {{}, {}, "warning"},
      {{}, {{"audience", "hcp"}, {"jurisdiction", "AU"}}, "warning"},
      {{{"audience", "public,mothers"}}, {{"audience", "mothers"}}, "warning"},
      {{{"audience", "public,mothers"}}, {{"audience", "hcp"}}, "off"},
      {{{"audience", "public,mothers"}}, {{"audience", "hcp,public"}}, "warning"},
      {{{"audience", "public"}}, {}, "suggestion"},
      {{{"audience", "public"}, {"actor", "mfr"}, {"sponsored", "yes"}}, {}, "suggestion"},
      {{{"audience", "public"}, {"actor", "mfr"}}, {{"actor", "hcp"}}, "off"},
      {{{"sponsored", "yes"}}, {{"sponsored", "true"}}, "warning"},
      {{{"sponsored", "yes"}}, {{"sponsored", "no"}}, "off"},
      {{{"product", "formula"}}, {{"product", "Formula"}}, "warning"},
      {{{"campaign", "Spring"}}, {{"campaign", "Spring"}}, "warning"},
      {{{"campaign", "Spring"}}, {{"campaign", "spring"}}, "off"},
      {{{"campaign", "Spring"}}, {}, "suggestion"},
      {{{"jurisdiction", "AU,UK"}}, {}, "warning"},
      {{{"jurisdiction", "AU,UK"}}, {{"jurisdiction", "UK"}}, "warning"},
      {{{"jurisdiction", "AU,UK"}}, {{"jurisdiction", "gb"}}, "warning"},
      {{{"jurisdiction", "AU,UK"}}, {{"jurisdiction", "US"}}, "off"},
      {{{"jurisdiction", "AU,UK"}}, {{"jurisdiction", "US, AU"}}, "warning"},
      {{{"jurisdiction", "INT"}}, {{"jurisdiction", "VN"}}, "warning"},
      {{{"jurisdiction", "EU"}}, {{"jurisdiction", "ES"}}, "warning"},
      {{{"jurisdiction", "EU"}}, {{"jurisdiction", "UK"}}, "off"},
      {{{"jurisdiction", "ES"}}, {{"jurisdiction", "EU"}}, "off"},
      {{{"language", "es"}}, {}, "warning"},
      {{{"language", "es"}}, {{"language", "es-MX"}}, "warning"},
      {{{"language", "es"}}, {{"language", "en"}}, "off"},
      {{}, {{"audience", "minors"}}, "error"},
      {{{"actor", "mfr"}}, {{"audience", "minors"}}, "warning"},
  };
  const Policy policy = policy_of({});
  for (const Case& test : cases) {
    const Rule rule = rule_when(test.when);
    const Applicability result = applicability(rule, policy, profile_of(test.known), today);
    CAPTURE(&test - cases);
    CAPTURE(result.reason);
    CHECK(shown(result) == test.result);
    const bool is_unchanged = result.is_on && result.severity == rule.severity;
    if (!is_unchanged) {
      CHECK_FALSE(result.reason.empty());
    }
  }
}

TEST_CASE("severity goes neither above error nor below suggestion") {
  const Policy policy = policy_of({});
  const Profile minors = profile_of({{"audience", "minors"}});
  CHECK(applicability(rule_when({}, Severity::error), policy, minors, today).severity ==
        Severity::error);
  const Rule mild = rule_when({{"actor", "mfr"}}, Severity::suggestion);
  CHECK(applicability(mild, policy, {}, today).severity == Severity::suggestion);
}

TEST_CASE("a required statement waits for a jurisdiction unless it holds everywhere") {
  const Policy policy = policy_of({});
  struct Case {
    Settings when;
    Settings known;
    std::string_view result;
  };
  const Case cases[] = {
      {{}, {}, "warning"},
      {{{"jurisdiction", "AU"}}, {}, "off"},
      {{{"jurisdiction", "AU,INT"}}, {}, "warning"},
      {{{"jurisdiction", "AU"}}, {{"jurisdiction", "AU"}}, "warning"},
      {{{"jurisdiction", "EU"}}, {{"jurisdiction", "FR"}}, "warning"},
  };
  for (const Case& test : cases) {
    CAPTURE(&test - cases);
    Rule rule = rule_when(test.when);
    rule.require.emplace();
    CHECK(shown(applicability(rule, policy, profile_of(test.known), today)) == test.result);
  }
}

TEST_CASE("the severity of the strictest jurisdiction of the post holds") {
  struct Case {
    std::string_view jurisdictions;
    std::string_view result;
  };
  const Case cases[] = {
      {"", "warning"},    {"AU", "error"},         {"US", "suggestion"}, {"NZ", "warning"},
      {"US,AU", "error"}, {"US,NZ", "warning"},    {"DE", "error"},      {"ES", "suggestion"},
      {"EU", "error"},    {"ES,US", "suggestion"},
  };
  const Policy policy = policy_of({});
  Rule rule = rule_when({});
  rule.severity_by_jurisdiction = {{"AU", Severity::error},
                                   {"US", Severity::suggestion},
                                   {"EU", Severity::error},
                                   {"ES", Severity::suggestion}};
  for (const Case& test : cases) {
    CAPTURE(test.jurisdictions);
    Profile profile;
    if (!test.jurisdictions.empty()) {
      profile = profile_of({{"jurisdiction", test.jurisdictions}});
    }
    CHECK(shown(applicability(rule, policy, profile, today)) == test.result);
  }
  // What the rule does not hold for does not count.
  rule.when["jurisdiction"] = {"US", "NZ"};
  const Profile both = profile_of({{"jurisdiction", "AU,US"}});
  CHECK(shown(applicability(rule, policy, both, today)) == "suggestion");
}

TEST_CASE("a rule is silent while none of its references is in force") {
  const Policy policy =
      policy_of({reference("old", {}, Date{2025, 2, 28}), reference("new", Date{2026, 6, 1}, {}),
                 reference("always", {}, {})});
  struct Case {
    std::vector<std::uint32_t> citations;
    std::string_view published;
    std::string_view result;
  };
  const Case cases[] = {
      {{0}, "2025-02-28", "warning"},    {{0}, "2025-03-01", "off"},
      {{1}, "2026-05-31", "off"},        {{1}, "2026-06-01", "warning"},
      {{0, 1}, "2025-06-01", "off"},     {{0, 1}, "2026-06-01", "warning"},
      {{0, 2}, "2030-01-01", "warning"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.published);
    Rule rule = rule_when({});
    rule.citations = test.citations;
    const auto result =
        applicability(rule, policy, profile_of({{"published", test.published}}), today);
    CAPTURE(result.reason);
    CHECK(shown(result) == test.result);
    // Without a date of its own, the day that is given counts.
    const auto same = applicability(rule, policy, {}, *scruple::date_from_text(test.published));
    CHECK(shown(same) == test.result);
  }
}

TEST_CASE("profile values are taken as users write them, or refused") {
  Profile profile;
  CHECK_FALSE(profile.set("jurisdiction", " au , sa,AU,gb ").has_value());
  CHECK(profile.values["jurisdiction"] == std::vector<std::string>{"AU", "KSA", "UK"});
  CHECK_FALSE(profile.set("audience", "HCP").has_value());
  CHECK(profile.values["audience"] == std::vector<std::string>{"hcp"});
  CHECK_FALSE(profile.set("published", "2026-01-02T10:00:00Z").has_value());
  CHECK(profile.published == Date{2026, 1, 2});
  CHECK_FALSE(profile.set("language", "pt-BR").has_value());
  CHECK(profile.language == scruple::Language::pt);
  struct Case {
    std::string_view key;
    std::string_view value;
    std::string_view code;
  };
  const Case cases[] = {
      {"jurisdiction", "XX", "unknown-profile-value"},
      {"jurisdiction", "AU,Spain", "unknown-profile-value"},
      {"audience", "everyone", "unknown-profile-value"},
      {"actor", "", ""},
      {"channel", "tv", "unknown-profile-value"},
      {"sponsored", "perhaps", "unknown-profile-value"},
      {"language", "zh", "unknown-profile-value"},
      {"published", "yesterday", "bad-date"},
      {"published", "2026-02-30", "bad-date"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.value);
    const auto error = profile.set(test.key, test.value);
    CHECK((error ? error->code : "") == test.code);
    CHECK((!error || !error->hint.empty()));
  }
}

TEST_CASE("the stronger profile decides key by key") {
  const Profile stronger = profile_of({{"audience", "hcp"}, {"language", "es"}});
  const Profile weaker =
      profile_of({{"audience", "public"}, {"actor", "mfr"}, {"published", "2026-01-01"}});
  const Profile both = merged(stronger, weaker);
  CHECK(both.values.at("audience") == std::vector<std::string>{"hcp"});
  CHECK(both.values.at("actor") == std::vector<std::string>{"mfr"});
  CHECK(both.language == scruple::Language::es);
  CHECK(both.published == Date{2026, 1, 1});
}

TEST_CASE("knowing more never turns a rule on that was off") {
  std::mt19937 random(20261122);
  const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> keys = {
      {"jurisdiction", {"INT", "EU", "ES", "UK", "AU", "US"}},
      {"audience", {"public", "mothers", "hcp", "minors"}},
      {"actor", {"mfr", "hcp"}},
      {"sponsored", {"yes", "no"}}};
  const auto pick = [&random](const std::vector<std::string_view>& values) {
    return values[random() % values.size()];
  };
  const Policy policy = policy_of({});
  for (int round = 0; round < 5000; ++round) {
    Settings when;
    Settings known;
    for (const auto& [key, values] : keys) {
      if (random() % 2 == 0) {
        when.emplace_back(key, pick(values));
      }
      if (random() % 2 == 0) {
        known.emplace_back(key, pick(values));
      }
    }
    const Rule rule = rule_when(when);
    const Applicability with_all = applicability(rule, policy, profile_of(known), today);
    if (!known.empty()) {
      known.erase(known.begin() + static_cast<std::ptrdiff_t>(random() % known.size()));
    }
    const Applicability with_less = applicability(rule, policy, profile_of(known), today);
    CHECK((with_less.is_on || !with_all.is_on));
  }
}

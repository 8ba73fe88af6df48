#include "policy/profile_values.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/language.h"
#include "policy/reader.h"
#include "policy/suggest.h"

namespace scruple::policy {

namespace {

constexpr std::string_view audiences[] = {"public", "mothers", "hcp", "minors", "trial"};
constexpr std::string_view channels[] = {"social", "blog",  "web",          "email",
                                         "press",  "reply", "video-caption"};
constexpr std::string_view actors[] = {"mfr",      "retail",     "hcp",
                                       "facility", "influencer", "employee"};
constexpr std::string_view truths[] = {"yes", "no"};

// ISO 3166-1 alpha-2; the codes for which policies have other names are left out.
constexpr std::string_view countries =
    "AD AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS "
    "BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC "
    "EE EG EH ER ES ET FI FJ FK FM FO FR GA GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK "
    "HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA "
    "LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX "
    "MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE "
    "RO RS RU RW SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK "
    "TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

constexpr std::string_view eu_members =
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

// Names of policies that differ from ISO, and the ISO codes for them.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"GB", "UK"},   {"UK", "UK"},   {"SA", "KSA"}, {"KSA", "KSA"}, {"AE", "UAE"},
    {"UAE", "UAE"}, {"INT", "INT"}, {"EU", "EU"},  {"EL", "GR"}};

bool is_among(std::string_view codes, std::string_view code) {
  if (code.size() != 2) {
    return false;
  }
  for (std::size_t i = 0; i + 2 <= codes.size(); i += 3) {
    if (codes.substr(i, 2) == code) {
      return true;
    }
  }
  return false;
}

Error unknown(std::string_view key, std::string_view value, std::string hint) {
  return Error{.code = "unknown-profile-value",
               .message = "'" + std::string(value) + "' is no value of " + std::string(key),
               .hint = std::move(hint)};
}

Result<std::string> jurisdiction(std::string_view value) {
  const std::string code = raised(value);
  const auto other =
      std::ranges::find(other_names, code, &std::pair<std::string_view, std::string_view>::first);
  if (other != std::ranges::end(other_names)) {
    return std::string(other->second);
  }
  if (is_among(countries, code)) {
    return code;
  }
  return unknown("jurisdiction", value,
                 "write INT, EU, UK, KSA, UAE or the two letters of another country");
}

}  // namespace

Result<std::string> canonical_value(std::string_view key, std::string_view value) {
  if (key == "jurisdiction") {
    return jurisdiction(value);
  }
  std::span<const std::string_view> names;
  std::string canonical = lowered(value);
  if (key == "audience") {
    names = audiences;
  } else if (key == "channel") {
    names = channels;
  } else if (key == "actor") {
    names = actors;
  } else if (key == "language") {
    names = written_languages;
    canonical = canonical.substr(0, canonical.find_first_of("-_"));
  } else if (key == "sponsored") {
    names = truths;
    canonical = canonical == "true" || canonical == "on"     ? "yes"
                : canonical == "false" || canonical == "off" ? "no"
                                                             : canonical;
  } else {
    return key == "product" ? canonical : std::string(value);
  }
  if (std::ranges::find(names, canonical) == names.end()) {
    return unknown(key, value, did_you_mean(canonical, names, "write one of: " + joined(names)));
  }
  return canonical;
}

bool is_eu_member(std::string_view jurisdiction) { return is_among(eu_members, jurisdiction); }

bool lowers_when_unknown(std::string_view key) {
  return key != "jurisdiction" && key != "language";
}

}  // namespace scruple::policy

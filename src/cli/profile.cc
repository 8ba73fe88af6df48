#include "cli/profile.h"

#include <ctime>

namespace scruple::cli {

namespace {

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  return {.year = static_cast<std::int16_t>(local.tm_year + 1900),
          .month = static_cast<std::uint8_t>(local.tm_mon + 1),
          .day = static_cast<std::uint8_t>(local.tm_mday)};
}

}  // namespace

Result<policy::Profile> profile_of(const ProfileChoice& choice) {
  policy::Profile profile;
  for (const auto& [key, value] : choice.values) {
    if (auto error = profile.set(key, value)) {
      error->path = "--" + key;
      return *std::move(error);
    }
  }
  return profile;
}

Result<Date> date_of(const ProfileChoice& choice) {
  if (choice.as_of.empty()) {
    return today();
  }
  const auto date = date_from_text(choice.as_of);
  if (!date) {
    return Error{.code = "bad-date",
                 .message = "'" + choice.as_of + "' is not a day",
                 .path = "--as-of",
                 .hint = "write it as 2026-11-22"};
  }
  return *date;
}

}  // namespace scruple::cli

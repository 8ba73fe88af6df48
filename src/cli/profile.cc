#include "cli/profile.h"

#include <ctime>
#include <optional>
#include <utility>

namespace scruple::cli {

Result<Judging> judging_of(const ProfileChoice& choice) {
  Judging judging;
  for (const auto& [key, value] : choice.values) {
    if (auto error = judging.profile.set(key, value)) {
      error->path = "--" + key;
      return *std::move(error);
    }
  }
  const auto as_of = choice.as_of.empty() ? std::optional(today()) : date_from_text(choice.as_of);
  if (!as_of) {
    return Error{.code = "bad-date",
                 .message = "'" + choice.as_of + "' is not a day",
                 .path = "--as-of",
                 .hint = "write it as 2026-11-22"};
  }
  judging.today = *as_of;
  return judging;
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  return {.year = static_cast<std::int16_t>(local.tm_year + 1900),
          .month = static_cast<std::uint8_t>(local.tm_mon + 1),
          .day = static_cast<std::uint8_t>(local.tm_mday)};
}

}  // namespace scruple::cli

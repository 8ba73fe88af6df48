#pragma once

#include "base/date.h"
#include "base/result.h"
#include "cli/options.h"
#include "policy/profile.h"

namespace scruple::cli {

// By what posts are judged that say nothing about themselves.
struct Judging {
  policy::Profile profile;
  Date today;  // --as-of, or the current day
};

// Errors: those of Profile::set, told by the option's name, and "bad-date".
[[nodiscard]] Result<Judging> judging_of(const ProfileChoice& choice);

// The current day in the user's time zone.
[[nodiscard]] Date today();

}  // namespace scruple::cli

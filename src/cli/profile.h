#pragma once

#include "base/date.h"
#include "base/result.h"
#include "cli/options.h"
#include "policy/profile.h"

namespace scruple::cli {

// Errors: those of Profile::set, told by the option's name.
[[nodiscard]] Result<policy::Profile> profile_of(const ProfileChoice& choice);

// --as-of, or the current day in the user's time zone. Errors: "bad-date".
[[nodiscard]] Result<Date> date_of(const ProfileChoice& choice);

}  // namespace scruple::cli

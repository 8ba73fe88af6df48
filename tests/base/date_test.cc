#include "base/date.h"

#include <doctest/doctest.h>

TEST_CASE("a date is read from ISO text, with or without a time behind it") {
  CHECK(scruple::date_from_text("2026-11-22") == scruple::Date{2026, 11, 22});
  CHECK(scruple::date_from_text("2026-11-22T10:00:00Z") == scruple::Date{2026, 11, 22});
  CHECK(scruple::date_from_text("2024-02-29 08:00") == scruple::Date{2024, 2, 29});
}

TEST_CASE("what is no day is no date") {
  for (const char* text : {"", "2026", "2026-13-01", "2025-02-29", "2026-00-10", "2026-1-1",
                           "2026-11-221", "22-11-2026", "-026-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(scruple::date_from_text(text).has_value());
  }
}

TEST_CASE("a date is written as it is read") {
  CHECK(scruple::text_of({2026, 1, 5}) == "2026-01-05");
}

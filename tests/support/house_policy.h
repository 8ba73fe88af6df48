#pragma once

#include <string_view>

namespace scruple::test {

// A small policy for tests that need a real linter: "house/miracle-cure" (an error) and
// "house/us-ssn" (a warning, redacted).
inline constexpr std::string_view house_policy = R"(policy: house
title: House rules
version: 1.0.0
reviewed: 2026-11-22
summary: For tests.
references:
  act: {title: Advertising Act, clause: Section 5, issuer: Parliament, url: "https://example.org", checked: text}
rules:
  - id: miracle-cure
    title: Miracle cures
    severity: error
    why: Nothing is a miracle.
    cite: [act]
    message: Claims a miracle.
    advice: Say what it does.
    find:
      - miracle (cure|remedy)
    unless: none
    examples:
      flag:
        - A ==miracle cure== here.
        - A ==miracle remedy== there.
        - One more ==miracle cure==.
      pass:
        - A cure here.
        - No miracle.
        - The miracle of a cure.
  - id: us-ssn
    title: Social security numbers
    severity: warning
    why: They are secret.
    cite: [act]
    message: Shows a social security number.
    advice: Remove it.
    redact: true
    find:
      - /[0-9]{3}-[0-9]{2}-[0-9]{4}/
    unless: none
    examples:
      flag:
        - It is ==123-45-6789== here.
        - It is ==123-45-6780== there.
        - Another is ==987-65-4321==.
      pass:
        - It is 12-45-6789 here.
        - It is secret.
        - A number.
)";

}  // namespace scruple::test

#pragma once

namespace scruple {

// Prints where and why to standard error and aborts. Only a bug in scruple leads here, never an
// input.
[[noreturn]] void assertion_failed(const char* condition, const char* sentence, const char* file,
                                   int line);

}  // namespace scruple

// Live in every build. The sentence says what must hold, for the reader of a crash report.
#define SCRUPLE_ASSERT(condition, sentence) \
  ((condition) ? void() : ::scruple::assertion_failed(#condition, sentence, __FILE__, __LINE__))

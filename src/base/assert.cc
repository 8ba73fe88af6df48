#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace scruple {

void assertion_failed(const char* condition, const char* sentence, const char* file, int line) {
  // Nothing that may itself fail: the program is already wrong.
  std::fprintf(stderr, "scruple: bug: %s (%s) at %s:%d\n", sentence, condition, file, line);
  std::abort();
}

}  // namespace scruple

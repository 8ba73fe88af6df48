#include "io/memory.h"

#include <cstdlib>  // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace scruple::io {

void return_free_memory() noexcept {
#ifdef __GLIBC__
  ::malloc_trim(0);  // the memory of each thread apart would grow to that of its largest record
#endif
}

}  // namespace scruple::io

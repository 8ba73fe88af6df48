#include "io/descriptor.h"

#include <unistd.h>

namespace scruple::io {

void CloseDescriptor::operator()(DescriptorHandle handle) const noexcept { ::close(handle.value); }

}  // namespace scruple::io

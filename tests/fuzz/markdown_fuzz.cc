#include "fuzz/document_fuzz.h"
#include "fuzz/fuzz.h"

namespace scruple::fuzz {

void try_input(std::string_view bytes) { check_format("md", bytes); }

}  // namespace scruple::fuzz

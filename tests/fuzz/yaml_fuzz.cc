#include "fuzz/fuzz.h"
#include "yaml/value.h"

namespace scruple::fuzz {

void try_input(std::string_view bytes) {
  const auto file = yaml::parse("fuzz.yaml", std::string(bytes));
  if (!file) {
    (void)describe(file.error());
  }
}

}  // namespace scruple::fuzz

#include "audit/record.h"
#include "fuzz/fuzz.h"

namespace scruple::fuzz {

void try_input(std::string_view bytes) {
  constexpr std::size_t padding = 64;  // readable bytes behind the line, as LineBlock gives
  std::string line(bytes.substr(0, bytes.find('\n')));
  const std::size_t size = line.size();
  line.resize(size + padding);
  const audit::RecordFields fields;
  audit::RecordReader reader(fields);
  audit::Record record;
  (void)reader.read(std::string_view(line).substr(0, size), record);
}

}  // namespace scruple::fuzz

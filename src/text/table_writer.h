#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "text/code_point_table.h"

// For the programs that make tables from ICU's data while scruple is built. They stop at the first
// trouble: the build fails and shows the sentence.
namespace scruple::text {

inline constexpr char32_t code_point_limit = 0x110000;

[[noreturn]] inline void stop_generator(const char* sentence) {
  std::fprintf(stderr, "table generator: %s\n", sentence);
  std::exit(1);
}

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (std::fclose(file) != 0) {
      stop_generator("the table could not be written");
    }
  }
};
using OutputFile = std::unique_ptr<std::FILE, CloseFile>;

inline OutputFile open_output(int argument_count, char** arguments) {
  std::FILE* file = argument_count == 2 ? std::fopen(arguments[1], "wb") : nullptr;
  if (file == nullptr) {
    stop_generator("name one file to write, in a folder that exists");
  }
  return OutputFile(file);
}

// constexpr TYPE NAME[] = {...};
template <typename Value>
void write_array(std::FILE* file, const char* type, const std::string& name,
                 const std::vector<Value>& values) {
  std::fprintf(file, "constexpr %s %s[] = {", type, name.c_str());
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::fprintf(file, "%s%lu,", i % 24 == 0 ? "\n" : "", static_cast<unsigned long>(values[i]));
  }
  std::fprintf(file, "\n};\n");
}

// Writes NAME_top, NAME_middle, NAME_leaves and, of them, `constexpr CodePointTable<TYPE> NAME`.
template <typename Value>
void write_table(std::FILE* file, const char* type, const std::string& name,
                 const std::vector<Value>& values) {
  using Table = CodePointTable<Value>;
  const auto share = [](const auto& all, std::size_t size, auto& kept) {
    std::map<std::vector<typename std::decay_t<decltype(all)>::value_type>, std::uint16_t> known;
    std::vector<std::uint16_t> numbers;
    for (auto begin = all.begin(); begin != all.end();) {
      const auto end = begin + static_cast<std::ptrdiff_t>(size);
      const auto [entry, is_new] =
          known.try_emplace({begin, end}, static_cast<std::uint16_t>(known.size()));
      if (is_new) {
        kept.insert(kept.end(), begin, end);
      }
      numbers.push_back(entry->second);
      begin = end;
    }
    return numbers;
  };
  std::vector<Value> leaves;
  const std::vector<std::uint16_t> blocks = share(values, Table::leaf_size, leaves);
  std::vector<std::uint16_t> middle;
  const std::vector<std::uint16_t> top = share(blocks, Table::middle_size, middle);
  if (middle.size() / Table::middle_size > 0x100) {
    stop_generator("a table has too many different groups for its top stage");
  }
  write_array(file, "std::uint8_t", name + "_top", top);
  write_array(file, "std::uint16_t", name + "_middle", middle);
  write_array(file, type, name + "_leaves", leaves);
  std::fprintf(file, "constexpr CodePointTable<%s> %s{%s_top, %s_middle, %s_leaves};\n", type,
               name.c_str(), name.c_str(), name.c_str(), name.c_str());
}

}  // namespace scruple::text

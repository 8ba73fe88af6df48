#pragma once

#include <span>
#include <string_view>

namespace scruple::policy {

// A file under rules/, as it stood when the program was built.
struct EmbeddedFile {
  std::string_view policy;  // name of its folder
  std::string_view path;    // "rules/claims/policy.yaml"
  std::string_view contents;
};

// All files of all folders with a policy.yaml, sorted by path. Defined by embed_policies.cmake.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

}  // namespace scruple::policy

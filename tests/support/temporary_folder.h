#pragma once

#include <string>
#include <string_view>

namespace scruple::test {

// A new empty folder, removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(std::string_view name) const;

  // Writes a file, making the folders above it; returns its path.
  std::string write(std::string_view name, std::string_view contents) const;

 private:
  std::string path_;
};

[[nodiscard]] std::string contents_of(const std::string& path);

}  // namespace scruple::test

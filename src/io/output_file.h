#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/result.h"
#include "base/writer.h"

namespace scruple::io {

// A file that appears whole or not at all: what is written goes to a new file beside it, which
// takes its place when committed. A pipe or a device (`/dev/stdout`) is written to directly.
class OutputFile final : public Writer {
 public:
  // Errors: "output-unwritable".
  [[nodiscard]] static Result<std::unique_ptr<OutputFile>> create(const std::string& path);
  struct Impl;
  explicit OutputFile(std::unique_ptr<Impl> impl);  // for create()
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile() override;  // removes what was not committed

  bool write(std::string_view bytes) override;

  // Puts the file in its place. Errors: those of FdWriter::failure, and "output-unwritable".
  [[nodiscard]] std::optional<Error> commit();

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace scruple::io

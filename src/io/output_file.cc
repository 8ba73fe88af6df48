#include "io/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/descriptor.h"
#include "io/fd_writer.h"

// The usual write-beside-and-rename: readers see the old file or the new one. A symbolic link is
// followed first, so that it stays a link. There is no fsync: a report can be made again.

namespace scruple::io {

namespace {

struct FreeMemory {
  void operator()(char* memory) const { std::free(memory); }  // NOLINT(*-no-malloc): realpath's
};

std::string target_of(const std::string& path) {
  const std::unique_ptr<char, FreeMemory> real(::realpath(path.c_str(), nullptr));
  return real ? std::string(real.get()) : path;
}

Error unwritable(const std::string& path, int number) {
  return {.code = "output-unwritable",
          .message = "it cannot be written: " + std::generic_category().message(number),
          .path = path};
}

// Opens a new file beside the target; its name is put into `name`.
Descriptor open_beside(const std::string& target, mode_t mode, std::string& name) {
  constexpr int most_tries = 100;
  for (int attempt = 0; attempt < most_tries; ++attempt) {
    name = target + "." + std::to_string(::getpid()) + "." + std::to_string(attempt) + ".tmp";
    Descriptor file =
        descriptor_of(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (file || errno != EEXIST) {
      return file;
    }
  }
  return nullptr;
}

}  // namespace

struct OutputFile::Impl {
  Impl(Descriptor open_file, std::string file_path)
      : file(std::move(open_file)), path(std::move(file_path)), writer(file.get().value, path) {}

  Descriptor file;
  std::string path;       // as the user named it
  std::string target;     // what it stands for
  std::string temporary;  // removed unless committed; empty when writing directly
  FdWriter writer;
};

OutputFile::OutputFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<OutputFile>> OutputFile::create(const std::string& path) {
  const std::string target = target_of(path);
  struct stat status = {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    return unwritable(path, EISDIR);
  }
  std::string temporary;
  Descriptor file;
  if (exists && !S_ISREG(status.st_mode)) {
    file = descriptor_of(::open(target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  } else {
    constexpr mode_t default_mode = 0666;  // less the umask
    file = open_beside(target, default_mode, temporary);
    if (file && exists) {
      ::fchmod(file.get().value, status.st_mode & 07777U);
    }
  }
  if (!file) {
    return unwritable(path, errno);
  }
  auto impl = std::make_unique<Impl>(std::move(file), path);
  impl->target = target;
  impl->temporary = std::move(temporary);
  return std::make_unique<OutputFile>(std::move(impl));
}

OutputFile::~OutputFile() {
  if (!impl_->temporary.empty()) {
    ::unlink(impl_->temporary.c_str());
  }
}

bool OutputFile::write(std::string_view bytes) { return impl_->writer.write(bytes); }

std::optional<Error> OutputFile::commit() {
  if (!impl_->writer.flush()) {
    return impl_->writer.failure();
  }
  if (!impl_->temporary.empty()) {
    if (std::rename(impl_->temporary.c_str(), impl_->target.c_str()) != 0) {
      return unwritable(impl_->path, errno);
    }
    impl_->temporary.clear();
  }
  return std::nullopt;
}

}  // namespace scruple::io

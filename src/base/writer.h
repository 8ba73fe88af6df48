#pragma once

#include <string>
#include <string_view>

namespace scruple {

// Where output goes. Libraries write to one that was passed in; they never print.
class Writer {
 public:
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual ~Writer() = default;

  // Takes all of `bytes`. False once nobody reads any more (a closed pipe, a full disk); the caller
  // then stops, and whoever owns the writer knows why.
  virtual bool write(std::string_view bytes) = 0;
};

// Collects what is written.
class StringWriter final : public Writer {
 public:
  bool write(std::string_view bytes) override {
    text.append(bytes);
    return true;
  }
  std::string text;
};

}  // namespace scruple

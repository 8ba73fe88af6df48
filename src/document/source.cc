#include "document/source.h"

#include <utility>

#include "document/html_charset.h"

namespace scruple::document {

Result<Source> make_source(std::string name, std::string bytes) {
  const std::string charset = html_charset(bytes);
  Result<text::Decoded> decoded = text::decode(std::move(bytes), charset);
  if (!decoded) {
    Error error = decoded.error();
    error.path = std::move(name);
    return error;
  }
  return Source{std::move(name), std::move(decoded->text), std::move(decoded->map)};
}

}  // namespace scruple::document

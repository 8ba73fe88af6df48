#include "text/case.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace scruple::text {

std::string upper_case(std::string_view utf8) {
  std::string out;
  icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())))
      .toUpper(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

}  // namespace scruple::text

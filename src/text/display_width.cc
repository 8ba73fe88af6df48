// Columns as terminals count them: East_Asian_Width by code point, with the sequences that are
// drawn as one picture (flags, ZWJ sequences, skin tones, emoji presentation) followed by a few
// states. Terminals differ on these; this is what those with colour emoji do.
#include "text/display_width.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace scruple::text {

namespace {

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t emoji_presentation = 0xFE0F;

bool has(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

bool takes_no_column(char32_t c) {
  const std::uint32_t categories =
      U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  const bool is_conjoining = 0x1160 <= c && c <= 0x11FF;  // vowels and finals of Hangul
  return is_conjoining || (U_GET_GC_MASK(static_cast<UChar32>(c)) & categories) != 0 ||
         has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

std::size_t width_alone(char32_t c) {
  if (c < 0x7F) {
    return c < 0x20 ? 0 : 1;
  }
  if (takes_no_column(c)) {
    return 0;
  }
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// What a character adds to the columns, given those before it.
class Columns {
 public:
  std::size_t width_of(char32_t c) {
    if (c == zero_width_joiner) {
      is_joined_ = is_emoji_;
      return 0;
    }
    if (c == emoji_presentation) {
      const std::size_t missing = is_emoji_ && base_width_ == 1 ? 1 : 0;
      base_width_ += missing;
      return missing;
    }
    if (is_emoji_ && has(c, UCHAR_EMOJI_MODIFIER)) {
      return 0;
    }
    const bool is_indicator = has(c, UCHAR_REGIONAL_INDICATOR);
    const bool ends_flag = is_indicator && is_half_flag_;
    const bool is_picture = has(c, UCHAR_EMOJI) && c >= 0x80;
    const bool is_drawn_before = ends_flag || (is_joined_ && is_picture);
    const std::size_t width = is_indicator ? 2 : width_alone(c);
    is_half_flag_ = is_indicator && !is_half_flag_;
    is_joined_ = false;
    if (width == 0 || is_drawn_before) {
      return 0;
    }
    is_emoji_ = is_picture;
    base_width_ = width;
    return width;
  }

 private:
  bool is_emoji_ = false;
  bool is_joined_ = false;     // a ZWJ stands behind an emoji
  bool is_half_flag_ = false;  // one regional indicator stands alone
  std::size_t base_width_ = 0;
};

}  // namespace

std::size_t display_width(std::string_view utf8, std::size_t start, std::size_t tab_width) {
  Columns columns;
  std::size_t column = start;
  const std::size_t tab = std::max<std::size_t>(tab_width, 1);
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = code_point_at(utf8, at);
    column += c.value == '\t' ? tab - column % tab : columns.width_of(c.value);
    at += c.size;
  }
  return column - start;
}

}  // namespace scruple::text

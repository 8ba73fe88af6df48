// What a file is written in is decided by its bytes alone: a byte order mark; else pairs of bytes
// that make letters of one side's small values (UTF-16); else whether it is valid UTF-8; else
// Windows-1252, which makes sense of any bytes and therefore comes last. Only there may a page's
// own word for its encoding say otherwise, and only there is a text refused whose letters stand as
// those of no Western language do: to read Arabic as accented Latin finds nothing in it, and calls
// it clear. A file with at least as many good UTF-8 sequences as bad bytes was meant as UTF-8 and
// is damaged: reading it as Windows-1252 would hide that.
#include "text/encoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include <unicode/ucnv.h>

#include "base/assert.h"
#include "text/line_index.h"
#include "text/utf8.h"

namespace scruple::text {

namespace {

constexpr std::string_view utf8_hint = "save the file as UTF-8";

std::uint32_t byte_at(std::string_view bytes, std::size_t offset) {
  return static_cast<unsigned char>(bytes[offset]);
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool is_white_space = byte >= '\t' && byte <= '\r';
  constexpr unsigned char escape = 0x1B;  // logs are coloured with it
  return (byte < 0x20 && !is_white_space && byte != escape) || byte == 0x7F;
}

// Whether more than one byte in `share` is a control character.
bool has_many_controls(std::string_view bytes, std::size_t share) {
  const auto count = static_cast<std::size_t>(std::ranges::count_if(bytes, is_control));
  return count > bytes.size() / share;
}

Error binary_file() {
  return {.code = "binary-file",
          .message = "this is no text: it holds NUL bytes or mostly control characters",
          .hint = "leave the file out, or convert it to text first"};
}

Error damaged(std::string code, std::string message, std::string_view text_before) {
  const LineIndex lines(text_before);
  const std::uint32_t line = lines.line_count() - 1;
  return {.code = std::move(code),
          .message = std::move(message),
          .line = line + 1,
          .column = lines.line_span(line).size() + 1,
          .hint = std::string(utf8_hint)};
}

// NUL bytes that are no halves of UTF-16. In what else is text, the first is shown.
Error stray_nul(std::string_view bytes) {
  if (has_many_controls(bytes, 20)) {
    return binary_file();
  }
  const LineIndex lines(bytes.substr(0, bytes.find('\0')));
  Error error = binary_file();
  error.message = "a NUL byte stands here, which no text holds";
  error.hint = "remove it, or save the file as UTF-8";
  error.line = lines.line_count();
  error.column = lines.line_span(error.line - 1).size() + 1;
  return error;
}

// Collects decoded characters and the checkpoints of their map.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) {
    out_.encoding = encoding;
    out_.map.encoding = encoding;
  }

  void add(char32_t c, std::size_t file_offset, std::uint32_t file_size) {
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    append_utf8(out_.text, c);
    const std::uint32_t text_size = static_cast<std::uint32_t>(out_.text.size()) - begin;
    if (text_size != text_size_ || file_size != file_size_) {
      out_.map.checkpoints.push_back({begin, static_cast<std::uint32_t>(file_offset)});
      text_size_ = text_size;
      file_size_ = file_size;
    }
  }

  Decoded finish(std::size_t file_size) && {
    out_.map.checkpoints.push_back(
        {static_cast<std::uint32_t>(out_.text.size()), static_cast<std::uint32_t>(file_size)});
    return std::move(out_);
  }

  [[nodiscard]] const std::string& text() const { return out_.text; }

 private:
  Decoded out_;
  std::uint32_t text_size_ = 0;  // of the last character, in bytes
  std::uint32_t file_size_ = 0;
};

constexpr std::size_t unit_size = 2;  // of UTF-16

std::uint32_t utf16_unit(std::string_view bytes, std::size_t offset, Encoding encoding) {
  const std::uint32_t first = byte_at(bytes, offset);
  const std::uint32_t second = byte_at(bytes, offset + 1);
  return encoding == Encoding::utf16_le ? second << 8U | first : first << 8U | second;
}

// The code point at `offset` and how many bytes it takes; nothing where half a pair stands alone.
std::optional<CodePoint> utf16_code_point(std::string_view bytes, std::size_t offset,
                                          Encoding encoding) {
  const std::uint32_t high = utf16_unit(bytes, offset, encoding);
  if (high < 0xD800U || high > 0xDFFFU) {
    return CodePoint{high, unit_size};
  }
  if (high > 0xDBFFU || offset + 2 * unit_size > bytes.size()) {
    return std::nullopt;
  }
  const std::uint32_t low = utf16_unit(bytes, offset + unit_size, encoding);
  if (low < 0xDC00U || low > 0xDFFFU) {
    return std::nullopt;
  }
  return CodePoint{0x10000U + ((high - 0xD800U) << 10U) + (low - 0xDC00U), 2 * unit_size};
}

Result<Decoded> decode_utf16(std::string_view bytes, Encoding encoding) {
  Decoder decoder(encoding);
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes.size() - at < unit_size) {
      return damaged("invalid-utf16", "the file is UTF-16 but ends in the middle of a character",
                     decoder.text());
    }
    const auto c = utf16_code_point(bytes, at, encoding);
    if (!c) {
      return damaged("invalid-utf16", "the file is UTF-16 with half a surrogate pair here",
                     decoder.text());
    }
    if (c->value == 0) {
      return binary_file();
    }
    decoder.add(c->value, at, c->size);
    at += c->size;
  }
  return std::move(decoder).finish(bytes.size());
}

// The characters of 0x80 to 0x9F; those that Windows-1252 leaves out are Latin-1's controls.
constexpr std::array<char16_t, 32> windows_1252_upper = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

Decoded decode_windows_1252(std::string_view bytes) {
  Decoder decoder(Encoding::windows_1252);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    decoder.add(windows_1252(static_cast<std::uint8_t>(bytes[at])), at, 1);
  }
  return std::move(decoder).finish(bytes.size());
}

// What speaks for reading bytes as UTF-16 of one byte order.
struct Utf16Signs {
  std::size_t unit_count = 0;  // without surrogates
  std::size_t low_count = 0;   // U+0001 to U+07FF: Latin, Greek, Cyrillic, Hebrew, Arabic
  bool has_gap = false;        // a space or an end of line
};

Utf16Signs utf16_signs(std::string_view bytes, Encoding encoding) {
  Utf16Signs signs;
  for (std::size_t at = 0; at + unit_size <= bytes.size(); at += unit_size) {
    const std::uint32_t unit = utf16_unit(bytes, at, encoding);
    if (unit >= 0xD800U && unit <= 0xDFFFU) {
      continue;
    }
    ++signs.unit_count;
    signs.low_count += unit != 0 && unit < 0x800U ? 1 : 0;
    signs.has_gap |= unit == U' ' || unit == U'\n';
  }
  return signs;
}

// UTF-16 without a byte order mark. At least three in four of its characters are below U+0800, so
// that one half of each is a byte no other text holds, and words stand apart in it. A stray NUL
// makes at most a few such pairs of a text in other encodings. Text in other scripts needs its
// mark.
std::optional<Encoding> utf16_without_mark(std::string_view bytes) {
  for (const Encoding encoding : {Encoding::utf16_le, Encoding::utf16_be}) {
    const Utf16Signs signs = utf16_signs(bytes, encoding);
    if (signs.has_gap && 4 * signs.low_count >= 3 * signs.unit_count) {
      return encoding;
    }
  }
  return std::nullopt;
}

// Whether more than one letter in twenty stands among three or more in a row of the upper half.
// Western languages write accented letters one or two at a time ("créée"); words of the alphabets
// that share these bytes have nothing else.
bool is_no_western_text(std::string_view bytes) {
  constexpr std::size_t least_run = 3;
  std::size_t letters = 0;
  std::size_t foreign = 0;
  std::size_t run = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_upper_half = byte >= 0xC0U;
    run = is_upper_half ? run + 1 : 0;
    letters += is_upper_half || ('a' <= (byte | 0x20U) && (byte | 0x20U) <= 'z') ? 1 : 0;
    if (run >= least_run) {
      foreign += run == least_run ? least_run : 1;
    }
  }
  return foreign * 20 > letters;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Decodes what is written in the encoding that it declares; nothing where that is UTF-8 or UTF-16,
// which it is not, or Latin-1, by which everybody means Windows-1252.
std::optional<Result<Decoded>> decode_as(std::string_view bytes, const std::string& declared) {
  UErrorCode status = U_ZERO_ERROR;
  const bool is_known = ucnv_countAliases(declared.c_str(), &status) > 0 && U_SUCCESS(status);
  const std::unique_ptr<UConverter, CloseConverter> converter(
      is_known ? ucnv_open(declared.c_str(), &status) : nullptr);
  if (!converter || U_FAILURE(status)) {
    return Error{.code = "unknown-encoding",
                 .message = "it says it is written in \"" + declared +
                            "\", which is the name of no known encoding",
                 .hint = std::string(utf8_hint)};
  }
  const std::string_view name = ucnv_getName(converter.get(), &status);
  if (name.starts_with("UTF") || name == "ISO-8859-1" || name == "US-ASCII") {
    return std::nullopt;
  }
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  Decoder decoder(Encoding::declared);
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    const char* const begin = at;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) {
      break;  // what is left changes a state of the encoding and makes no character
    }
    if (U_FAILURE(status)) {
      return damaged("unknown-encoding",
                     "it says it is written in \"" + declared +
                         "\", but its bytes here make no character of that",
                     decoder.text());
    }
    decoder.add(static_cast<char32_t>(c), static_cast<std::size_t>(begin - bytes.data()),
                static_cast<std::uint32_t>(at - begin));
  }
  return std::move(decoder).finish(bytes.size());
}

// What speaks for UTF-8 and against it in bytes that are no valid UTF-8.
bool was_meant_as_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  while (!bytes.empty()) {
    const std::size_t valid = find_invalid_utf8(bytes).value_or(bytes.size());
    good += static_cast<std::size_t>(std::ranges::count_if(
        bytes.substr(0, valid), [](char c) { return static_cast<unsigned char>(c) >= 0xC0U; }));
    if (valid == bytes.size()) {
      break;
    }
    ++bad;
    bytes.remove_prefix(valid + 1);
  }
  return good >= bad;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16_le:
      return "UTF-16LE";
    case Encoding::utf16_be:
      return "UTF-16BE";
    case Encoding::windows_1252:
      return "Windows-1252";
    case Encoding::declared:
      return "the encoding it declares";
  }
  SCRUPLE_ASSERT(false, "an encoding has no name");
  return {};
}

char32_t windows_1252(std::uint8_t byte) {
  const bool is_upper = 0x80U <= byte && byte < 0xA0U;
  return is_upper ? windows_1252_upper[byte - 0x80U] : byte;
}

std::uint32_t FileMap::file_offset(std::uint32_t offset) const {
  if (is_identity()) {
    return offset;
  }
  const auto next = std::ranges::upper_bound(checkpoints, offset, {}, &Checkpoint::text);
  if (next == checkpoints.end()) {
    return checkpoints.back().file;
  }
  const Checkpoint& here = *(next - 1);
  const std::uint64_t text_size = next->text - here.text;
  const std::uint64_t file_size = next->file - here.file;
  return here.file + static_cast<std::uint32_t>((offset - here.text) * file_size / text_size);
}

Result<Decoded> decode(std::string bytes, std::string_view declared) {
  const std::string_view view = bytes;
  if (view.starts_with("\xFF\xFE")) {
    return decode_utf16(view, Encoding::utf16_le);
  }
  if (view.starts_with("\xFE\xFF")) {
    return decode_utf16(view, Encoding::utf16_be);
  }
  if (view.find('\0') != std::string_view::npos) {
    const auto encoding = utf16_without_mark(view);
    if (!encoding) {
      return stray_nul(view);
    }
    auto decoded = decode_utf16(view, *encoding);
    const bool is_text = decoded && !has_many_controls(decoded->text, 20);
    return is_text ? std::move(decoded) : binary_file();
  }
  const auto invalid = find_invalid_utf8(view);
  if (!invalid) {
    if (has_many_controls(view, 3)) {
      return binary_file();
    }
    return Decoded{.encoding = Encoding::utf8, .text = std::move(bytes), .map = {}};
  }
  // Any bytes make Windows-1252: a text in it has next to no control characters.
  if (has_many_controls(view, 20)) {
    return binary_file();
  }
  if (!declared.empty()) {
    if (auto decoded = decode_as(view, std::string(declared))) {
      return *std::move(decoded);
    }
  }
  if (was_meant_as_utf8(view)) {
    return damaged("invalid-utf8", "the file is UTF-8 but its bytes here make no character",
                   view.substr(0, *invalid));
  }
  if (is_no_western_text(view)) {
    return Error{.code = "unknown-encoding",
                 .message = "it is neither UTF-8 nor Western text: its encoding is unknown",
                 .hint = std::string(utf8_hint)};
  }
  return decode_windows_1252(view);
}

}  // namespace scruple::text

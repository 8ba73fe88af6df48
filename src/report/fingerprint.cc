#include "report/fingerprint.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "text/fold.h"
#include "text/utf8.h"

// GitHub's line hash is a rolling hash over the next hundred UTF-16 units from the line's first
// one that counts, spilling into the lines that follow; blanks and tabs do not count, and every
// line break counts as one line feed. The values must be GitHub's own to the last bit.

namespace scruple::report {

namespace {

constexpr std::size_t window_size = 100;
constexpr std::uint64_t base = 37;

constexpr std::uint64_t power_of_base(std::size_t exponent) {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < exponent; ++i) {
    power *= base;  // wraps, as it should
  }
  return power;
}

constexpr std::uint64_t base_to_window = power_of_base(window_size);

class LineHasher {
 public:
  void add(std::string_view utf8) {
    for (std::size_t offset = 0; offset < utf8.size();) {
      const auto [value, size] = text::code_point_at(utf8, offset);
      offset += size;
      if (value >= 0x10000) {
        add_unit(static_cast<std::uint16_t>(0xD800U + ((value - 0x10000U) >> 10U)));
        add_unit(static_cast<std::uint16_t>(0xDC00U + ((value - 0x10000U) & 0x3FFU)));
      } else {
        add_unit(static_cast<std::uint16_t>(value));
      }
    }
  }

  std::vector<std::string> finish() {
    constexpr std::uint16_t end_of_text = 65535;
    add_unit(end_of_text);
    for (std::size_t i = 0; i < window_size; ++i) {
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  void add_unit(std::uint16_t unit) {
    const bool is_second_of_break = is_after_return_ && unit == '\n';
    is_after_return_ = unit == '\r';
    if (unit == ' ' || unit == '\t' || is_second_of_break) {
      return;
    }
    if (unit == '\r') {
      unit = '\n';
    }
    const bool begins_line = is_line_start_;
    is_line_start_ = unit == '\n';
    push(unit, begins_line);
  }

  // Takes one unit in and the one a window before it out. When the latter began a line, the window
  // that began there is complete.
  void push(std::uint16_t unit, bool begins_line = false) {
    Unit& oldest = window_.at(at_);
    if (oldest.begins_line) {
      const std::uint32_t count = ++counts_[hash_];
      hashes_.push_back(fmt::format("{:x}:{}", hash_, count));
    }
    hash_ = base * hash_ + unit - base_to_window * oldest.value;
    oldest = {unit, begins_line};
    at_ = (at_ + 1) % window_size;
  }

  struct Unit {
    std::uint16_t value = 0;
    bool begins_line = false;
  };
  std::array<Unit, window_size> window_ = {};
  std::size_t at_ = 0;
  std::uint64_t hash_ = 0;
  bool is_line_start_ = true;
  bool is_after_return_ = false;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
  std::vector<std::string> hashes_;
};

// FNV-1a, with a zero byte behind each part.
class PartsHash {
 public:
  void add(std::string_view part) {
    for (const char character : part) {
      mix(static_cast<unsigned char>(character));
    }
    mix(0);
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void mix(unsigned char byte) {
    value_ ^= byte;
    value_ *= 0x100000001B3U;
  }
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

constexpr std::size_t words_around = 4;
constexpr std::uint32_t bytes_around = 200;  // where those words are looked for

std::string last_words(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t i = 0; i < words_around && begin != 0; ++i) {
    const std::size_t end = text.find_last_not_of(' ', begin - 1);
    const std::size_t blank = end == std::string_view::npos ? end : text.find_last_of(' ', end);
    begin = blank == std::string_view::npos ? 0 : blank;
  }
  return std::string(text.substr(begin));
}

std::string first_words(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < words_around && end < text.size(); ++i) {
    const std::size_t begin = std::min(text.find_first_not_of(' ', end), text.size());
    end = std::min(text.find(' ', begin), text.size());
  }
  return std::string(text.substr(0, end));
}

bool is_character_begin(std::string_view text, std::uint32_t offset) {
  return offset >= text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) {
  LineHasher hasher;
  hasher.add(text);
  return hasher.finish();
}

std::vector<std::string> line_hashes(std::string_view text, const Redaction& redaction) {
  LineHasher hasher;
  std::uint32_t at = 0;
  for (const Redaction::Mask& mask : redaction.masks()) {
    hasher.add(text.substr(at, mask.span.begin - at));
    hasher.add(mask.placeholder);
    for (const char character : text.substr(mask.span.begin, mask.span.size())) {
      if (character == '\n' || character == '\r') {
        hasher.add({&character, 1});
      }
    }
    at = mask.span.end;
  }
  hasher.add(text.substr(at));
  return hasher.finish();
}

Fingerprints::Fingerprints(const policy::Library& library, std::string_view path,
                           std::string_view text, const Positions& positions,
                           const Redaction& redaction)
    : library_(library), path_(path), text_(text), positions_(positions), redaction_(redaction) {}

// What stands around a finding on its own lines, not further than a few words reach.
Span Fingerprints::surroundings(Span found) const {
  const text::LineIndex& lines = positions_.lines();
  const Span first = lines.line_span(lines.line_at(found.begin));
  const Span last = lines.line_span(lines.line_at(found.end));
  std::uint32_t begin = std::max(first.begin, found.begin - std::min(found.begin, bytes_around));
  while (begin < found.begin && !is_character_begin(text_, begin)) {
    ++begin;
  }
  std::uint32_t end = std::max(found.end, std::min(last.end, found.end + bytes_around));
  while (end < last.end && !is_character_begin(text_, end)) {
    ++end;
  }
  return {begin, end};
}

std::string Fingerprints::of(const lint::Finding& finding) {
  const policy::Rule& rule = library_.rules[static_cast<std::size_t>(finding.rule)];
  const auto normal = [this](Span stretch) { return text::fold(redaction_.masked(stretch)).text; };
  const Span around = surroundings(finding.span);
  PartsHash hash;
  hash.add(rule.full_id);
  if (rule.is_redacted) {
    hash.add(path_);
    hash.add(normal(around));
  } else {
    hash.add(last_words(normal({around.begin, finding.span.begin})));
    hash.add(normal(finding.span));
    hash.add(first_words(normal({finding.span.end, around.end})));
  }
  const std::uint32_t count = ++counts_[hash.value()];
  return fmt::format("{:016x}:{}", hash.value(), count);
}

}  // namespace scruple::report

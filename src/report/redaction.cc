#include "report/redaction.h"

#include <algorithm>

#include "report/printable.h"

// The linter names the confidential spans of a file; this lays placeholders over them. Overlapping
// spans become one mask under the name of the first rule that found something there. A span whose
// finding was left out (by a suppression, say) is masked as well, under a general name.

namespace scruple::report {

namespace {

constexpr std::string_view general_placeholder = "[CONFIDENTIAL]";

// `findings` is sorted by span; from `next` on they may overlap the mask, or one behind it.
std::string placeholder_for(Span mask, const policy::Library& library,
                            const std::vector<lint::Finding>& findings, std::size_t& next) {
  while (next < findings.size() && findings[next].span.end <= mask.begin) {
    ++next;
  }
  for (std::size_t i = next; i < findings.size() && findings[i].span.begin < mask.end; ++i) {
    const policy::Rule& rule = library.rules[static_cast<std::size_t>(findings[i].rule)];
    if (rule.is_redacted && findings[i].span.overlaps(mask)) {
      return placeholder_of(rule);
    }
  }
  return std::string(general_placeholder);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  if (from.empty()) {
    return;
  }
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
}

}  // namespace

std::string placeholder_of(const policy::Rule& rule) {
  std::string out = "[";
  for (const char character : rule.id) {
    const bool is_lower = 'a' <= character && character <= 'z';
    out += character == '-' ? '_' : is_lower ? static_cast<char>(character - 'a' + 'A') : character;
  }
  return out + "]";
}

Redaction::Redaction(const policy::Library& library, std::string_view text,
                     const lint::LintResult& result)
    : library_(library), text_(text) {
  for (const Span span : result.confidential) {
    if (!masks_.empty() && span.begin < masks_.back().span.end) {
      masks_.back().span.end = std::max(masks_.back().span.end, span.end);
    } else if (!span.is_empty()) {
      masks_.push_back({span, {}});
    }
  }
  std::size_t next = 0;
  for (Mask& mask : masks_) {
    mask.placeholder = placeholder_for(mask.span, library, result.findings, next);
  }
}

std::size_t Redaction::mask_after(std::uint32_t offset) const {
  const auto first = std::ranges::partition_point(
      masks_, [offset](const Mask& mask) { return mask.span.end <= offset; });
  return static_cast<std::size_t>(first - masks_.begin());
}

bool Redaction::touches(Span stretch) const {
  const std::size_t mask = mask_after(stretch.begin);
  return mask < masks_.size() && masks_[mask].span.overlaps(stretch);
}

std::string Redaction::masked(Span stretch) const {
  std::string out;
  std::uint32_t at = stretch.begin;
  for (std::size_t i = mask_after(at); i < masks_.size(); ++i) {
    const Mask& mask = masks_[i];
    if (mask.span.begin >= stretch.end) {
      break;
    }
    if (mask.span.begin > at) {
      out += text_.substr(at, mask.span.begin - at);
    }
    out += mask.placeholder;
    at = std::min(mask.span.end, stretch.end);
  }
  return out += text_.substr(at, stretch.end - at);
}

std::string Redaction::message_of(const lint::Finding& finding) const {
  if (!touches(finding.span)) {
    return on_one_line(finding.message);
  }
  // The words of the document in it, as they stand, folded or in part, are left out: only those of
  // the rule are put in anew.
  const policy::Rule& rule = library_.rules[static_cast<std::size_t>(finding.rule)];
  std::string message = rule.message;
  replace_all(message, "{match}", masked(finding.span));
  return on_one_line(ends_sentence(message) ? message : message + ".");
}

std::string Redaction::scrubbed(std::string words, Span about) const {
  for (std::size_t i = mask_after(about.begin); i < masks_.size(); ++i) {
    const Mask& mask = masks_[i];
    if (!mask.span.overlaps(about)) {
      break;
    }
    const Span shared = {std::max(mask.span.begin, about.begin),
                         std::min(mask.span.end, about.end)};
    for (const Span part : {mask.span, shared}) {
      const std::string secret(text_.substr(part.begin, part.size()));
      replace_all(words, secret, mask.placeholder);
      replace_all(words, on_one_line(secret), mask.placeholder);
    }
  }
  return words;
}

}  // namespace scruple::report

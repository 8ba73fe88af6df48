// RE2 knows no Unicode word boundary, and cutting its longest match at one would not give the
// longest whole-word match. So each match is checked: when it begins inside a word the search goes
// on behind that place; when it ends inside one, the same start is tried again with the text cut
// off at each earlier boundary, from the back. Both are rare, and the number of tries is limited,
// which keeps the work linear in practice.

#include "match/expression.h"

#include <algorithm>

#include <re2/re2.h>

#include "base/assert.h"
#include "text/utf8.h"
#include "text/words.h"

namespace scruple::match {

namespace {

constexpr int expression_memory = 4 << 20;
constexpr int most_cuts = 64;

RE2::Options options() {
  RE2::Options made;
  made.set_longest_match(true);
  made.set_log_errors(false);
  made.set_max_mem(expression_memory);
  return made;
}

Span span_of(re2::StringPiece piece, std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(piece.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

}  // namespace

struct Expression::Impl {
  explicit Impl(const std::string& source) : re(source, options()) {
    if (!re.ok()) {
      error = re.error();
      return;
    }
    const auto& groups = re.NamedCapturingGroups();
    if (const auto group = groups.find("value"); group != groups.end()) {
      value_group = group->second;
    }
  }

  // The longest match that begins exactly at `begin` and ends at a word boundary.
  [[nodiscard]] std::optional<ExpressionHit> longest_at(std::string_view text, std::uint32_t begin,
                                                        std::uint32_t end) const {
    for (int cuts = 0; cuts < most_cuts; ++cuts) {
      std::vector<re2::StringPiece> groups(static_cast<std::size_t>(value_group) + 1);
      const re2::StringPiece whole(text.data(), text.size());
      if (!re.Match(whole, begin, end, RE2::ANCHOR_START, groups.data(), value_group + 1)) {
        return std::nullopt;
      }
      const Span span = span_of(groups[0], text);
      if (text::is_word_boundary(text, span.end)) {
        if (span.is_empty()) {
          return std::nullopt;
        }
        const auto& value = groups[static_cast<std::size_t>(value_group)];
        const bool has_value = value_group > 0 && value.data() != nullptr;
        return ExpressionHit{span, has_value ? span_of(value, text) : span};
      }
      end = span.end;
      while (end > begin && !text::is_word_boundary(text, end)) {
        end -= text::code_point_before(text, end).size;
      }
      if (end == begin) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  RE2 re;
  std::string error;
  int value_group = 0;
};

Expression::Expression(const std::string& source) : impl_(std::make_unique<Impl>(source)) {}
Expression::~Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;

const std::string& Expression::error() const { return impl_->error; }

bool Expression::matches_empty() const { return RE2::FullMatch("", impl_->re); }

void Expression::find(std::string_view text, Span range, std::vector<ExpressionHit>& hits) const {
  std::uint32_t from = range.begin;
  const re2::StringPiece whole(text.data(), text.size());
  while (from < range.end) {
    re2::StringPiece found;
    if (!impl_->re.Match(whole, from, range.end, RE2::UNANCHORED, &found, 1)) {
      return;
    }
    const Span rough = span_of(found, text);
    if (text::is_word_boundary(text, rough.begin)) {
      if (auto hit = impl_->longest_at(text, rough.begin, range.end)) {
        hits.push_back(*hit);
        from = hit->span.end;
        continue;
      }
    }
    if (rough.begin >= range.end) {
      return;
    }
    from = rough.begin + text::code_point_at(text, rough.begin).size;
  }
}

}  // namespace scruple::match

// A single stretch, a whole HTML file above all, is read where it stands; only several are copied
// into one text. Looking up a position is a search by halving over the stretches.

#include "document/excerpt.h"

#include <algorithm>
#include <utility>

namespace scruple::document {

Excerpt::Excerpt(std::string_view source, std::vector<Span> stretches)
    : source_(source), stretches_(std::move(stretches)) {
  std::uint32_t size = 0;
  for (const Span stretch : stretches_) {
    begins_.push_back(size);
    size += stretch.size();
  }
  if (stretches_.size() < 2) {
    return;
  }
  joined_.reserve(size);
  for (const Span stretch : stretches_) {
    joined_ += source_.substr(stretch.begin, stretch.size());
  }
}

std::string_view Excerpt::text() const {
  if (stretches_.empty()) {
    return {};
  }
  if (stretches_.size() > 1) {
    return joined_;
  }
  return source_.substr(stretches_[0].begin, stretches_[0].size());
}

Span Excerpt::in_source(Span span) const {
  if (stretches_.empty()) {
    return {};
  }
  if (span.is_empty()) {
    const std::size_t at = stretch_at(span.begin > 0 ? span.begin - 1 : 0);
    const std::uint32_t offset = stretches_[at].begin + (span.begin - begins_[at]);
    return {offset, offset};
  }
  const std::size_t first = stretch_at(span.begin);
  const std::size_t last = stretch_at(span.end - 1);
  return {stretches_[first].begin + (span.begin - begins_[first]),
          stretches_[last].begin + (span.end - begins_[last])};
}

void Excerpt::append_to(Builder& builder, Span span) const {
  for (std::size_t i = span.is_empty() ? stretches_.size() : stretch_at(span.begin);
       i < stretches_.size() && begins_[i] < span.end; ++i) {
    const std::uint32_t begin = std::max(span.begin, begins_[i]);
    const std::uint32_t end = std::min(span.end, begins_[i] + stretches_[i].size());
    const std::uint32_t shift = stretches_[i].begin;
    builder.append({shift + (begin - begins_[i]), shift + (end - begins_[i])});
  }
}

// The stretch that holds an offset of the text. Requires that one does.
std::size_t Excerpt::stretch_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  return static_cast<std::size_t>(after - begins_.begin()) - 1;
}

}  // namespace scruple::document

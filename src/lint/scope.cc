#include "lint/scope.h"

#include <algorithm>

#include "text/utf8.h"

namespace scruple::lint {

namespace {

using document::BlockKind;
using Kind = policy::ScopeItem::Kind;

// Blocks that readers see as the post itself.
bool is_body(BlockKind kind) {
  return document::is_prose(kind) && kind != BlockKind::front_matter &&
         kind != BlockKind::attribute && kind != BlockKind::title && kind != BlockKind::alt;
}

bool is_in_link(const document::Document& document, Span source) {
  return std::ranges::any_of(document.marks, [&](const document::Mark& mark) {
    return mark.kind == document::MarkKind::link && mark.source.overlaps(source);
  });
}

bool is_in_hashtag(const Place& place, Environment& environment) {
  const std::span<const Span> hashtags =
      environment.scratch().find_class("hashtag", policy::Layer::prose, text::View::folded);
  return std::ranges::any_of(hashtags, [&](Span hashtag) { return hashtag.holds(place.prose); });
}

bool is_of_kind(const policy::ScopeItem& item, const Place& place, Environment& environment) {
  Geometry& geometry = environment.geometry();
  const document::Block& block = geometry.document_block(geometry.block_at(place.prose.begin));
  switch (item.kind) {
    case Kind::prose:
    case Kind::url:
    case Kind::code:
      return true;  // the layer that the phrase is looked for in has decided
    case Kind::heading:
      return block.kind == BlockKind::heading;
    case Kind::paragraph:
      return block.kind == BlockKind::paragraph;
    case Kind::list:
      return block.list != 0;
    case Kind::table:
      return block.table != 0;
    case Kind::quote:
      return block.is_quoted;
    case Kind::caption:
      return block.kind == BlockKind::caption;
    case Kind::alt:
      return block.kind == BlockKind::alt;
    case Kind::title:
      return block.kind == BlockKind::title;
    case Kind::front_matter:
      return block.kind == BlockKind::front_matter;
    case Kind::link:
      return is_in_link(environment.document(), geometry.text().source_span(place.prose));
    case Kind::hashtag:
      return is_in_hashtag(place, environment);
    case Kind::first:
      return first_characters(item.count, environment).holds(place.prose.begin);
    case Kind::last_paragraph:
      return last_paragraph(environment).holds(place.prose);
  }
  return false;
}

}  // namespace

bool is_in_scope(const policy::Rule& rule, const Place& place, Environment& environment) {
  return rule.scope.empty() || std::ranges::any_of(rule.scope, [&](const policy::ScopeItem& item) {
           return is_of_kind(item, place, environment);
         });
}

Span first_characters(std::uint32_t count, Environment& environment) {
  const Geometry& geometry = environment.geometry();
  Span found{};
  bool has_begun = false;
  std::uint32_t left = count;
  for (std::uint32_t block = 0; block < geometry.block_count() && left > 0; ++block) {
    if (!is_body(geometry.document_block(block).kind)) {
      continue;
    }
    const Span range = geometry.block_span(block);
    if (!has_begun) {
      found.begin = range.begin;
      has_begun = true;
    }
    std::uint32_t offset = range.begin;
    for (; offset < range.end && left > 0; --left) {
      offset += text::code_point_at(geometry.text().text, offset).size;
    }
    found.end = offset;
  }
  return found;
}

Span last_paragraph(Environment& environment) {
  const Geometry& geometry = environment.geometry();
  for (std::uint32_t block = geometry.block_count(); block-- > 0;) {
    const Span range = geometry.block_span(block);
    if (is_body(geometry.document_block(block).kind) && !range.is_empty()) {
      return range;
    }
  }
  return {};
}

}  // namespace scruple::lint

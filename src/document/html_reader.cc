// No tree is built. What the text needs of one is the outline of blocks, and a few facts about
// where in it the reader is: inside something hidden, inside svg or math, inside code. Where
// browsers repair a broken tree, only repairs that move a boundary of blocks are followed.
//
// Inline HTML in Markdown comes as single tags, with the text between them appended by the Markdown
// reader. What stands in <script> or <code> there is known only when the end tag comes: until then
// it is provisional and can be taken back. An element never closed is not taken for one, so that
// the mention of a tag does not hide the rest of a paragraph.
//
// Every stack here has a limit, so that each tag costs a bounded search.

#include "document/html_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "document/character_reference.h"

namespace scruple::document {
namespace {

constexpr std::size_t max_open_marks = 64;
constexpr std::size_t max_foreign_depth = 64;

std::optional<Element> outline_element(HtmlRole role) {
  switch (role) {
    case HtmlRole::quote:
      return Element::quote;
    case HtmlRole::list:
      return Element::list;
    case HtmlRole::item:
      return Element::item;
    case HtmlRole::table:
      return Element::table;
    case HtmlRole::row:
      return Element::row;
    case HtmlRole::cell:
      return Element::cell;
    case HtmlRole::heading:
      return Element::heading;
    case HtmlRole::caption:
      return Element::caption;
    default:
      return std::nullopt;
  }
}

// Elements whose start tag ends one of the same kind that is still open.
bool ends_its_like(Element element) {
  return element == Element::item || element == Element::row || element == Element::cell ||
         element == Element::heading || element == Element::caption;
}

struct ReadableAttribute {
  std::string_view name;
  BlockKind kind = BlockKind::attribute;
};
constexpr std::array readable_attributes = {
    ReadableAttribute{"alt", BlockKind::alt},
    ReadableAttribute{"title", BlockKind::title},
    ReadableAttribute{"aria-label", BlockKind::attribute},
    ReadableAttribute{"placeholder", BlockKind::attribute},
    ReadableAttribute{"label", BlockKind::attribute},    // of an option, its group, a track
    ReadableAttribute{"summary", BlockKind::attribute},  // of a table
    ReadableAttribute{"href", BlockKind::url},
    ReadableAttribute{"src", BlockKind::url},
};

bool is_word_in(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view lower) {
    return word.size() == lower.size() && has_word_at(word, 0, lower);
  });
}

// "1", "[2, 3]", "*".
bool is_note_mark(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    constexpr std::string_view signs = "[](),*";
    return is_digit(c) || is_white_space(c) || signs.find(c) != std::string_view::npos;
  });
}

bool is_all_white_space(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_white_space);
}

}  // namespace

void HtmlReader::read(const Excerpt& html) {
  is_inline_ = false;
  builder_.end_block();
  builder_.context = outline_.block();
  read_tokens(html);
  if (is_in_title_) {
    leave_title();
  }
  builder_.end_block();
  hidden_.reset();
  provisional_.reset();
  raised_.reset();
  is_note_ = false;
  foreign_.clear();
  marks_.clear();
  preformatted_depth_ = 0;
}

void HtmlReader::read_inline(const Excerpt& html) {
  is_inline_ = true;
  read_tokens(html);
}

bool HtmlReader::announce_text(std::string_view text) {
  const auto* first = std::find_if_not(text.begin(), text.end(), is_white_space);
  if (!raised_ || first == text.end()) {
    return is_note_ && is_note_mark(text);
  }
  const bool is_behind_digit =
      raised_->begin > 0 && is_digit(builder_.text()[raised_->begin - 1]);  // a power, a unit
  is_note_ = !is_behind_digit && is_note_mark(text);
  const std::string_view note_signs = "[(*";
  is_raised_apart_ = is_digit(*first) || note_signs.find(*first) != std::string_view::npos;
  if (is_raised_apart_) {
    builder_.append_space(*raised_);
  }
  raised_.reset();
  return is_note_;
}

void HtmlReader::end_inline() {
  if (is_in_title_) {
    leave_title();
  }
  provisional_.reset();
  raised_.reset();
  is_raised_apart_ = false;
  is_note_ = false;
  foreign_.clear();
  marks_.clear();
}

void HtmlReader::read_tokens(const Excerpt& html) {
  html_ = &html;
  HtmlTokenizer tokenizer(html.text());
  tokenizer_ = &tokenizer;
  HtmlToken token;
  tokenizer.allow_cdata(is_foreign());
  while (tokenizer.next(token)) {
    if (token.kind == HtmlToken::Kind::comment) {
      builder_.add_comment(html.in_source(token.source), html.in_source(token.inner));
    } else if (hidden_) {
      read_hidden(token);
    } else if (token.kind == HtmlToken::Kind::start_tag) {
      read_start_tag(token);
    } else if (token.kind == HtmlToken::Kind::end_tag) {
      read_end_tag(token);
    } else if (token.kind != HtmlToken::Kind::doctype) {
      read_text(token);
    }
    tokenizer.allow_cdata(is_foreign());
  }
  tokenizer_ = nullptr;
  html_ = nullptr;
}

void HtmlReader::read_text(const HtmlToken& token) {
  if (token.kind == HtmlToken::Kind::reference) {
    const bool is_note = announce_text(token.replacement);
    builder_.append_replaced(html_->in_source(token.source), is_note ? " " : token.replacement);
    return;
  }
  if (announce_text(html_->text().substr(token.source.begin, token.source.size()))) {
    builder_.append_space(html_->in_source(token.source));
  } else if (preformatted_depth_ > 0) {
    append_preformatted(token.source);
  } else {
    html_->append_to(builder_, token.source);
  }
}

// Blank lines divide preformatted text into paragraphs.
void HtmlReader::append_preformatted(Span text) {
  const std::string_view html = html_->text().substr(0, text.end);
  std::size_t begin = text.begin;
  for (std::size_t line = line_end(html, begin); line < html.size();) {
    const std::size_t next = skip_newline(html, line);
    const std::size_t end = line_end(html, next);
    if (end < html.size() && is_all_white_space(html.substr(next, end - next))) {
      html_->append_to(builder_,
                       {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(line)});
      builder_.end_block();
      begin = end;
    }
    line = end;
  }
  html_->append_to(builder_, {static_cast<std::uint32_t>(begin), text.end});
}

void HtmlReader::read_start_tag(const HtmlToken& token) {
  const HtmlElement& element = html_element(token.name);
  if (element.leaves_foreign) {
    while (is_foreign()) {
      foreign_.pop_back();
    }
  }
  const bool was_foreign = is_foreign();
  if (element.is_block && !was_foreign) {
    open_block(element);
  }
  if (element.is_spacer) {
    builder_.append_space(tag_start(token));
  }
  read_attributes(token);
  if (was_foreign && token.is_self_closing) {
    return;
  }
  if (!was_foreign) {
    tokenizer_->read_content_as(element.content, token.name);
  }
  if (element.is_hidden) {
    if (is_inline_) {
      begin_provisional(token, false);
    } else {
      hidden_ = Hidden{token.name, 1, was_foreign};
    }
    return;
  }
  begin_line_element(token, element);
}

// What elements that are part of the line begin with.
void HtmlReader::begin_line_element(const HtmlToken& token, const HtmlElement& element) {
  const std::uint32_t end = html_->in_source(token.source).end;
  switch (element.role) {
    case HtmlRole::title:
      if (is_foreign() && foreign_.size() < max_foreign_depth) {
        foreign_.push_back({"title", true});
      }
      if (!is_in_title_) {
        Block block = outline_.block();
        block.kind = BlockKind::title;
        builder_.enter_aside(std::move(block));
        is_in_title_ = true;
      }
      break;
    case HtmlRole::code:
      begin_provisional(token, true);
      break;
    case HtmlRole::link:
    case HtmlRole::emphasis:
      if (marks_.size() < max_open_marks) {
        const bool is_link = element.role == HtmlRole::link;
        marks_.push_back({token.name, is_link ? MarkKind::link : MarkKind::emphasis, end});
      }
      break;
    case HtmlRole::raised:
      raised_ = tag_start(token);
      is_raised_apart_ = false;
      is_note_ = false;
      break;
    case HtmlRole::foreign:
      if (!token.is_self_closing && foreign_.size() < max_foreign_depth) {
        foreign_.push_back({token.name, false});
      }
      break;
    case HtmlRole::island:
      if (is_foreign() && foreign_.size() < max_foreign_depth) {
        foreign_.push_back({token.name, true});
      }
      break;
    case HtmlRole::preformatted:
      ++preformatted_depth_;
      break;
    default:
      break;
  }
}

void HtmlReader::read_end_tag(const HtmlToken& token) {
  const HtmlElement& element = html_element(token.name);
  // What stands above a word is no part of the next one either.
  const bool ends_annotation = token.name == "ruby" || token.name == "rt" || token.name == "rp";
  if (ends_annotation) {
    builder_.append_space(tag_start(token));
  }
  if (provisional_ && provisional_->name == token.name) {
    if (provisional_->is_code) {
      end_code(html_->in_source(token.source).begin);
    } else {
      builder_.retract(provisional_->checkpoint);
      provisional_.reset();
    }
    return;
  }
  end_line_element(token, element);
  if (element.is_block && !is_foreign()) {
    close_block(token, element);
  }
}

void HtmlReader::end_line_element(const HtmlToken& token, const HtmlElement& element) {
  switch (element.role) {
    case HtmlRole::title:
      if (is_in_title_) {
        leave_title();
      }
      break;
    case HtmlRole::link:
    case HtmlRole::emphasis:
      end_mark(token);
      break;
    case HtmlRole::raised:
      if (is_raised_apart_) {
        builder_.append_space(tag_start(token));
      }
      raised_.reset();
      is_raised_apart_ = false;
      is_note_ = false;
      break;
    case HtmlRole::foreign:
    case HtmlRole::line_break:  // </br> is read as <br>
      builder_.append_space(tag_start(token));
      break;
    case HtmlRole::preformatted:
      if (preformatted_depth_ > 0) {
        --preformatted_depth_;
      }
      break;
    default:
      break;
  }
  for (std::size_t i = foreign_.size(); i-- > 0;) {
    if (foreign_[i].name == token.name) {
      foreign_.resize(i);
      break;
    }
  }
}

// A token inside a hidden element: only how deep it nests matters, and where it ends.
void HtmlReader::read_hidden(const HtmlToken& token) {
  if (token.kind == HtmlToken::Kind::start_tag) {
    const HtmlElement& element = html_element(token.name);
    if (hidden_->is_foreign && element.leaves_foreign) {
      hidden_.reset();
      read_start_tag(token);
      return;
    }
    if (!hidden_->is_foreign) {
      tokenizer_->read_content_as(element.content, token.name);
    }
    if (token.name == hidden_->name && !token.is_self_closing) {
      ++hidden_->depth;
    }
  } else if (token.kind == HtmlToken::Kind::end_tag) {
    if (token.name == hidden_->name) {
      if (--hidden_->depth == 0) {
        hidden_.reset();
      }
    } else if (hidden_->is_foreign && is_open_in_foreign(token.name)) {
      hidden_.reset();
      read_end_tag(token);
    }
  }
}

void HtmlReader::open_block(const HtmlElement& element) {
  if (provisional_) {
    ++provisional_->block_depth;
  }
  builder_.end_block();
  if (is_in_title_) {
    return;
  }
  if (element.name == "tbody" || element.name == "tfoot") {
    outline_.close(Element::row);
  }
  if (const std::optional<Element> opened = outline_element(element.role)) {
    if (ends_its_like(*opened)) {
      outline_.close(*opened);
    }
    outline_.open(*opened);
  }
  builder_.context = outline_.block();
}

void HtmlReader::close_block(const HtmlToken& token, const HtmlElement& element) {
  if (provisional_) {
    if (provisional_->block_depth > 0) {
      --provisional_->block_depth;
    } else if (provisional_->is_code) {
      end_code(html_->in_source(token.source).begin);
    }
  }
  builder_.end_block();
  if (is_in_title_) {
    return;
  }
  if (const std::optional<Element> closed = outline_element(element.role)) {
    outline_.close(*closed);
  }
  builder_.context = outline_.block();
}

void HtmlReader::begin_provisional(const HtmlToken& token, bool is_code) {
  if (provisional_) {
    return;
  }
  provisional_ = Provisional{.name = token.name,
                             .checkpoint = builder_.checkpoint(),
                             .begin = html_->in_source(token.source).end,
                             .is_code = is_code};
}

void HtmlReader::end_code(std::uint32_t end) {
  builder_.retract(provisional_->checkpoint);
  const Span code = {provisional_->begin, end};
  provisional_.reset();
  if (code.begin < code.end) {
    builder_.append_code(code);
  }
}

void HtmlReader::end_mark(const HtmlToken& token) {
  const auto found = std::find_if(marks_.rbegin(), marks_.rend(),
                                  [&](const OpenMark& mark) { return mark.name == token.name; });
  if (found == marks_.rend()) {
    return;
  }
  const std::uint32_t end = html_->in_source(token.source).begin;
  if (found->begin < end) {
    builder_.add_mark(found->kind, {found->begin, end});
  }
  marks_.erase(std::next(found).base());
}

void HtmlReader::leave_title() {
  builder_.leave_aside();
  is_in_title_ = false;
}

// The attributes that people get to read, and addresses.
void HtmlReader::read_attributes(const HtmlToken& token) {
  if (token.attributes.empty()) {
    return;
  }
  const bool is_button =
      token.name == "input" && is_word_in(attribute(token, "type"), {"button", "submit", "reset"});
  std::string_view meta_key;
  if (token.name == "meta") {
    for (const std::string_view name : {"name", "property"}) {
      const std::string_view key = attribute(token, name);
      if (is_word_in(key, {"description", "og:description", "og:title", "twitter:title",
                           "twitter:description", "twitter:image:alt", "og:image:alt"})) {
        meta_key = key;
      }
    }
  }
  std::uint32_t seen = 0;
  for (const HtmlAttribute& attribute : token.attributes) {
    const std::string_view name = html_->text().substr(attribute.name.begin, attribute.name.size());
    const auto is_first = [&](std::uint32_t number) {
      const bool is_new = (seen >> number & 1U) == 0;
      seen |= 1U << number;
      return is_new;
    };
    for (std::uint32_t i = 0; i < readable_attributes.size(); ++i) {
      const ReadableAttribute& readable = readable_attributes[i];
      if (is_word_in(name, {readable.name}) && is_first(i)) {
        add_attribute(readable.kind, readable.name, attribute.value);
      }
    }
    if (is_button && is_word_in(name, {"value"}) && is_first(30)) {
      add_attribute(BlockKind::attribute, "value", attribute.value);
    }
    if (!meta_key.empty() && is_word_in(name, {"content"}) && is_first(30)) {
      add_attribute(BlockKind::front_matter, meta_key, attribute.value);
    }
    if (token.name == "html" && is_word_in(name, {"lang"}) && is_first(30)) {
      add_language(attribute.value);
    }
  }
}

void HtmlReader::add_attribute(BlockKind kind, std::string_view key, Span value) {
  const std::string_view text = html_->text().substr(0, value.end);
  if (kind == BlockKind::url) {
    std::size_t first = value.begin;
    while (first < value.end && is_white_space(text[first])) {
      ++first;
    }
    if (has_word_at(text, first, "data:") || has_word_at(text, first, "javascript:")) {
      return;
    }
  }
  Block block = outline_.block();
  block.kind = kind;
  block.key = key;
  builder_.enter_aside(std::move(block));
  std::uint32_t run = value.begin;
  for (std::size_t at = text.find('&', run); at != std::string_view::npos;
       at = text.find('&', at)) {
    constexpr bool is_in_attribute = true;
    const CharacterReference reference = character_reference_at(text, at, is_in_attribute);
    if (reference.size == 0) {
      ++at;
      continue;
    }
    const Span source = {static_cast<std::uint32_t>(at),
                         static_cast<std::uint32_t>(at) + reference.size};
    html_->append_to(builder_, {run, source.begin});
    builder_.append_replaced(html_->in_source(source), reference.text);
    run = source.end;
    at = source.end;
  }
  html_->append_to(builder_, {run, value.end});
  builder_.leave_aside();
}

void HtmlReader::add_language(Span value) {
  const std::string_view language = html_->text().substr(value.begin, value.size());
  if (language.empty()) {
    return;
  }
  builder_.add_metadata({"language", std::string(language), html_->in_source(value)});
}

std::string_view HtmlReader::attribute(const HtmlToken& token, std::string_view name) const {
  for (const HtmlAttribute& attribute : token.attributes) {
    const std::string_view written =
        html_->text().substr(attribute.name.begin, attribute.name.size());
    if (is_word_in(written, {name})) {
      return html_->text().substr(attribute.value.begin, attribute.value.size());
    }
  }
  return {};
}

bool HtmlReader::is_open_in_foreign(std::string_view name) const {
  return std::any_of(foreign_.begin(), foreign_.end(),
                     [&](const Foreign& foreign) { return foreign.name == name; });
}

// The `<name` of a tag: what a space that a tag stands for is made of, so that its attributes can
// have text of their own.
Span HtmlReader::tag_start(const HtmlToken& token) const {
  const auto size = static_cast<std::uint32_t>(token.name.size() +
                                               (token.kind == HtmlToken::Kind::end_tag ? 2 : 1));
  return html_->in_source({token.source.begin, token.source.begin + size});
}

}  // namespace scruple::document

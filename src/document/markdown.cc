// Markdown is read by md4c, which hands out text as pointers into its input. A piece that lies in
// the input is its own position; what md4c makes itself (line breaks, indentation of code, replaced
// NULs) is found again by a cursor: behind the last piece reported, only markup can stand before
// the next one. Inline HTML and HTML blocks go to the HTML reader.
//
// Of links, md4c reports the target and title as text without a position when an escape or entity
// is in them; markdown_links.h finds them behind the link's text. Definitions, `[label]: target`,
// it does not report at all: they are the lines from which it reported nothing.

#include <algorithm>
#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <md4c.h>

#include "base/ascii.h"
#include "document/builder.h"
#include "document/character_reference.h"
#include "document/excerpt.h"
#include "document/formats.h"
#include "document/front_matter.h"
#include "document/html_reader.h"
#include "document/markdown_guard.h"
#include "document/markdown_links.h"
#include "document/outline.h"
#include "document/plain_text.h"
#include "text/line_index.h"

namespace scruple::document {
namespace {

constexpr std::uint32_t unset = std::numeric_limits<std::uint32_t>::max();

std::string_view text_of(const MD_ATTRIBUTE& attribute) {
  return attribute.text == nullptr ? std::string_view()
                                   : std::string_view(attribute.text, attribute.size);
}

// Whether an alert begins here, a box in the author's own words: `[!WARNING]`.
bool is_alert_mark(std::string_view text) {
  if (!text.starts_with("[!")) {
    return false;
  }
  std::size_t end = 2;
  while (end < text.size() && (is_letter_or_digit(text[end]) || text[end] == '-')) {
    ++end;
  }
  return end > 2 && end < text.size() && text[end] == ']';
}

class MarkdownReader {
 public:
  MarkdownReader(Builder& builder, std::uint32_t body)
      : builder_(builder),
        source_(builder.text()),
        body_(body),
        cursor_(body),
        html_(builder, outline_) {}

  void read();

 private:
  // A span of md4c that is open: emphasis or a link.
  struct OpenSpan {
    MD_SPANTYPE type;
    std::uint32_t begin = unset;   // of its first piece of text
    std::uint32_t target = unset;  // of a link's target, where that is known
    std::uint32_t target_end = unset;
    bool is_autolink = false;  // its text is its target
  };

  template <auto Function, typename... Arguments>
  static int call(void* self, Arguments... arguments);
  void read_rest_as_text();

  void enter_block(MD_BLOCKTYPE type);
  void leave_block(MD_BLOCKTYPE type);
  void end_text();
  void enter_span(MD_SPANTYPE type, const void* detail);
  void leave_span(MD_SPANTYPE type, const void* detail);
  void read_text(MD_TEXTTYPE type, std::string_view text);

  void read_prose(Span piece, bool is_entity);
  void append_without_notes(Span piece);
  void read_code(std::optional<Span> piece);
  void read_line_break();
  void read_html(std::optional<Span> piece);
  void flush_html();
  void enter_image();
  void leave_link(const OpenSpan& link, std::string_view target, std::string_view title);
  void read_link_tail(std::string_view target, std::string_view title);
  void add_title(Span title);
  void add_definitions();

  [[nodiscard]] std::optional<Span> span_in_source(std::string_view text) const;
  [[nodiscard]] bool is_behind(std::uint32_t offset, char c) const {
    return offset > body_ && source_[offset - 1] == c;
  }
  void note_piece(Span piece);
  void update_context() { builder_.context = outline_.block(); }

  Builder& builder_;
  std::string_view source_;
  std::string_view input_;  // what md4c reads: the body of the source, byte for byte
  std::uint32_t body_;
  std::uint32_t cursor_;  // behind the last byte of source that md4c reported
  Outline outline_;
  HtmlReader html_;
  std::vector<Span> html_pieces_;    // HTML under way: tags that follow each other, or a block
  std::vector<std::size_t> depths_;  // of the outline before each open block
  std::vector<OpenSpan> spans_;
  std::size_t begun_span_count_ = 0;  // of spans_, those that hold text
  std::uint32_t image_depth_ = 0;
  bool is_code_block_ = false;
  bool is_html_block_ = false;
  bool begins_quote_ = false;                // its first text comes next
  std::optional<Span> code_;                 // inline code under way
  bool may_define_links_ = false;            // the source holds "]:"
  std::vector<std::uint32_t> piece_begins_;  // of all that md4c reported, if so
  std::exception_ptr failure_;               // what a callback threw
};

// Calls the member function on the reader that md4c hands back. An exception may not pass through
// md4c, which is C: it is kept, and md4c told to stop.
template <auto Function, typename... Arguments>
int MarkdownReader::call(void* self, Arguments... arguments) {
  auto* reader = static_cast<MarkdownReader*>(self);
  try {
    (reader->*Function)(arguments...);
    return 0;
  } catch (...) {
    reader->failure_ = std::current_exception();
    return 1;
  }
}

void MarkdownReader::read() {
  MD_PARSER parser{};
  parser.flags = MD_DIALECT_GITHUB;
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return call<&MarkdownReader::enter_block>(self, type);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return call<&MarkdownReader::leave_block>(self, type);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return call<&MarkdownReader::enter_span>(self, type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return call<&MarkdownReader::leave_span>(self, type, detail);
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    return call<&MarkdownReader::read_text>(self, type, std::string_view(text, size));
  };
  may_define_links_ = source_.find("]:", body_) != std::string_view::npos;
  const std::string guarded = guarded_markdown(source_.substr(body_));
  input_ = guarded.empty() ? source_.substr(body_) : std::string_view(guarded);
  const int status = md_parse(input_.data(), static_cast<MD_SIZE>(input_.size()), &parser, this);
  input_ = {};
  if (failure_) {
    std::rethrow_exception(failure_);
  }
  if (status != 0) {
    read_rest_as_text();
    return;
  }
  builder_.end_block();
  add_definitions();
}

// When md4c gives up, for want of memory, what it has not reported is read all the same.
void MarkdownReader::read_rest_as_text() {
  if (code_) {
    cursor_ = code_->begin;
  }
  if (!html_pieces_.empty()) {
    cursor_ = std::exchange(html_pieces_, {}).front().begin;
  }
  if (image_depth_ > 0) {
    builder_.leave_aside();
  }
  end_text();
  const text::LineIndex lines(source_);
  const std::uint32_t line = lines.line_at(cursor_);
  builder_.add_problem({.code = "markdown-unread",
                        .message = "from here on the text is read as plain text: there was not "
                                   "enough memory to read it as Markdown",
                        .line = line + 1,
                        .column = cursor_ - lines.line_span(line).begin + 1});
  builder_.context = {};
  append_paragraphs(builder_, cursor_);
}

void MarkdownReader::enter_block(MD_BLOCKTYPE type) {
  end_text();
  begins_quote_ = type == MD_BLOCK_QUOTE || (begins_quote_ && type == MD_BLOCK_P);
  depths_.push_back(outline_.depth());
  constexpr bool is_firm = true;
  switch (type) {
    case MD_BLOCK_QUOTE:
      outline_.open(Element::quote, is_firm);
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      outline_.open(Element::list, is_firm);
      break;
    case MD_BLOCK_LI:
      outline_.open(Element::item, is_firm);
      break;
    case MD_BLOCK_H:
      outline_.open(Element::heading, is_firm);
      break;
    case MD_BLOCK_TABLE:
      outline_.open(Element::table, is_firm);
      break;
    case MD_BLOCK_TR:
      outline_.open(Element::row, is_firm);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      outline_.open(Element::cell, is_firm);
      break;
    default:
      break;
  }
  update_context();
  is_html_block_ = type == MD_BLOCK_HTML;
  is_code_block_ = type == MD_BLOCK_CODE;
  if (is_code_block_) {
    builder_.context.kind = BlockKind::code;
  }
}

void MarkdownReader::leave_block(MD_BLOCKTYPE type) {
  if (type == MD_BLOCK_HTML) {
    if (!html_pieces_.empty()) {
      html_.read(Excerpt(source_, std::exchange(html_pieces_, {})));
    }
  } else {
    end_text();
    outline_.truncate(depths_.back());
  }
  depths_.pop_back();
  spans_.clear();
  begun_span_count_ = 0;
  is_code_block_ = false;
  is_html_block_ = false;
  update_context();
}

// The text of a block, or that before another block inside it, is complete.
void MarkdownReader::end_text() {
  flush_html();
  html_.end_inline();
  builder_.end_block();
}

void MarkdownReader::enter_span(MD_SPANTYPE type, const void* detail) {
  flush_html();
  if (type == MD_SPAN_IMG) {
    enter_image();
    return;
  }
  if (type == MD_SPAN_CODE) {
    code_.reset();
    return;
  }
  OpenSpan span{.type = type};
  if (type == MD_SPAN_A) {
    const std::string_view target = text_of(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
    if (const std::optional<Span> known = span_in_source(target)) {
      span.target = known->begin;
      span.target_end = known->end;
    }
  }
  spans_.push_back(span);
}

void MarkdownReader::leave_span(MD_SPANTYPE type, const void* detail) {
  flush_html();
  if (type == MD_SPAN_CODE) {
    if (code_) {
      builder_.append_code(*code_);
    }
    code_.reset();
    return;
  }
  if (type == MD_SPAN_IMG) {
    if (image_depth_ == 0) {
      return;
    }
    if (--image_depth_ == 0) {
      builder_.leave_aside();
    }
    const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
    read_link_tail(text_of(image.src), text_of(image.title));
    return;
  }
  // Permissive autolinks may end out of turn, at most one span too early or too late.
  const std::size_t reach = std::min<std::size_t>(spans_.size(), 2);
  const auto found =
      std::find_if(spans_.rbegin(), spans_.rbegin() + static_cast<std::ptrdiff_t>(reach),
                   [&](const OpenSpan& span) { return span.type == type; });
  if (found == spans_.rbegin() + static_cast<std::ptrdiff_t>(reach)) {
    return;
  }
  const OpenSpan span = *found;
  const auto index = static_cast<std::size_t>(std::next(found).base() - spans_.begin());
  if (index < begun_span_count_) {
    --begun_span_count_;
  }
  spans_.erase(std::next(found).base());
  if (span.begin != unset && span.begin < cursor_) {
    const bool is_emphasis = type == MD_SPAN_EM || type == MD_SPAN_STRONG;
    if (is_emphasis) {
      builder_.add_mark(MarkKind::emphasis, {span.begin, cursor_});
    }
    if (type == MD_SPAN_A) {
      builder_.add_mark(MarkKind::link, {span.begin, cursor_});
    }
  }
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
    leave_link(span, text_of(link.href), text_of(link.title));
  }
}

void MarkdownReader::read_text(MD_TEXTTYPE type, std::string_view text) {
  std::optional<Span> piece = span_in_source(text);
  if (type != MD_TEXT_HTML && !is_html_block_) {
    flush_html();
  }
  if (std::exchange(begins_quote_, false) && piece && is_alert_mark(source_.substr(piece->begin))) {
    outline_.unquote();
    update_context();
  }
  switch (type) {
    case MD_TEXT_NORMAL:
    case MD_TEXT_ENTITY:
      if (piece) {
        read_prose(*piece, type == MD_TEXT_ENTITY);
      }
      break;
    case MD_TEXT_NULLCHAR: {
      const std::size_t begin = source_.find('\0', cursor_);
      if (begin == std::string_view::npos) {
        break;
      }
      piece = Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 1)};
      if (is_code_block_) {
        read_code(piece);
      } else if (is_html_block_) {
        read_html(piece);
      } else {
        read_prose(*piece, false);
      }
      break;
    }
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      read_line_break();
      break;
    case MD_TEXT_CODE:
      if (piece || (is_code_block_ && text == "\n")) {
        read_code(piece);
      }
      break;
    case MD_TEXT_HTML:
      if (piece || text == "\n") {
        read_html(piece);
      }
      break;
    default:
      break;
  }
}

// A piece of text that lies in the source. The text of an autolink is not prose but its address.
void MarkdownReader::read_prose(Span piece, bool is_entity) {
  OpenSpan* link = nullptr;
  if (!spans_.empty() && spans_.back().type == MD_SPAN_A) {
    link = &spans_.back();
  }
  if (link != nullptr && link->begin == unset && link->target == piece.begin) {
    link->is_autolink = true;
    const std::string_view target = source_.substr(piece.begin, link->target_end - piece.begin);
    const bool is_in_brackets = is_behind(piece.begin, '<');
    if (is_in_brackets && !has_word_at(target, 0, "mailto:")) {
      builder_.append_url({piece.begin, link->target_end});
      note_piece({piece.begin, link->target_end});
      return;
    }
  }
  // "[^1]" is a link where its text is short enough to be an address.
  const bool is_note_link = link != nullptr && link->begin == unset &&
                            source_[piece.begin] == '^' && is_behind(piece.begin, '[');
  note_piece(piece);
  if (is_entity) {
    const CharacterReference reference = character_reference_at(source_, piece.begin);
    if (reference.size == piece.size()) {
      const bool is_note = html_.announce_text(reference.text);
      builder_.append_replaced(piece, is_note ? " " : reference.text);
      return;
    }
  }
  if (html_.announce_text(source_.substr(piece.begin, piece.size())) || is_note_link) {
    builder_.append_space(piece);
    return;
  }
  append_without_notes(piece);
}

// Appends a piece of prose; a space stands for each mark of a footnote.
void MarkdownReader::append_without_notes(Span piece) {
  const std::string_view text = source_.substr(0, piece.end);
  while (const std::optional<Span> note = find_footnote_mark(text, piece.begin)) {
    builder_.append({piece.begin, note->begin});
    builder_.append_space(*note);
    piece.begin = note->end;
  }
  builder_.append(piece);
}

// A piece of code; nothing stands for a line break in a code block.
void MarkdownReader::read_code(std::optional<Span> piece) {
  if (!piece) {
    const std::size_t end = skip_newline(source_, line_end(source_, cursor_));
    builder_.append({cursor_, static_cast<std::uint32_t>(end)});
    cursor_ = static_cast<std::uint32_t>(end);
    return;
  }
  note_piece(*piece);
  if (is_code_block_) {
    builder_.append(*piece);
  } else {
    code_ = Span{code_ ? code_->begin : piece->begin, piece->end};
  }
}

void MarkdownReader::read_line_break() {
  const std::size_t begin = line_end(source_, cursor_);
  const std::size_t end = skip_newline(source_, begin);
  builder_.append_space({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  cursor_ = static_cast<std::uint32_t>(end);
}

// A piece of HTML, or the line break behind one.
void MarkdownReader::read_html(std::optional<Span> piece) {
  if (!piece) {
    const std::size_t end = skip_newline(source_, line_end(source_, cursor_));
    piece = Span{cursor_, static_cast<std::uint32_t>(end)};
    if (piece->is_empty()) {
      return;
    }
  }
  note_piece(*piece);
  if (!html_pieces_.empty() && html_pieces_.back().end == piece->begin) {
    html_pieces_.back().end = piece->end;
  } else {
    html_pieces_.push_back(*piece);
  }
}

// Tags in the alternative text of an image are no part of it.
void MarkdownReader::flush_html() {
  if (html_pieces_.empty()) {
    return;
  }
  const Excerpt html(source_, std::exchange(html_pieces_, {}));
  if (image_depth_ == 0) {
    html_.read_inline(html);
  }
}

void MarkdownReader::enter_image() {
  const std::size_t begin = source_.find("![", cursor_);
  if (begin != std::string_view::npos) {
    cursor_ = static_cast<std::uint32_t>(begin + 2);
    if (image_depth_ == 0) {
      builder_.append_space({cursor_ - 2, cursor_});
    }
  }
  if (image_depth_++ > 0) {
    return;  // the text of an image inside belongs to the one outside
  }
  Block block = outline_.block();
  block.kind = BlockKind::alt;
  block.key = "alt";
  builder_.enter_aside(std::move(block));
}

void MarkdownReader::leave_link(const OpenSpan& link, std::string_view target,
                                std::string_view title) {
  if (link.is_autolink) {
    return;
  }
  if (link.begin != unset && link.target == unset && !is_behind(link.begin, '[')) {
    // `www.` and e-mail addresses: the target is made from the text.
    const std::string_view text = source_.substr(link.begin, cursor_ - link.begin);
    if (target.ends_with(text) &&
        (target.starts_with("http://www.") || target.starts_with("mailto:"))) {
      return;
    }
  }
  read_link_tail(target, title);
}

// What stands behind the text of a link or image. A link to a definition has no tail.
void MarkdownReader::read_link_tail(std::string_view target, std::string_view title) {
  const std::size_t close = source_.find(']', cursor_);
  if (close == std::string_view::npos) {
    return;
  }
  cursor_ = static_cast<std::uint32_t>(close + 1);
  if (const std::optional<LinkTail> tail = link_tail_at(source_, cursor_, target, title)) {
    Block block = outline_.block();
    block.kind = BlockKind::url;
    builder_.enter_aside(std::move(block));
    append_link_text(builder_, tail->address);
    builder_.leave_aside();
    add_title(tail->title);
    cursor_ = tail->end;
  }
}

void MarkdownReader::add_title(Span title) {
  Block block = outline_.block();
  block.kind = BlockKind::title;
  block.key = "title";
  builder_.enter_aside(std::move(block));
  append_link_text(builder_, title);
  builder_.leave_aside();
}

void MarkdownReader::add_definitions() {
  if (!may_define_links_) {
    return;
  }
  if (!std::is_sorted(piece_begins_.begin(), piece_begins_.end())) {
    std::sort(piece_begins_.begin(), piece_begins_.end());
  }
  for (const LinkDefinition& definition : find_link_definitions(source_, body_, piece_begins_)) {
    if (definition.is_footnote) {
      append_link_text(builder_, definition.title);
      builder_.end_block();
      continue;
    }
    builder_.add_address(definition.address);
    add_title(definition.title);
  }
}

// Where a text that md4c hands out stands in the source; nothing when md4c made it.
std::optional<Span> MarkdownReader::span_in_source(std::string_view text) const {
  const char* begin = input_.data();
  const char* end = begin + input_.size();
  const std::less<> is_before;
  if (text.empty() || is_before(text.data(), begin) || !is_before(text.data(), end)) {
    return std::nullopt;
  }
  const std::uint32_t offset = body_ + static_cast<std::uint32_t>(text.data() - begin);
  return Span{offset, offset + static_cast<std::uint32_t>(text.size())};
}

void MarkdownReader::note_piece(Span piece) {
  if (may_define_links_) {
    piece_begins_.push_back(piece.begin);
  }
  for (; begun_span_count_ < spans_.size(); ++begun_span_count_) {
    spans_[begun_span_count_].begin = piece.begin;
  }
  cursor_ = piece.end;
}

}  // namespace

Document parse_markdown(Source source) {
  Builder builder(std::move(source));
  const std::uint32_t body = read_front_matter(builder);
  MarkdownReader(builder, body).read();
  return std::move(builder).finish();
}

}  // namespace scruple::document

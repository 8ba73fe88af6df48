// The states of the standard's tokeniser, grouped: everything between two tokens is one function
// with its own small loop instead of one state per character. Where the standard goes back to
// "reconsume", a loop here simply does not advance. Parse errors are of no interest; what the
// standard makes of the text after one is.
//
// Nothing is looked at twice, save by look-aheads of fixed length, so that the time is linear in
// the text: the next '<' and '&' are remembered until they are passed.

#include "document/html_tokenizer.h"

#include <algorithm>

#include "base/ascii.h"
#include "document/character_reference.h"

namespace scruple::document {
namespace {

// The standard's white space; the vertical tab is not part of it.
bool is_html_space(char c) { return is_blank(c) || is_newline(c) || c == '\f'; }

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

bool HtmlTokenizer::next(HtmlToken& token) {
  token.name.clear();
  token.attributes.clear();
  token.replacement.clear();
  token.is_self_closing = false;
  token.inner = {};
  if (content_ != HtmlContent::markup && next_in_content(token)) {
    return true;
  }
  return next_in_markup(token);
}

void HtmlTokenizer::read_content_as(HtmlContent content, std::string_view name) {
  content_ = content;
  content_name_ = name;
  if (content == HtmlContent::plain_text) {
    content_end_ = text_.size();
  } else if (content == HtmlContent::script) {
    content_end_ = find_script_end();
  } else if (content != HtmlContent::markup) {
    content_end_ = find_content_end();
  }
}

bool HtmlTokenizer::next_in_markup(HtmlToken& token) {
  const auto update = [&](std::size_t& next, char c) {
    const bool is_passed = next < at_ || (next < text_.size() && text_[next] != c);
    if (is_passed) {
      next = std::min(text_.find(c, at_), text_.size());
    }
  };
  while (at_ < text_.size()) {
    update(next_angle_, '<');
    update(next_ampersand_, '&');
    const std::size_t special = std::min(next_angle_, next_ampersand_);
    if (special > at_) {
      emit(token, HtmlToken::Kind::text, special);
      return true;
    }
    if (text_[at_] == '&') {
      read_reference(token);
      return true;
    }
    if (read_markup(token)) {
      return true;
    }
  }
  return false;
}

// Text within an element that holds no markup. False when it has ended.
bool HtmlTokenizer::next_in_content(HtmlToken& token) {
  if (at_ >= content_end_) {
    content_ = HtmlContent::markup;
    return false;
  }
  std::size_t end = content_end_;
  if (content_ == HtmlContent::rcdata) {
    end = std::min(text_.find('&', at_), content_end_);
    if (end == at_) {
      read_reference(token);
      return true;
    }
  }
  emit(token, HtmlToken::Kind::text, end);
  return true;
}

// At a '<'. False when what stands there is no token at all.
bool HtmlTokenizer::read_markup(HtmlToken& token) {
  const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  if (is_letter(next)) {
    return read_tag(token, HtmlToken::Kind::start_tag, at_ + 1);
  }
  if (next == '!') {
    return read_declaration(token);
  }
  if (next == '?') {
    read_bogus_comment(token, at_ + 1);
    return true;
  }
  if (next != '/') {
    emit(token, HtmlToken::Kind::text, at_ + 1);
    return true;
  }
  if (at_ + 2 >= text_.size()) {
    emit(token, HtmlToken::Kind::text, text_.size());
    return true;
  }
  if (is_letter(text_[at_ + 2])) {
    return read_tag(token, HtmlToken::Kind::end_tag, at_ + 2);
  }
  if (text_[at_ + 2] == '>') {
    at_ += 3;
    return false;
  }
  read_bogus_comment(token, at_ + 2);
  return true;
}

// At "<!".
bool HtmlTokenizer::read_declaration(HtmlToken& token) {
  const std::size_t inner = at_ + 2;
  if (text_.substr(inner).starts_with("--")) {
    read_comment(token);
    return true;
  }
  if (is_cdata_allowed_ && text_.substr(inner).starts_with("[CDATA[")) {
    return read_cdata(token);
  }
  const bool is_doctype = has_word_at(text_, inner, "doctype");
  read_bogus_comment(token, inner);
  if (is_doctype) {
    token.kind = HtmlToken::Kind::doctype;
  }
  return true;
}

bool HtmlTokenizer::read_cdata(HtmlToken& token) {
  at_ += std::string_view("<![CDATA[").size();
  const std::size_t end = std::min(text_.find("]]>", at_), text_.size());
  const bool is_empty = end == at_;
  if (!is_empty) {
    emit(token, HtmlToken::Kind::text, end);
  }
  at_ = std::min(end + 3, text_.size());
  return !is_empty;
}

void HtmlTokenizer::read_reference(HtmlToken& token) {
  CharacterReference reference = character_reference_at(text_, at_);
  if (reference.size == 0) {
    emit(token, HtmlToken::Kind::text, at_ + 1);
    return;
  }
  token.replacement = std::move(reference.text);
  emit(token, HtmlToken::Kind::reference, at_ + reference.size);
}

void HtmlTokenizer::read_comment(HtmlToken& token) {
  const std::size_t inner = at_ + 4;
  const std::string_view rest = text_.substr(std::min(inner, text_.size()));
  token.inner = span_of(inner, inner);
  if (rest.starts_with(">") || rest.starts_with("->")) {
    emit(token, HtmlToken::Kind::comment, inner + (rest[0] == '>' ? 1 : 2));
    return;
  }
  for (std::size_t dashes = text_.find("--", inner); dashes != std::string_view::npos;
       dashes = text_.find("--", dashes)) {
    std::size_t last = dashes + 1;
    while (last + 1 < text_.size() && text_[last + 1] == '-') {
      ++last;
    }
    const std::string_view after = text_.substr(last + 1);
    if (after.starts_with(">") || after.starts_with("!>")) {
      token.inner = span_of(inner, last - 1);
      emit(token, HtmlToken::Kind::comment, last + (after[0] == '>' ? 2 : 3));
      return;
    }
    dashes = last + 1;
  }
  std::size_t end = text_.size();
  for (const std::string_view unfinished : {"--!", "--", "-"}) {
    if (rest.ends_with(unfinished)) {
      end -= unfinished.size();
      break;
    }
  }
  token.inner = span_of(inner, end);
  emit(token, HtmlToken::Kind::comment, text_.size());
}

void HtmlTokenizer::read_bogus_comment(HtmlToken& token, std::size_t inner) {
  const std::size_t end = std::min(text_.find('>', inner), text_.size());
  token.inner = span_of(inner, end);
  emit(token, HtmlToken::Kind::comment, std::min(end + 1, text_.size()));
}

// False when the text ends within the tag, which is then no token.
bool HtmlTokenizer::read_tag(HtmlToken& token, HtmlToken::Kind kind, std::size_t name) {
  std::size_t at = name;
  while (at < text_.size() && !is_html_space(text_[at]) && text_[at] != '/' && text_[at] != '>') {
    token.name += to_lower(text_[at++]);
  }
  while (at < text_.size() && text_[at] != '>') {
    if (text_[at] == '/' && at + 1 < text_.size() && text_[at + 1] == '>') {
      token.is_self_closing = true;
      ++at;
    } else if (is_html_space(text_[at]) || text_[at] == '/') {
      ++at;
    } else {
      at = read_attribute(token, at);
    }
  }
  if (at >= text_.size()) {
    at_ = text_.size();
    return false;
  }
  emit(token, kind, at + 1);
  return true;
}

// Reads the attribute at `at` and returns where it ends.
std::size_t HtmlTokenizer::read_attribute(HtmlToken& token, std::size_t at) const {
  const auto skip_space = [&] {
    while (at < text_.size() && is_html_space(text_[at])) {
      ++at;
    }
  };
  HtmlAttribute attribute;
  const std::size_t name = at++;  // even where it begins with '='
  while (at < text_.size() && !is_html_space(text_[at]) && text_[at] != '/' && text_[at] != '>' &&
         text_[at] != '=') {
    ++at;
  }
  attribute.name = span_of(name, at);
  attribute.value = span_of(at, at);
  skip_space();
  if (at < text_.size() && text_[at] == '=') {
    ++at;
    skip_space();
    if (at < text_.size() && (text_[at] == '"' || text_[at] == '\'')) {
      const std::size_t end = std::min(text_.find(text_[at], at + 1), text_.size());
      attribute.value = span_of(at + 1, std::max(end, at + 1));
      at = std::min(end + 1, text_.size());
    } else {
      const std::size_t value = at;
      while (at < text_.size() && !is_html_space(text_[at]) && text_[at] != '>') {
        ++at;
      }
      attribute.value = span_of(value, at);
    }
  }
  token.attributes.push_back(attribute);
  return at;
}

void HtmlTokenizer::emit(HtmlToken& token, HtmlToken::Kind kind, std::size_t end) {
  token.kind = kind;
  token.source = span_of(at_, end);
  at_ = end;
}

// Whether this name stands at `offset` as that of a tag.
bool HtmlTokenizer::is_tag_name_at(std::size_t offset, std::string_view name) const {
  if (!has_word_at(text_, offset, name)) {
    return false;
  }
  const std::size_t after = offset + name.size();
  return after < text_.size() &&
         (is_html_space(text_[after]) || text_[after] == '/' || text_[after] == '>');
}

std::size_t HtmlTokenizer::find_content_end() const {
  std::size_t end = text_.find("</", at_);
  while (end != std::string_view::npos && !is_tag_name_at(end + 2, content_name_)) {
    end = text_.find("</", end + 2);
  }
  return std::min(end, text_.size());
}

// Within `<!--` an end tag still ends a script, but not once another `<script` has begun there.
std::size_t HtmlTokenizer::find_script_end() const {
  enum class State : std::uint8_t { plain, escaped, double_escaped };
  State state = State::plain;
  for (std::size_t i = at_; i < text_.size(); ++i) {
    const std::string_view rest = text_.substr(i);
    if (rest.starts_with("</") && is_tag_name_at(i + 2, content_name_)) {
      if (state != State::double_escaped) {
        return i;
      }
      state = State::escaped;
    } else if (rest.starts_with("<!--") && state == State::plain) {
      state = State::escaped;
      i += 1;  // its dashes may be those of "-->"
    } else if (rest.starts_with("-->")) {
      state = State::plain;
    } else if (state == State::escaped && rest[0] == '<' && is_tag_name_at(i + 1, content_name_)) {
      state = State::double_escaped;
    }
  }
  return text_.size();
}

}  // namespace scruple::document

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/html_elements.h"

namespace scruple::document {

// An attribute as written: its value without quotation marks, references not decoded. Spans count
// in the tokeniser's text.
struct HtmlAttribute {
  Span name;
  Span value;
};

struct HtmlToken {
  enum class Kind : std::uint8_t {
    text,       // `source` stands for itself
    reference,  // `source` stands for `replacement`
    start_tag,
    end_tag,
    comment,  // `inner` is what stands between its delimiters
    doctype,
  };
  Kind kind = Kind::text;
  Span source;
  Span inner;
  std::string name;                       // of a tag, in lower case
  std::vector<HtmlAttribute> attributes;  // of a tag; of equal ones the first counts
  bool is_self_closing = false;
  std::string replacement;
};

// Divides HTML into tokens as the tokenisation section of the HTML standard does, with the place of
// each. The caller, who knows the tree, says after a start tag how to go on:
//
//   HtmlTokenizer tokenizer(text);
//   HtmlToken token;
//   while (tokenizer.next(token)) {
//     if (token.kind == HtmlToken::Kind::start_tag) {
//       tokenizer.read_content_as(html_element(token.name).content, token.name);
//     }
//   }
class HtmlTokenizer {
 public:
  // `text` must outlive the tokeniser. Text that ends within a tag loses that tag, as in browsers.
  explicit HtmlTokenizer(std::string_view text) : text_(text) {}

  // False at the end. The token's memory is used again from call to call.
  [[nodiscard]] bool next(HtmlToken& token);

  // What follows up to the end tag `name` is of this kind.
  void read_content_as(HtmlContent content, std::string_view name);

  // Whether `<![CDATA[` begins a section of text here, as it does within svg and math.
  void allow_cdata(bool is_allowed) { is_cdata_allowed_ = is_allowed; }

 private:
  [[nodiscard]] bool next_in_markup(HtmlToken& token);
  [[nodiscard]] bool next_in_content(HtmlToken& token);
  [[nodiscard]] bool read_markup(HtmlToken& token);
  [[nodiscard]] bool read_declaration(HtmlToken& token);
  [[nodiscard]] bool read_cdata(HtmlToken& token);
  void read_reference(HtmlToken& token);
  void read_comment(HtmlToken& token);
  void read_bogus_comment(HtmlToken& token, std::size_t inner);
  [[nodiscard]] bool read_tag(HtmlToken& token, HtmlToken::Kind kind, std::size_t name);
  [[nodiscard]] std::size_t read_attribute(HtmlToken& token, std::size_t at) const;
  void emit(HtmlToken& token, HtmlToken::Kind kind, std::size_t end);

  [[nodiscard]] bool is_tag_name_at(std::size_t offset, std::string_view name) const;
  [[nodiscard]] std::size_t find_content_end() const;
  [[nodiscard]] std::size_t find_script_end() const;

  std::string_view text_;
  std::size_t at_ = 0;
  HtmlContent content_ = HtmlContent::markup;
  std::string content_name_;     // of the element whose content is read
  std::size_t content_end_ = 0;  // where its end tag begins
  std::size_t next_angle_ = 0;   // the first '<' from at_ on, if not before it
  std::size_t next_ampersand_ = 0;
  bool is_cdata_allowed_ = false;
};

}  // namespace scruple::document

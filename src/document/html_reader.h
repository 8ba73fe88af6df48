#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/builder.h"
#include "document/excerpt.h"
#include "document/html_elements.h"
#include "document/html_tokenizer.h"
#include "document/outline.h"

namespace scruple::document {

// Reads HTML into a builder: whole files, and what Markdown holds of it.
class HtmlReader {
 public:
  // Both must outlive the reader.
  HtmlReader(Builder& builder, Outline& outline) : builder_(builder), outline_(outline) {}

  // A file or a block of HTML. Elements it leaves open stay so in the outline, but what it hides is
  // hidden no longer than to its end.
  void read(const Excerpt& html);

  // Tags and comments in a line of text. The text between them, which the caller appends and
  // announces here beforehand, is taken back where it turns out to stand in a script, style,
  // template or code element.
  void read_inline(const Excerpt& html);
  // Returns whether the text is the mark of a note, "1" or "[2, 3]" in a sup: then a space stands
  // for it, as for a superscript digit.
  [[nodiscard]] bool announce_text(std::string_view text);
  void end_inline();

 private:
  // An element whose text is taken back when it ends.
  struct Provisional {
    std::string name;
    std::size_t checkpoint = 0;
    std::uint32_t begin = 0;  // of its content, in the source
    bool is_code = false;
    std::uint32_t block_depth = 0;  // blocks open inside it
  };
  struct Hidden {
    std::string name;
    std::uint32_t depth = 1;  // elements of this name that are open
    bool is_foreign = false;
  };
  struct OpenMark {
    std::string name;
    MarkKind kind = MarkKind::link;
    std::uint32_t begin = 0;
  };
  struct Foreign {
    std::string name;
    bool is_island = false;
  };

  void read_tokens(const Excerpt& html);
  void read_text(const HtmlToken& token);
  void read_start_tag(const HtmlToken& token);
  void read_end_tag(const HtmlToken& token);
  void read_hidden(const HtmlToken& token);
  void append_preformatted(Span text);

  void open_block(const HtmlElement& element);
  void close_block(const HtmlToken& token, const HtmlElement& element);
  void begin_line_element(const HtmlToken& token, const HtmlElement& element);
  void end_line_element(const HtmlToken& token, const HtmlElement& element);
  void begin_provisional(const HtmlToken& token, bool is_code);
  void end_code(std::uint32_t end);
  void end_mark(const HtmlToken& token);
  void leave_title();

  void read_attributes(const HtmlToken& token);
  void add_attribute(BlockKind kind, std::string_view key, Span value);
  void add_language(Span value);
  [[nodiscard]] std::string_view attribute(const HtmlToken& token, std::string_view name) const;

  [[nodiscard]] bool is_foreign() const { return !foreign_.empty() && !foreign_.back().is_island; }
  [[nodiscard]] bool is_open_in_foreign(std::string_view name) const;
  [[nodiscard]] Span tag_start(const HtmlToken& token) const;

  Builder& builder_;
  Outline& outline_;
  const Excerpt* html_ = nullptr;
  HtmlTokenizer* tokenizer_ = nullptr;
  bool is_inline_ = false;
  bool is_in_title_ = false;
  std::uint32_t preformatted_depth_ = 0;
  std::optional<Provisional> provisional_;
  std::optional<Hidden> hidden_;
  std::vector<OpenMark> marks_;
  std::vector<Foreign> foreign_;
  std::optional<Span> raised_;    // the start of a sup or sub that no text followed yet
  bool is_raised_apart_ = false;  // it holds a number or a note mark: no part of the word before
  bool is_note_ = false;          // and up to here nothing else
};

}  // namespace scruple::document

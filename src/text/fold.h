#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/normal_text.h"

namespace scruple::text {

// Builds a NormalText from pieces of one source, in order. Characters that interact (a letter and
// the combining mark behind it) may lie in different pieces: folding is done as if the pieces of a
// block were one text.
//
//   Folder folder(View::folded);
//   folder.begin(out);
//   folder.append("mir", 10);
//   folder.append_replaced("a", {13, 18});   // &#97;
//   folder.append("cle", 18);
//   folder.end_block();
//
// What folding does is specified in the policy language, "What is matched", step 2:
//
//   folded  NFKC case folding without default-ignorable and control characters and the control
//           sequences of terminals. White space of any kind becomes one space, none at the start
//           and end of a block; so do emoji and pictographs,
//           trade-mark signs, and super- and subscript digits behind a letter. Quotes and
//           apostrophes become ' and ", dashes -, decimal digits those of ASCII. Diacritics that
//           readers ignore are removed: of Latin and Greek all combining marks, of Arabic harakat,
//           Quranic marks and tatweel, and the variants of alef, yeh and teh marbuta are unified.
//   cased   The same without case folding.
//   marked  The same with diacritics and Arabic variants kept; tatweel, no diacritic, is removed.
//
// The Folder keeps its working memory from text to text. Linear in the input.
class Folder {
 public:
  explicit Folder(View view);
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) noexcept;
  Folder& operator=(Folder&&) noexcept;

  // Starts a new text in `out`, which is cleared and must outlive the calls that follow.
  void begin(NormalText& out);

  // Source bytes as they stand, valid UTF-8, that begin at `source_begin`. A terminal's control
  // sequence counts where it stands in one piece.
  void append(std::string_view utf8, std::uint32_t source_begin);

  // Text that stands for the source bytes `source`: an entity, an escape, a line break of markup.
  void append_replaced(std::string_view utf8, Span source);

  // url_mark or code_mark, for source bytes that are no prose. It is never folded away or joined
  // with anything.
  void append_mark(char32_t mark, Span source);

  // Ends the block: what was appended since the last one is a block, even when empty.
  void end_block();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Folds one text that is its own source, as a single block: `text` ends with the block's '\n'. For
// tests and small values.
[[nodiscard]] NormalText fold(std::string_view utf8, View view = View::folded);

// What a text folds to, without that '\n'. For the words of policies.
[[nodiscard]] std::string folded_text(std::string_view utf8, View view = View::folded);

// The names of the folding steps that changed this stretch of source, in a fixed order, for
// --explain: "case", "compatibility form", "diacritic", "zero-width character", "white space",
// "emoji", "quotation mark or dash", "digit", "super- or subscript", "Arabic letter form". Empty
// when folding changed nothing.
[[nodiscard]] std::vector<std::string_view> folding_steps(std::string_view utf8);

}  // namespace scruple::text

// Any text is either refused or makes a phrase that matches something and not nothing, in every
// view.

#include "base/assert.h"
#include "fuzz/fuzz.h"
#include "policy/phrase.h"
#include "text/utf8.h"

namespace scruple::fuzz {

void try_input(std::string_view bytes) {
  if (text::find_invalid_utf8(bytes)) {
    return;
  }
  for (const text::View view : {text::View::folded, text::View::cased, text::View::marked}) {
    const auto phrase = policy::parse_phrase(bytes, Language::en, view);
    if (!phrase) {
      SCRUPLE_ASSERT(phrase.error().column >= 1 && phrase.error().column <= bytes.size() + 1,
                     "an error points into the phrase");
      continue;
    }
    SCRUPLE_ASSERT(phrase->is_expression() || !phrase->tree.text.empty() ||
                       !phrase->tree.children.empty() ||
                       phrase->tree.kind == policy::PhraseNode::Kind::slot,
                   "a phrase holds something");
  }
}

}  // namespace scruple::fuzz

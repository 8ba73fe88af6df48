// Each way rewrites the marked words and leaves the rest of the example, so that what else the rule
// asks of the text still holds.

#include "run/mutations.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "text/case.h"
#include "text/utf8.h"

namespace scruple::run {

namespace {

using policy::Example;
using policy::Library;
using policy::PhraseNode;
using policy::Rule;

// Marked words, rewritten, and which of the new text is marked.
struct Rewritten {
  std::string text;
  Span mark;

  explicit Rewritten(std::string whole)
      : text(std::move(whole)), mark{0, static_cast<std::uint32_t>(text.size())} {}
  Rewritten(std::string whole, Span the_mark) : text(std::move(whole)), mark(the_mark) {}
};

// The example with each of its marked stretches rewritten; nothing when one cannot be.
template <typename Rewrite>
std::optional<Example> with_marks(const Example& example, Rewrite rewrite) {
  Example made = example;
  made.text.clear();
  made.marks.clear();
  std::uint32_t at = 0;
  for (const Span mark : example.marks) {
    if (mark.begin < at) {
      return std::nullopt;
    }
    made.text += std::string_view(example.text).substr(at, mark.begin - at);
    const std::optional<Rewritten> words =
        rewrite(std::string_view(example.text).substr(mark.begin, mark.size()));
    if (!words) {
      return std::nullopt;
    }
    const auto begin = static_cast<std::uint32_t>(made.text.size());
    made.marks.push_back({begin + words->mark.begin, begin + words->mark.end});
    made.text += words->text;
    at = mark.end;
  }
  made.text += std::string_view(example.text).substr(at);
  return made;
}

bool is_plain_text(const Example& example) {
  return example.format.empty() || example.format == "text";
}

// Whether the rule looks at words as people read them, not at addresses or code.
bool is_of_words(const Rule& rule) {
  using Kind = policy::ScopeItem::Kind;
  return std::ranges::none_of(rule.scope, [](const policy::ScopeItem& item) {
    return item.kind == Kind::url || item.kind == Kind::code || item.kind == Kind::hashtag;
  });
}

template <typename Test>
bool any_phrase(const Rule& rule, const Library& library, Test test) {
  const policy::PhraseSet set = policy::opening_phrases(rule);
  return std::any_of(library.phrases.begin() + set.begin, library.phrases.begin() + set.end, test);
}

bool has_expression(const Rule& rule, const Library& library) {
  return any_phrase(rule, library,
                    [](const policy::Phrase& phrase) { return phrase.is_expression(); });
}

// NOLINTNEXTLINE(misc-no-recursion): phrases are not deep.
bool names_class(const PhraseNode& node, const Library& library) {
  if (node.kind == PhraseNode::Kind::slot &&
      library.slot(node.slot).kind != policy::Slot::Class::lexicon) {
    return true;
  }
  return std::ranges::any_of(node.children,
                             [&](const PhraseNode& child) { return names_class(child, library); });
}

bool has_class(const Rule& rule, const Library& library) {
  return any_phrase(rule, library, [&](const policy::Phrase& phrase) {
    return names_class(phrase.tree, library);
  });
}

// Whether each character may be written another way without being part of an address, a handle or
// a hashtag.
bool is_prose(std::string_view words) {
  return words.find_first_of("#@/\\_<>&") == std::string_view::npos &&
         words.find("www.") == std::string_view::npos;
}

std::string replaced(std::string_view words, char from, std::string_view to) {
  std::string out;
  for (const char c : words) {
    if (c == from) {
      out += to;
    } else {
      out += c;
    }
  }
  return out;
}

std::optional<Example> soft_wrapped(const Example& example, const Rule& rule,
                                    const Library& /*library*/) {
  const bool may_wrap =
      is_plain_text(example) && is_of_words(rule) && example.text.find('\n') == std::string::npos;
  if (!may_wrap) {
    return std::nullopt;
  }
  return with_marks(example, [](std::string_view words) -> std::optional<Rewritten> {
    const std::size_t space = words.find(' ');
    if (space == std::string_view::npos) {
      return std::nullopt;
    }
    std::string text(words);
    text[space] = '\n';
    return Rewritten(std::move(text));
  });
}

std::optional<Example> upper_cased(const Example& example, const Rule& rule,
                                   const Library& library) {
  // Names are told by their capitals, and so are words where `view: cased` asks for them.
  if (rule.view == text::View::cased || has_class(rule, library) || !is_of_words(rule)) {
    return std::nullopt;
  }
  return with_marks(example, [](std::string_view words) -> std::optional<Rewritten> {
    std::string upper = text::upper_case(words);
    if (!is_prose(words) || upper == words) {
      return std::nullopt;
    }
    return Rewritten(std::move(upper));
  });
}

std::optional<Example> marked_up(const Example& example, const Rule& rule,
                                 const Library& /*library*/) {
  // What Markdown reads as markup of its own would be other text there.
  const bool is_prose_in_markdown =
      is_plain_text(example) && is_of_words(rule) &&
      example.text.find_first_of("*_`#[]()<>|\\~&\n+=-") == std::string::npos &&
      !is_digit(example.text.front()) && example.text.find(':') == std::string::npos;
  if (!is_prose_in_markdown) {
    return std::nullopt;
  }
  auto made = with_marks(example, [](std::string_view words) -> std::optional<Rewritten> {
    const std::size_t space = words.find(' ');
    if (space == std::string_view::npos) {
      return Rewritten("**" + std::string(words) + "**",
                       {2, static_cast<std::uint32_t>(words.size()) + 2});
    }
    const std::size_t end = std::min(words.find(' ', space + 1), words.size());
    const std::string_view second = words.substr(space + 1, end - space - 1);
    if (!is_letter(second.front()) || !is_letter(second.back())) {
      return std::nullopt;
    }
    std::string text(words);
    text.insert(end, "**").insert(space + 1, "**");
    // Closing marks behind the last word are not part of what is found.
    const auto mark_end = static_cast<std::uint32_t>(end == words.size() ? end + 2 : text.size());
    return Rewritten(std::move(text), {0, mark_end});
  });
  if (made) {
    made->format = "markdown";
  }
  return made;
}

std::optional<Example> full_width(const Example& example, const Rule& rule,
                                  const Library& /*library*/) {
  if (!is_of_words(rule)) {
    return std::nullopt;
  }
  return with_marks(example, [](std::string_view words) -> std::optional<Rewritten> {
    constexpr char32_t distance = 0xFF01 - '!';  // of the full-width forms from ASCII
    std::string text;
    for (const char c : words) {
      if (is_letter(c) || is_digit(c)) {
        text::append_utf8(text, static_cast<unsigned char>(c) + distance);
      } else {
        text += c;
      }
    }
    if (!is_prose(words) || text == words) {
      return std::nullopt;
    }
    return Rewritten(std::move(text));
  });
}

std::optional<Example> with_zero_width(const Example& example, const Rule& rule,
                                       const Library& /*library*/) {
  if (!is_of_words(rule)) {
    return std::nullopt;
  }
  return with_marks(example, [](std::string_view words) -> std::optional<Rewritten> {
    constexpr std::string_view zero_width_space = "\u200B";
    if (!is_prose(words)) {
      return std::nullopt;
    }
    std::string text;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t size = text::code_point_at(words, at).size;
      text += words.substr(at, size);
      at += size;
      if (at < words.size()) {
        text += zero_width_space;
      }
    }
    return Rewritten(std::move(text));
  });
}

std::optional<Example> with_no_break_spaces(const Example& example, const Rule& rule,
                                            const Library& /*library*/) {
  if (!is_of_words(rule)) {
    return std::nullopt;
  }
  return with_marks(example, [](std::string_view words) -> std::optional<Rewritten> {
    if (words.find(' ') == std::string_view::npos) {
      return std::nullopt;
    }
    return Rewritten(replaced(words, ' ', "\u00A0"));
  });
}

std::optional<Example> as_hashtag(const Example& example, const Rule& rule,
                                  const Library& library) {
  // Expressions and classes see no hashtags; a scope or a view may look elsewhere.
  const bool may_be_hashtag = is_plain_text(example) && rule.scope.empty() &&
                              rule.view == text::View::folded && rule.find != policy::PhraseSet{} &&
                              !has_expression(rule, library) && !has_class(rule, library);
  if (!may_be_hashtag) {
    return std::nullopt;
  }
  return with_marks(example, [](std::string_view words) -> std::optional<Rewritten> {
    constexpr std::size_t longest = 32;
    std::string text = "#";
    bool is_first_letter = true;
    for (const char c : words) {
      if (c == ' ') {
        is_first_letter = true;
        continue;
      }
      if (!is_letter(c)) {
        return std::nullopt;
      }
      text += is_first_letter ? to_upper(c) : to_lower(c);
      is_first_letter = false;
    }
    if (text.size() > longest) {
      return std::nullopt;
    }
    const auto size = static_cast<std::uint32_t>(text.size());
    return Rewritten(std::move(text), {1, size});
  });
}

constexpr std::array<Mutation, 7> rows = {{
    {"soft-wrapped", soft_wrapped},
    {"in capitals", upper_cased},
    {"marked up", marked_up},
    {"in full-width letters", full_width},
    {"with zero-width characters", with_zero_width},
    {"with no-break spaces", with_no_break_spaces},
    {"as a hashtag", as_hashtag},
}};

}  // namespace

std::span<const Mutation> mutations() { return rows; }

}  // namespace scruple::run

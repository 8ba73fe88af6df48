// Which values of a front matter are prose is decided by their keys: every site generator and theme
// has its own, but the last word of a key nearly always is one of a few dozen nouns: `title`,
// `seo.metaDescription`, `og_title`, `hero-caption`.

#include "document/front_matter.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace scruple::document {
namespace {

// In English, Spanish and Portuguese.
constexpr std::array<std::string_view, 47> prose_words = {
    "abstract",    "alt",       "answer",    "blurb",    "caption",     "claim",      "content",
    "cta",         "deck",      "dek",       "desc",     "description", "disclaimer", "disclosure",
    "excerpt",     "heading",   "headline",  "intro",    "kicker",      "lead",       "lede",
    "message",     "notice",    "question",  "quote",    "sidebar",     "slogan",     "standfirst",
    "subheading",  "subtitle",  "summary",   "tagline",  "teaser",      "title",      "descripcion",
    "descripción", "descricao", "descrição", "extracto", "lema",        "resumen",    "resumo",
    "subtitulo",   "subtítulo", "titular",   "titulo",   "título"};

// Last words of keys under seo, og and the like whose values nobody reads.
constexpr std::array<std::string_view, 12> technical_words = {
    "author", "canonical", "card",    "creator", "image", "index",
    "locale", "name",      "noindex", "site",    "type",  "url"};

// The words of a key: `og_metaTitle` has og, meta and title.
std::vector<std::string> words_of(std::string_view key) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < key.size(); ++i) {
    const bool is_ascii = static_cast<unsigned char>(key[i]) < 0x80;
    if (is_ascii && !is_letter_or_digit(key[i])) {
      words.emplace_back();
      continue;
    }
    if (is_upper(key[i]) && i > 0 && !is_upper(key[i - 1])) {
      words.emplace_back();
    }
    words.back() += to_lower(key[i]);
  }
  std::erase_if(words, [](const std::string& word) { return word.empty(); });
  return words;
}

template <typename Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_prose_key(std::string_view key) {
  const std::vector<std::string> words = words_of(key);
  if (words.empty()) {
    return false;
  }
  if (holds(prose_words, words.back())) {
    return true;
  }
  const bool is_for_sharing = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word == "seo" || word == "og" || word == "opengraph" || word == "twitter";
  });
  return is_for_sharing && !holds(technical_words, words.back());
}

// Behind the line break of the line that holds `offset`.
std::size_t next_line(std::string_view text, std::size_t offset) {
  return skip_newline(text, line_end(text, offset));
}

// Whether the line at `offset` is this fence and nothing else.
bool is_fence(std::string_view text, std::size_t offset, std::string_view fence) {
  if (!text.substr(offset).starts_with(fence)) {
    return false;
  }
  const std::size_t end = line_end(text, offset);
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(offset + fence.size()),
                     text.begin() + static_cast<std::ptrdiff_t>(end), is_blank);
}

struct Fenced {
  Span content;
  std::uint32_t end = 0;
};

// What stands between two such lines at the start of the text.
std::optional<Fenced> find_fenced(std::string_view text, std::size_t begin,
                                  std::string_view fence) {
  if (!is_fence(text, begin, fence)) {
    return std::nullopt;
  }
  const std::size_t content = next_line(text, begin);
  for (std::size_t line = content; line < text.size(); line = next_line(text, line)) {
    if (is_fence(text, line, fence) || (fence == "---" && is_fence(text, line, "..."))) {
      return Fenced{{static_cast<std::uint32_t>(content), static_cast<std::uint32_t>(line)},
                    static_cast<std::uint32_t>(next_line(text, line))};
    }
  }
  return std::nullopt;
}

void add_value(Builder& builder, const FrontMatterValue& value) {
  if (!value.key.empty()) {
    builder.add_metadata({value.key, value.value, value.text.source()});
  }
  if (value.is_prose || is_prose_key(value.key)) {
    builder.context = Block{.kind = BlockKind::front_matter, .key = value.key};
    append_scalar(builder, value.text);
  }
}

}  // namespace

std::uint32_t read_front_matter(Builder& builder) {
  const std::string_view text = builder.text();
  const std::size_t begin = byte_order_mark_size(text);
  std::optional<FrontMatter> front_matter;
  std::optional<Fenced> fenced = find_fenced(text, begin, "---");
  if (fenced) {
    front_matter = read_yaml_front_matter(builder.name(), text, fenced->content);
  } else if ((fenced = find_fenced(text, begin, "+++"))) {
    front_matter = read_toml_front_matter(text, fenced->content);
  }
  if (!front_matter) {
    return static_cast<std::uint32_t>(begin);
  }
  for (const FrontMatterValue& value : front_matter->values) {
    add_value(builder, value);
  }
  builder.context = Block{};
  if (front_matter->problem) {
    Error problem = std::move(*front_matter->problem);
    if (problem.line > 0) {
      ++problem.line;  // the fence stands before it
    }
    builder.add_problem(std::move(problem));
  }
  return fenced->end;
}

std::string key_path(std::string_view parent, std::string_view name) {
  std::string path(parent);
  if (!path.empty()) {
    path += '.';
  }
  path += name;
  return path;
}

}  // namespace scruple::document

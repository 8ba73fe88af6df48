// The elements that matter to the text, sorted by name. Blocks are those that CSS's rendering
// section of the HTML standard displays as such; the ones that end a foreign subtree are listed in
// "the rules for parsing tokens in foreign content". noscript is not here: its content counts as
// text.

#include "document/html_elements.h"

#include <algorithm>
#include <array>

namespace scruple::document {
namespace {

constexpr std::array elements = {
    HtmlElement{.name = "a", .role = HtmlRole::link},
    HtmlElement{.name = "address", .is_block = true},
    HtmlElement{.name = "annotation-xml", .role = HtmlRole::island},
    HtmlElement{.name = "article", .is_block = true},
    HtmlElement{.name = "aside", .is_block = true},
    HtmlElement{.name = "audio", .is_spacer = true},
    HtmlElement{.name = "b", .role = HtmlRole::emphasis, .leaves_foreign = true},
    HtmlElement{.name = "big", .leaves_foreign = true},
    HtmlElement{
        .name = "blockquote", .role = HtmlRole::quote, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "body", .is_block = true, .leaves_foreign = true},
    HtmlElement{
        .name = "br", .role = HtmlRole::line_break, .is_spacer = true, .leaves_foreign = true},
    HtmlElement{.name = "canvas", .is_spacer = true},
    HtmlElement{.name = "caption", .role = HtmlRole::caption, .is_block = true},
    HtmlElement{.name = "center", .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "code", .role = HtmlRole::code, .leaves_foreign = true},
    HtmlElement{.name = "col", .is_block = true},
    HtmlElement{.name = "colgroup", .is_block = true},
    HtmlElement{.name = "dd", .role = HtmlRole::item, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "desc", .role = HtmlRole::island},
    HtmlElement{.name = "details", .is_block = true},
    HtmlElement{.name = "dialog", .is_block = true},
    HtmlElement{.name = "dir", .role = HtmlRole::list, .is_block = true},
    HtmlElement{.name = "div", .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "dl", .role = HtmlRole::list, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "dt", .role = HtmlRole::item, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "em", .role = HtmlRole::emphasis, .leaves_foreign = true},
    HtmlElement{.name = "embed", .is_spacer = true, .leaves_foreign = true},
    HtmlElement{.name = "fieldset", .is_block = true},
    HtmlElement{.name = "figcaption", .role = HtmlRole::caption, .is_block = true},
    HtmlElement{.name = "figure", .is_block = true},
    HtmlElement{.name = "footer", .is_block = true},
    HtmlElement{.name = "foreignobject", .role = HtmlRole::island},
    HtmlElement{.name = "form", .is_block = true},
    HtmlElement{.name = "frameset", .is_block = true},
    HtmlElement{.name = "h1", .role = HtmlRole::heading, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "h2", .role = HtmlRole::heading, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "h3", .role = HtmlRole::heading, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "h4", .role = HtmlRole::heading, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "h5", .role = HtmlRole::heading, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "h6", .role = HtmlRole::heading, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "head", .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "header", .is_block = true},
    HtmlElement{.name = "hgroup", .is_block = true},
    HtmlElement{.name = "hr", .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "html", .is_block = true},
    HtmlElement{.name = "i", .role = HtmlRole::emphasis, .leaves_foreign = true},
    HtmlElement{
        .name = "iframe", .content = HtmlContent::raw_text, .is_spacer = true, .is_hidden = true},
    HtmlElement{.name = "img", .is_spacer = true, .leaves_foreign = true},
    HtmlElement{.name = "input", .is_spacer = true},
    HtmlElement{.name = "legend", .is_block = true},
    HtmlElement{.name = "li", .role = HtmlRole::item, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "listing",
                .role = HtmlRole::preformatted,
                .is_block = true,
                .leaves_foreign = true},
    HtmlElement{.name = "main", .is_block = true},
    HtmlElement{.name = "mark", .role = HtmlRole::emphasis},
    HtmlElement{.name = "math", .role = HtmlRole::foreign, .is_spacer = true},
    HtmlElement{.name = "menu", .role = HtmlRole::list, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "meta", .leaves_foreign = true},
    HtmlElement{.name = "meter", .is_spacer = true},
    HtmlElement{.name = "mi", .role = HtmlRole::island},
    HtmlElement{.name = "mn", .role = HtmlRole::island},
    HtmlElement{.name = "mo", .role = HtmlRole::island},
    HtmlElement{.name = "ms", .role = HtmlRole::island},
    HtmlElement{.name = "mtext", .role = HtmlRole::island},
    HtmlElement{.name = "nav", .is_block = true},
    HtmlElement{.name = "nobr", .leaves_foreign = true},
    HtmlElement{.name = "noembed", .content = HtmlContent::raw_text, .is_hidden = true},
    HtmlElement{
        .name = "noframes", .content = HtmlContent::raw_text, .is_block = true, .is_hidden = true},
    HtmlElement{.name = "object", .is_spacer = true},
    HtmlElement{.name = "ol", .role = HtmlRole::list, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "optgroup", .is_block = true},
    HtmlElement{.name = "option", .is_block = true},
    HtmlElement{.name = "p", .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "plaintext", .content = HtmlContent::plain_text, .is_block = true},
    HtmlElement{
        .name = "pre", .role = HtmlRole::preformatted, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "progress", .is_spacer = true},
    HtmlElement{.name = "rp", .is_spacer = true},
    HtmlElement{.name = "rt", .is_spacer = true},
    HtmlElement{.name = "ruby", .leaves_foreign = true},
    HtmlElement{.name = "s", .leaves_foreign = true},
    HtmlElement{.name = "script", .content = HtmlContent::script, .is_hidden = true},
    HtmlElement{.name = "search", .is_block = true},
    HtmlElement{.name = "section", .is_block = true},
    HtmlElement{.name = "select", .is_block = true},
    HtmlElement{.name = "small", .leaves_foreign = true},
    HtmlElement{.name = "span", .leaves_foreign = true},
    HtmlElement{.name = "strike", .leaves_foreign = true},
    HtmlElement{.name = "strong", .role = HtmlRole::emphasis, .leaves_foreign = true},
    HtmlElement{.name = "style", .content = HtmlContent::raw_text, .is_hidden = true},
    HtmlElement{.name = "sub", .role = HtmlRole::raised, .leaves_foreign = true},
    HtmlElement{.name = "summary", .is_block = true},
    HtmlElement{.name = "sup", .role = HtmlRole::raised, .leaves_foreign = true},
    HtmlElement{.name = "svg", .role = HtmlRole::foreign, .is_spacer = true},
    HtmlElement{.name = "table", .role = HtmlRole::table, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "tbody", .is_block = true},
    HtmlElement{.name = "td", .role = HtmlRole::cell, .is_block = true},
    HtmlElement{.name = "template", .is_hidden = true},
    HtmlElement{.name = "textarea", .content = HtmlContent::rcdata, .is_block = true},
    HtmlElement{.name = "tfoot", .is_block = true},
    HtmlElement{.name = "th", .role = HtmlRole::cell, .is_block = true},
    HtmlElement{.name = "thead", .is_block = true},
    HtmlElement{.name = "title", .role = HtmlRole::title, .content = HtmlContent::rcdata},
    HtmlElement{.name = "tr", .role = HtmlRole::row, .is_block = true},
    HtmlElement{.name = "tt", .leaves_foreign = true},
    HtmlElement{.name = "u", .role = HtmlRole::emphasis, .leaves_foreign = true},
    HtmlElement{.name = "ul", .role = HtmlRole::list, .is_block = true, .leaves_foreign = true},
    HtmlElement{.name = "var", .leaves_foreign = true},
    HtmlElement{.name = "video", .is_spacer = true},
    HtmlElement{.name = "xmp",
                .role = HtmlRole::preformatted,
                .content = HtmlContent::raw_text,
                .is_block = true},
};

static_assert(std::ranges::is_sorted(elements, {}, &HtmlElement::name),
              "elements are found by halving");

}  // namespace

const HtmlElement& html_element(std::string_view name) {
  static constexpr HtmlElement unknown;
  const auto* found = std::lower_bound(
      elements.begin(), elements.end(), name,
      [](const HtmlElement& element, std::string_view wanted) { return element.name < wanted; });
  return found != elements.end() && found->name == name ? *found : unknown;
}

}  // namespace scruple::document

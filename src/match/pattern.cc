// A phrase becomes an expression by one walk that carries what must stand before the next word:
// nothing at the start of the phrase, a joint between neighbours, a gap's filling. Options are the
// hard part, for "the space beside it goes with it": an option at the start of a phrase leaves its
// right neighbour without a joint, one that ends in a gap leaves it without one too. Where the two
// ways through an option need different joints, what follows is written twice; that happens only
// for leading options and for options that end in a gap, so the size stays linear in practice.

#include "match/pattern.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/assert.h"

namespace scruple::match {

namespace {

using policy::PhraseNode;
using Kind = PhraseNode::Kind;

constexpr std::string_view any_word = R"(\x01[^\x02]*\x02)";
constexpr std::string_view joint = R"(\x05[^\x01]*)";
constexpr std::string_view filling = R"([^\x01\x02\x06]*)";  // between the words of a gap
constexpr std::string_view in_word = R"(\x01[^\x02]*)";
constexpr std::string_view rest_of_word = R"([^\x02]*\x02)";

void append_byte(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += R"(\x)";
  out += digits[byte >> 4U];
  out += digits[byte & 0xFU];
}

// Letters and digits as they are, all other bytes escaped.
std::string literal(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9');
    if (is_plain) {
      out += letter;
    } else {
      append_byte(out, static_cast<unsigned char>(letter));
    }
  }
  return out;
}

std::string repeat(std::string_view piece, std::uint32_t least, std::uint32_t most) {
  return "(?:" + std::string(piece) + "){" + std::to_string(least) + "," + std::to_string(most) +
         "}";
}

std::string slot_expression(policy::SlotIndex index, const policy::Slot& slot) {
  using Class = policy::Slot::Class;
  if (slot.kind == Class::url) {
    return literal(text::url_mark_utf8);
  }
  // Terms go over joints; what a built-in class found goes over whatever it found, "12/03/2024".
  const bool is_lexicon = slot.kind == Class::lexicon;
  const std::string next = std::string(is_lexicon ? joint : R"([^\x01]*)") + std::string(any_word);
  std::vector<bool> has_length(most_slot_words + 1, !is_lexicon);
  for (const policy::Term& term : slot.terms) {
    if (term.size() <= most_slot_words) {
      has_length[term.size()] = true;
    }
  }
  std::string lengths;
  for (std::uint32_t length = 1; length <= most_slot_words; ++length) {
    if (!has_length[length]) {
      continue;
    }
    std::string mark;
    append_slot_mark(mark, index, length);
    lengths += lengths.empty() ? "" : "|";
    lengths += literal(mark.substr(mark.size() - 1)) + std::string(rest_of_word);
    if (length > 1) {
      lengths += repeat(next, length - 1, length - 1);
    }
  }
  std::string mark;
  append_slot_mark(mark, index, 1);
  mark.pop_back();
  std::string core = std::string(in_word) + literal(mark) + "(?:" + lengths + ")";
  switch (slot.kind) {
    case Class::money:
      return R"((?:(?:\x24|\xc2\xa3|\xe2\x82\xac|\xc2\xa5|\xe2\x82\xb9) ?)?)" + core +
             R"((?:\x05? ?(?:\x24|\xc2\xa3|\xe2\x82\xac))?)";
    case Class::percent:
      return core + R"((?:\x05? ?(?:\x25|\xd9\xaa))?)";
    case Class::hashtag:
      return R"(\x23)" + core;
    case Class::mention:
      return R"(\x40)" + core;
    default:
      return core;
  }
}

class Writer {
 public:
  explicit Writer(const std::vector<policy::Slot>& slots) : slots_(slots) {}

  // What matches the items one after another, but not nothing, with `before` in front. Empty when
  // they can only match nothing.
  std::string sequence(std::span<const PhraseNode> items, const std::string& before) {
    if (items.empty()) {
      return {};
    }
    const PhraseNode& first = items.front();
    const auto rest = items.subspan(1);
    if (first.kind == Kind::gap) {
      return sequence(rest, before.empty() ? before : gap(first.most));
    }
    if (!is_nullable(first)) {
      return followed(first, before, rest);
    }
    const bool follows_in_any_case = !std::ranges::all_of(rest, is_nullable);
    if (follows_in_any_case && before == joint && !ends_in_gap(first) && !may_end_in_sign(first)) {
      return "(?:" + node(first, before) + ")?" + sequence(rest, before);
    }
    const std::string with = followed(first, before, rest);
    const std::string without = sequence(rest, before);
    return without.empty() ? with : "(?:" + with + "|" + without + ")";
  }

 private:
  static std::string gap(std::uint32_t most) {
    return repeat(std::string(filling) + std::string(any_word), 0, most) + std::string(filling);
  }

  static bool ends_in_gap(const PhraseNode& node) {
    switch (node.kind) {
      case Kind::gap:
        return true;
      case Kind::sequence:
        return !node.children.empty() && ends_in_gap(node.children.back());
      case Kind::choice:
        return std::ranges::any_of(node.children, ends_in_gap);
      default:
        return false;
    }
  }

  // `first`, which is not to match nothing, and then the rest, which may.
  std::string followed(const PhraseNode& first, const std::string& before,
                       std::span<const PhraseNode> rest) {
    if (ends_in_gap(first)) {
      return over_edges(first, before, rest);
    }
    std::string head = node(first, before);
    if (rest.empty()) {
      return head;
    }
    const bool rest_may_be_empty = std::ranges::all_of(rest, is_nullable);
    const std::string tail = sequence(rest, after(first));
    if (tail.empty()) {
      return head;
    }
    return rest_may_be_empty ? head + "(?:" + tail + ")?" : head + tail;
  }

  // An item that ends in a gap, in some of its ways at least: each way is written out with what
  // follows it.
  std::string over_edges(const PhraseNode& item, const std::string& before,
                         std::span<const PhraseNode> rest) {
    const auto with_rest = [&](std::vector<PhraseNode> items) {
      items.insert(items.end(), rest.begin(), rest.end());
      return sequence(items, before);
    };
    if (item.kind == Kind::sequence) {
      return with_rest(item.children);
    }
    std::string out;
    for (const PhraseNode& way : item.children) {
      if (!is_nullable(way)) {
        out += (out.empty() ? "" : "|") + with_rest({way});
      }
    }
    return "(?:" + out + ")";
  }

  std::string node(const PhraseNode& item, const std::string& before) {
    switch (item.kind) {
      case Kind::word:
        return before + std::string(in_word) + R"(\x04)" + literal(item.text) + R"(\x04)" +
               std::string(rest_of_word);
      case Kind::prefix:
        return before + std::string(in_word) + R"(\x04)" + literal(item.text) +
               std::string(rest_of_word);
      case Kind::slot: {
        const policy::Slot& slot = slots_[static_cast<std::uint32_t>(item.slot)];
        return joined(before, slot.kind) + slot_expression(item.slot, slot);
      }
      case Kind::symbol:
        return (before == joint ? std::string(before_sign) : before) + literal(item.text);
      case Kind::sequence:
        return sequence(item.children, before);
      case Kind::choice: {
        std::string out;
        for (const PhraseNode& way : item.children) {
          if (const std::string one = node(way, before); !one.empty()) {
            out += (out.empty() ? "" : "|") + one;
          }
        }
        return "(?:" + out + ")";
      }
      case Kind::gap:
        break;
    }
    SCRUPLE_ASSERT(false, "a gap is written by sequence()");
    return {};
  }

  // What may stand between an item and the next: behind a sign, the space that follows it.
  [[nodiscard]] std::string after(const PhraseNode& item) const {
    return may_end_in_sign(item)
               ? "(?:" + std::string(joint) + "|" + std::string(after_symbol) + ")"
               : std::string(joint);
  }

  [[nodiscard]] bool may_end_in_sign(const PhraseNode& item) const {
    using Class = policy::Slot::Class;
    switch (item.kind) {
      case Kind::symbol:
        return true;
      case Kind::slot: {
        const Class kind = slots_[static_cast<std::uint32_t>(item.slot)].kind;
        return kind == Class::money || kind == Class::percent || kind == Class::url;
      }
      case Kind::sequence:
        return !item.children.empty() && may_end_in_sign(item.children.back());
      case Kind::choice:
        return std::ranges::any_of(item.children,
                                   [this](const PhraseNode& way) { return may_end_in_sign(way); });
      default:
        return false;
    }
  }

  // Classes that begin with a sign (#, @, $, an address) have it in the text between the words.
  static std::string joined(const std::string& before, policy::Slot::Class kind) {
    using Class = policy::Slot::Class;
    const bool begins_with_sign = kind == Class::money || kind == Class::hashtag ||
                                  kind == Class::mention || kind == Class::url;
    if (!begins_with_sign || before != joint) {
      return before;
    }
    return kind == Class::money ? "(?:" + std::string(joint) + R"(|\x05? ?))"
                                : std::string(before_sign);
  }

  static constexpr std::string_view before_sign = R"(\x05? ?)";
  static constexpr std::string_view after_symbol = R"(\x06?\x05? ?)";

  const std::vector<policy::Slot>& slots_;
};

}  // namespace

void append_slot_mark(std::string& out, policy::SlotIndex slot, std::uint32_t word_count) {
  const auto number = static_cast<std::uint32_t>(slot);
  SCRUPLE_ASSERT(number < (1U << 14U), "more slots than two bytes can tell");
  SCRUPLE_ASSERT(word_count <= most_slot_words, "a slot hit longer than slots may be");
  out += slot_mark;
  out += static_cast<char>(0x80U | (number >> 7U));
  out += static_cast<char>(0x80U | (number & 0x7FU));
  out += static_cast<char>(0x80U | word_count);
}

std::string expression_of(const PhraseNode& tree, const std::vector<policy::Slot>& slots) {
  return Writer(slots).sequence(std::span(&tree, 1), "");
}

bool is_nullable(const PhraseNode& node) {
  switch (node.kind) {
    case Kind::sequence:
      return std::ranges::all_of(node.children, is_nullable);
    case Kind::choice:
      return std::ranges::any_of(node.children, is_nullable);
    case Kind::gap:
      return true;
    default:
      return false;
  }
}

bool has_gap(const PhraseNode& node) {
  return node.kind == Kind::gap || std::ranges::any_of(node.children, has_gap);
}

}  // namespace scruple::match

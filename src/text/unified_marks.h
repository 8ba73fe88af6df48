#pragma once

// The punctuation that folding unifies by its own lists, where Unicode's mappings do not.
namespace scruple::text {

// Apostrophes, single quotation marks, primes, and the accents that are typed for them: '.
[[nodiscard]] constexpr bool is_single_quote(char32_t c) {
  switch (c) {
    case U'`':
    case 0x00B4:  // acute accent
    case 0x02B9:  // modifier letter prime
    case 0x02BB:  // turned comma, as in Hawai‘i
    case 0x02BC:  // modifier letter apostrophe
    case 0x02BD:  // reversed comma
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:  // prime
    case 0x2035:  // reversed prime
    case 0x2039:  // single guillemets
    case 0x203A:
    case 0x275B:  // heavy ornaments
    case 0x275C:
    case 0x275F:
    case 0x1FEF:  // Greek accents that are canonically ` and acute accent
    case 0x1FFD:
    case 0xFF40:  // full-width `
      return true;
    default:
      return false;
  }
}

// Double quotation marks, guillemets and double primes: ".
[[nodiscard]] constexpr bool is_double_quote(char32_t c) {
  switch (c) {
    case 0x00AB:
    case 0x00BB:
    case 0x02BA:  // modifier letter double prime
    case 0x02EE:  // modifier letter double apostrophe
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:  // double prime
    case 0x2036:
    case 0x275D:  // heavy ornaments
    case 0x275E:
    case 0x2760:
    case 0x2E42:  // double low-reversed-9
    case 0x301D:  // East Asian primes
    case 0x301E:
    case 0x301F:
    case 0x1F676:  // sans-serif heavy ornaments
    case 0x1F677:
    case 0x1F678:
      return true;
    default:
      return false;
  }
}

[[nodiscard]] constexpr bool is_dash_by_use(char32_t c) { return c == 0x2212; }  // minus sign

// © ® ™ ℠ ℗: a break, not letters.
[[nodiscard]] constexpr bool is_legal_sign(char32_t c) {
  return c == 0x00A9 || c == 0x00AE || c == 0x2122 || c == 0x2120 || c == 0x2117;
}

[[nodiscard]] constexpr bool is_raised_or_lowered_digit(char32_t c) {
  return c == 0x00B2 || c == 0x00B3 || c == 0x00B9 || c == 0x2070 || (0x2074 <= c && c <= 0x2079) ||
         (0x2080 <= c && c <= 0x2089);
}

inline constexpr char32_t tatweel = 0x0640;

// The letter that readers of Arabic take these variants for; otherwise `c` itself.
[[nodiscard]] constexpr char32_t plain_arabic_letter(char32_t c) {
  switch (c) {
    case 0x0622:  // alef with madda
    case 0x0623:  // alef with hamza above
    case 0x0625:  // alef with hamza below
    case 0x0671:  // alef wasla
      return 0x0627;
    case 0x0649:  // alef maksura
    case 0x06CC:  // Farsi yeh
      return 0x064A;
    case 0x0629:  // teh marbuta
      return 0x0647;
    default:
      return c;
  }
}

}  // namespace scruple::text

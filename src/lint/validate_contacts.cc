// Addresses of mail and of machines.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "lint/shapes.h"
#include "lint/validators.h"

namespace scruple::lint {

namespace {

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (auto end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

bool is_host_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char letter) {
           return is_letter_or_digit(letter) || letter == '-' ||
                  static_cast<unsigned char>(letter) >= 0x80;
         });
}

// The groups of an IPv6 address on one side of its "::"; nothing when one of them is no group.
std::optional<std::vector<int>> groups_of(std::string_view text) {
  std::vector<int> groups;
  if (text.empty()) {
    return groups;
  }
  for (const std::string_view part : parts_of(text, ':')) {
    if (part.empty() || part.size() > 4) {
      return std::nullopt;
    }
    int group = 0;
    for (const char letter : part) {
      const auto digit = std::string_view("0123456789abcdef").find(to_lower(letter));
      if (digit == std::string_view::npos) {
        return std::nullopt;
      }
      group = group * 16 + static_cast<int>(digit);
    }
    groups.push_back(group);
  }
  return groups;
}

}  // namespace

// RFC 5321 in outline; addresses under the names that RFC 2606 keeps for examples are no one's.
bool is_email(std::string_view value) {
  const std::vector<std::string_view> sides = parts_of(value, '@');
  if (sides.size() != 2 || sides[0].empty() || sides[0].size() > 64 || sides[0].front() == '.' ||
      sides[0].back() == '.' || sides[0].find("..") != std::string_view::npos ||
      std::ranges::any_of(sides[0], is_white_space)) {
    return false;
  }
  const std::string domain = lowered(sides[1]);
  const std::vector<std::string_view> labels = parts_of(domain, '.');
  if (labels.size() < 2 || !std::ranges::all_of(labels, is_host_label) ||
      labels.back().size() < 2 || std::ranges::any_of(labels.back(), is_digit)) {
    return false;
  }
  const auto ends_as = [&](std::string_view name) {
    return domain == name || (domain.size() > name.size() && domain.ends_with(name) &&
                              domain[domain.size() - name.size() - 1] == '.');
  };
  constexpr std::array<std::string_view, 6> reserved = {"example.com", "example.org", "example.net",
                                                        "example",     "invalid",     "test"};
  return std::ranges::none_of(reserved, ends_as);
}

// RFC 1918 (private), RFC 1122 (this network, loopback), RFC 3927 (link-local), RFC 5737
// (documentation), RFC 5771 (multicast and above) addresses identify no one.
bool is_public_ipv4(std::string_view value) {
  const std::vector<std::string_view> octets = parts_of(value, '.');
  const bool is_address =
      octets.size() == 4 && std::ranges::all_of(octets, [](std::string_view octet) {
        return !octet.empty() && octet.size() <= 3 && are_digits(octet) &&
               number_at(octet, 0, octet.size()) <= 255;
      });
  if (!is_address) {
    return false;
  }
  const auto number = [&](std::size_t i) { return number_at(octets[i], 0, octets[i].size()); };
  const int a = number(0);
  const int b = number(1);
  const int c = number(2);
  const bool is_private = a == 10 || (a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168);
  const bool is_local = a == 0 || a == 127 || (a == 169 && b == 254) || a >= 224;
  const bool is_documentation = (a == 192 && b == 0 && c == 2) ||
                                (a == 198 && b == 51 && c == 100) ||
                                (a == 203 && b == 0 && c == 113);
  return !is_private && !is_local && !is_documentation;
}

// RFC 4291 grammar, without embedded IPv4. Public are the global unicast addresses, 2000::/3, but
// for those of documentation (RFC 3849 and RFC 9637).
bool is_public_ipv6(std::string_view value) {
  const auto gap = value.find("::");
  const bool is_short = gap != std::string_view::npos;
  auto groups = groups_of(value.substr(0, gap));
  const auto rest = groups_of(is_short ? value.substr(gap + 2) : std::string_view());
  if (!groups || !rest || groups->empty()) {
    return false;
  }
  const std::size_t count = groups->size() + rest->size();
  if (is_short ? count > 7 : count != 8) {
    return false;
  }
  groups->resize(2);  // a gap stands for zeros
  const int first = (*groups)[0];
  const int second = (*groups)[1];
  const bool is_documentation =
      (first == 0x2001 && second == 0xdb8) || (first == 0x3fff && second < 0x1000);
  return first >= 0x2000 && first <= 0x3fff && !is_documentation;
}

}  // namespace scruple::lint

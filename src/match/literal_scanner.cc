#include "match/literal_scanner.h"

namespace scruple::match {

namespace {

// Of the trie that the automaton is made from.
struct Node {
  std::vector<std::uint32_t> next;  // by class; 0: none, since no edge leads back to the root
  std::vector<std::uint32_t> found;
};

}  // namespace

LiteralScanner::LiteralScanner(const std::vector<std::string>& literals) {
  for (const std::string& literal : literals) {
    for (const char c : literal) {
      std::uint16_t& known = class_of_[static_cast<unsigned char>(c)];
      if (known == 0) {
        known = static_cast<std::uint16_t>(class_count_++);
      }
    }
  }
  for (unsigned char c = 'A'; c <= 'Z'; ++c) {
    class_of_[c] = class_of_[static_cast<unsigned char>(c - 'A' + 'a')];
  }

  std::vector<Node> nodes(1, {std::vector<std::uint32_t>(class_count_), {}});
  for (std::uint32_t number = 0; number < literals.size(); ++number) {
    std::uint32_t at = 0;
    for (const char c : literals[number]) {
      const std::uint16_t one = class_of_[static_cast<unsigned char>(c)];
      if (nodes[at].next[one] == 0) {
        nodes[at].next[one] = static_cast<std::uint32_t>(nodes.size());
        nodes.push_back({std::vector<std::uint32_t>(class_count_), {}});
      }
      at = nodes[at].next[one];
    }
    nodes[at].found.push_back(number);
  }

  // Level by level, each node gets the edges it lacks, and the literals, of the longest suffix of
  // its path that is a path too; that one is nearer to the root, so it has all of its own by then.
  std::vector<std::uint32_t> suffix(nodes.size());
  std::vector<std::uint32_t> queue = {0};
  for (std::size_t done = 0; done < queue.size(); ++done) {
    const std::uint32_t at = queue[done];
    for (std::uint32_t one = 0; one < class_count_; ++one) {
      const std::uint32_t fallback = at == 0 ? 0 : nodes[suffix[at]].next[one];
      std::uint32_t& next = nodes[at].next[one];
      if (next == 0) {
        next = fallback;
        continue;
      }
      suffix[next] = fallback;
      const std::vector<std::uint32_t>& inherited = nodes[fallback].found;
      nodes[next].found.insert(nodes[next].found.end(), inherited.begin(), inherited.end());
      queue.push_back(next);
    }
  }

  for (const Node& node : nodes) {
    const auto begin = static_cast<std::uint32_t>(found_.size());
    for (const std::uint32_t number : node.found) {
      found_.push_back({number, static_cast<std::uint32_t>(literals[number].size())});
    }
    states_.push_back({begin, static_cast<std::uint32_t>(found_.size())});
    for (const std::uint32_t next : node.next) {
      next_.push_back(next * class_count_ | (nodes[next].found.empty() ? 0 : has_found));
    }
  }
}

}  // namespace scruple::match

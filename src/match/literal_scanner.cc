#include "match/literal_scanner.h"

#include <utility>

namespace scruple::match {

namespace {

// The trie of the literals, which becomes the automaton.
class Trie {
 public:
  struct Node {
    std::vector<std::uint32_t> next;   // by class; 0: none, since no edge leads back to the root
    std::vector<std::uint32_t> found;  // the literals that end here
  };

  explicit Trie(std::uint32_t class_count) : class_count_(class_count) { add_node(); }

  // `classes` are those of the literal's bytes.
  void add(const std::vector<std::uint16_t>& classes, std::uint32_t number) {
    std::uint32_t at = 0;
    for (const std::uint16_t one : classes) {
      if (nodes_[at].next[one] == 0) {
        const std::uint32_t made = add_node();
        nodes_[at].next[one] = made;
      }
      at = nodes_[at].next[one];
    }
    nodes_[at].found.push_back(number);
  }

  // Level by level, each node gets the edges it lacks, and the literals, of the longest suffix of
  // its path that is a path too; that one is nearer to the root, so it has all of its own by then.
  std::vector<Node> complete() && {
    std::vector<std::uint32_t> suffix(nodes_.size());
    std::vector<std::uint32_t> queue = {0};
    for (std::size_t done = 0; done < queue.size(); ++done) {
      const std::uint32_t at = queue[done];
      for (std::uint32_t one = 0; one < class_count_; ++one) {
        const std::uint32_t fallback = at == 0 ? 0 : nodes_[suffix[at]].next[one];
        std::uint32_t& next = nodes_[at].next[one];
        if (next == 0) {
          next = fallback;
          continue;
        }
        suffix[next] = fallback;
        inherit(next, fallback);
        queue.push_back(next);
      }
    }
    return std::move(nodes_);
  }

 private:
  std::uint32_t add_node() {
    nodes_.push_back({std::vector<std::uint32_t>(class_count_), {}});
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  void inherit(std::uint32_t node, std::uint32_t suffix) {
    const std::vector<std::uint32_t>& inherited = nodes_[suffix].found;
    nodes_[node].found.insert(nodes_[node].found.end(), inherited.begin(), inherited.end());
  }

  std::uint32_t class_count_;
  std::vector<Node> nodes_;  // the root first
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
  Trie trie(class_count_);
  for (std::uint32_t number = 0; number < literals.size(); ++number) {
    std::vector<std::uint16_t> classes;
    for (const char c : literals[number]) {
      classes.push_back(class_of_[static_cast<unsigned char>(c)]);
    }
    trie.add(classes, number);
  }
  const std::vector<Trie::Node> nodes = std::move(trie).complete();
  for (const Trie::Node& node : nodes) {
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

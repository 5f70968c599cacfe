// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_NEWICK_READER_HPP
#define SEGMENTIQ_DENDROGRAM_NEWICK_READER_HPP

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/text/number_text.hpp"

namespace segmentiq::detail {

/// Reads Newick text into nodes, children before their parents, without recursion.
class NewickReader {
 public:
  struct Node {
    Index left = -1, right = -1;  // −1 for a leaf
    double height = 0;            // above the leaves
    double length = 0;            // of the branch above it
    bool has_length = false;
    Index steps = 0;  // branch lengths added up in `height`
    std::string name;
    bool is_leaf() const { return left < 0; }
  };

  NewickReader(std::string_view text, double tolerance) : text_(text), tolerance_(tolerance) { read(); }

  std::vector<Node>& nodes() { return nodes_; }

 private:
  struct Open {
    std::size_t at;  // where its parenthesis is
    std::vector<Index> children;
  };

  [[noreturn]] void fail(std::size_t at, const std::string& why) const {
    throw data_error("from_newick(): character " + std::to_string(at + 1) + ": " + why);
  }

  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }

  /// Skips blanks and [comments].
  void skip() {
    for (; !at_end(); ++at_) {
      const char c = peek();
      if (c == '[') {
        const std::size_t end = text_.find(']', at_);
        if (end == std::string_view::npos) fail(at_, "a comment must be closed by ']'");
        at_ = end;
      } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        return;
      }
    }
  }

  std::string label() {
    std::string name;
    if (peek() == '\'') {
      const std::size_t open = at_++;
      for (;;) {
        if (at_end()) fail(open, "a quoted name must be closed by a quote");
        const char c = text_[at_++];
        if (c != '\'') {
          name += c;
        } else if (peek() == '\'') {
          name += c;
          ++at_;
        } else {
          return name;
        }
      }
    }
    while (!at_end() && std::string_view("()[]':;, \t\n\r").find(peek()) == std::string_view::npos) {
      name += peek() == '_' ? ' ' : peek();
      ++at_;
    }
    return name;
  }

  void length(Node& node) {
    skip();
    if (peek() != ':') return;
    ++at_;
    skip();
    if (peek() == '+') ++at_;
    const char* const begin = text_.data() + at_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), node.length);
    if (error != std::errc{} || !std::isfinite(node.length))
      fail(at_, "a branch length must be a finite number");
    at_ += to_size(end - begin);
    node.has_length = true;
  }

  double height_over(Index child, std::size_t at) const {
    const Node& node = nodes_[to_size(child)];
    if (!node.has_length) fail(at, "every node below must have a branch length");
    return node.height + node.length;
  }

  /// The node whose two children have been read.
  Node joined(const Open& open) const {
    if (open.children.size() != 2)
      fail(open.at,
           "every node must have two children, but here are " + std::to_string(open.children.size()));
    Node node;
    node.left = open.children[0];
    node.right = open.children[1];
    const double left = height_over(node.left, open.at);
    const double right = height_over(node.right, open.at);
    const double larger = std::max(std::abs(left), std::abs(right));
    if (!(std::abs(left - right) <= tolerance_ * larger) || std::isinf(larger))
      fail(open.at, "the leaves must be equally far from the node, but are " + format_number(left) + " and " +
                        format_number(right) + " away");
    // The side with fewer lengths added up has the smaller rounding error.
    const Index left_steps = nodes_[to_size(node.left)].steps;
    const Index right_steps = nodes_[to_size(node.right)].steps;
    node.height = left_steps <= right_steps ? left : right;
    node.steps = std::min(left_steps, right_steps) + 1;
    if (!(node.height >= 0) || std::isinf(node.height))
      fail(open.at, "a node's distance from its leaves must be finite and not negative");
    return node;
  }

  void read() {
    std::vector<Open> open;
    for (;;) {
      skip();
      if (peek() == '(') {
        open.push_back({at_++, {}});
        continue;
      }
      Node node;
      node.name = label();
      length(node);
      nodes_.push_back(std::move(node));
      // Close all groups that end here.
      for (;;) {
        const auto last = static_cast<Index>(nodes_.size()) - 1;
        skip();
        if (open.empty()) {
          if (peek() != ';') fail(at_, "a tree must end with ';'");
          ++at_;
          skip();
          if (!at_end()) fail(at_, "there must be nothing behind the first tree");
          return;
        }
        open.back().children.push_back(last);
        const char c = peek();
        if (c != ',' && c != ')')
          fail(at_, at_end() ? "the parenthesis at character " + std::to_string(open.back().at + 1) +
                                   " must be closed"
                             : std::string("expected ',' or ')'"));
        ++at_;
        if (c == ',') break;
        Node parent = joined(open.back());
        open.pop_back();
        skip();
        label();  // names of inner nodes are ignored
        length(parent);
        nodes_.push_back(std::move(parent));
      }
    }
  }

  std::string_view text_;
  double tolerance_;
  std::size_t at_ = 0;
  std::vector<Node> nodes_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_DENDROGRAM_NEWICK_READER_HPP

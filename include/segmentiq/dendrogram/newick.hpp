// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_NEWICK_HPP
#define SEGMENTIQ_DENDROGRAM_NEWICK_HPP

#include <algorithm>
#include <cstddef>
#include <functional>
#include <queue>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/newick_reader.hpp"
#include "segmentiq/text/number_text.hpp"

// Trees as Newick text, the exchange format of phylogenetics: "((a:1,b:1):0.5,c:1.5);". A branch is as long
// as the difference of the heights at its ends, so a merge's height is its distance from each of its leaves.
namespace segmentiq {

/// A tree read from Newick text.
struct NewickTree {
  Dendrogram tree;
  std::vector<std::string> names;  ///< of the observations, n
};

/// How Newick text is read.
struct NewickOptions {
  /// n names: the leaf named names[i] becomes observation i. Without names, the observations are the leaves
  /// in the order of the text. Only read during the call.
  std::span<const std::string> names{};
  /// How much the leaves below a merge may differ in their distance from it, as a share of that distance, ≥
  /// 0: branch lengths are often rounded.
  double tolerance = 1e-9;
};

namespace detail {

/// Whether a name needs no quotes. Blanks need them, and an underscore would be read as a blank.
inline bool is_plain_newick_name(std::string_view name) {
  if (name.empty()) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) > ' ' && c != '\x7f' &&
           std::string_view("()[]{}':;,_\"").find(c) == std::string_view::npos;
  });
}

inline void append_newick_name(std::string_view name, std::string& out) {
  if (is_plain_newick_name(name)) {
    out += name;
    return;
  }
  out += '\'';
  for (const char c : name) {
    if (c == '\'') out += c;
    out += c;
  }
  out += '\'';
}

}  // namespace detail

/// The tree as Newick text, with a branch length for every node but the root.
///
/// Names with a character that has a meaning in Newick, including blanks and underscores, are put in single
/// quotes, with quotes in them doubled. Lengths are the shortest decimals that read back exactly. After an
/// inversion (centroid, median linkage) a length is negative, which not every reader accepts.
/// @param names n names of the observations; without any, their numbers from 0
/// @throws parameter_error when names are neither none nor n. O(n) time and memory, no recursion
inline std::string to_newick(const Dendrogram& tree, std::span<const std::string> names = {}) {
  const Index n = tree.observations();
  if (!names.empty() && static_cast<Index>(names.size()) != n)
    throw parameter_error("to_newick(): names (" + std::to_string(names.size()) + " of them) must be " +
                          std::to_string(n) + ", one for each observation, or none");
  struct Visit {
    Index node;
    int children_written;
  };
  std::string out;
  std::vector<Visit> path{{tree.root(), 0}};
  while (!path.empty()) {
    const Index node = path.back().node;
    const int written = path.back().children_written++;
    if (!tree.is_leaf(node) && written < 2) {
      const Merge& merge = tree.merge_of(node);
      out += written == 0 ? '(' : ',';
      path.push_back({written == 0 ? merge.left : merge.right, 0});
      continue;
    }
    if (!tree.is_leaf(node))
      out += ')';
    else if (names.empty())
      out += std::to_string(node);
    else
      detail::append_newick_name(names[to_size(node)], out);
    path.pop_back();
    if (path.empty()) break;
    out += ':';
    append_number(tree.height_of(path.back().node) - tree.height_of(node), out);
  }
  out += ';';
  return out;
}

namespace detail {

/// The observation of each leaf, in the order of the text.
inline std::vector<Index> observations_of_leaves(const std::vector<std::string>& leaves,
                                                 std::span<const std::string> names) {
  const auto n = static_cast<Index>(leaves.size());
  if (names.size() != leaves.size())
    throw parameter_error("from_newick(): names (" + std::to_string(names.size()) + " of them) must be " +
                          std::to_string(n) + ", one for each leaf, or none");
  std::unordered_map<std::string_view, Index> observation_of;
  for (Index i = 0; i < n; ++i)
    if (!observation_of.emplace(names[to_size(i)], i).second)
      throw parameter_error("from_newick(): name '" + names[to_size(i)] + "' must be there once only");
  std::vector<Index> observations;
  std::vector<bool> taken(leaves.size(), false);
  for (const std::string& leaf : leaves) {
    const auto found = observation_of.find(leaf);
    if (found == observation_of.end())
      throw data_error("from_newick(): leaf '" + leaf + "' is none of the names");
    if (taken[to_size(found->second)]) throw data_error("from_newick(): leaf '" + leaf + "' is there twice");
    taken[to_size(found->second)] = true;
    observations.push_back(found->second);
  }
  return observations;
}

}  // namespace detail

/// Reads a tree from Newick text: binary, with a branch length for every node except the root, and all leaves
/// below a node equally far from it.
///
/// Understands quoted names, underscores for blanks, and [comments]; names of inner nodes are ignored. Merges
/// are numbered by height, equal heights in the order of the text; a merge always comes after those below it.
/// Heights are sums of branch lengths, so a tree written by `to_newick` comes back to about 1e-15.
/// @throws data_error saying at which character (counted from 1) the text is not such a tree and why;
/// parameter_error for options. O(n log n) time, O(n) memory, no recursion
inline NewickTree from_newick(std::string_view text, const NewickOptions& options = {}) {
  if (!(options.tolerance >= 0))
    throw parameter_error("from_newick(): tolerance (" + std::to_string(options.tolerance) +
                          ") must be at least 0");
  detail::NewickReader reader(text, options.tolerance);
  auto& nodes = reader.nodes();
  std::vector<std::string> leaves;
  for (auto& node : nodes)
    if (node.is_leaf()) leaves.push_back(std::move(node.name));
  const auto n = static_cast<Index>(leaves.size());
  std::vector<Index> observations;
  if (!options.names.empty()) observations = detail::observations_of_leaves(leaves, options.names);

  // Of the merges whose children have ids already, the lowest is next; of equal ones, the first in the text.
  std::vector<Index> id(nodes.size(), -1);
  std::vector<Index> parent(nodes.size(), -1);
  std::vector<int> children_without_id(nodes.size(), 2);
  using Ready = std::pair<double, std::size_t>;
  std::priority_queue<Ready, std::vector<Ready>, std::greater<>> ready;
  const auto numbered = [&](std::size_t node, Index as) {
    id[node] = as;
    if (parent[node] < 0) return;
    const auto above = to_size(parent[node]);
    if (--children_without_id[above] == 0) ready.emplace(nodes[above].height, above);
  };
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (!nodes[i].is_leaf())
      parent[to_size(nodes[i].left)] = parent[to_size(nodes[i].right)] = static_cast<Index>(i);
  std::size_t leaf = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (nodes[i].is_leaf()) {
      numbered(i, observations.empty() ? static_cast<Index>(leaf) : observations[leaf]);
      ++leaf;
    }
  std::vector<Merge> merges;
  std::vector<Index> sizes(nodes.size(), 1);
  while (!ready.empty()) {
    const std::size_t node = ready.top().second;
    ready.pop();
    const auto left = to_size(nodes[node].left);
    const auto right = to_size(nodes[node].right);
    sizes[node] = sizes[left] + sizes[right];
    merges.push_back(
        {std::min(id[left], id[right]), std::max(id[left], id[right]), nodes[node].height, sizes[node]});
    numbered(node, n + static_cast<Index>(merges.size()) - 1);
  }
  if (!options.names.empty()) leaves.assign(options.names.begin(), options.names.end());
  return {Dendrogram(n, std::move(merges)), std::move(leaves)};
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_NEWICK_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DENDROGRAM_FOWLKES_MALLOWS_BK_HPP
#define SEGMENTIQ_DENDROGRAM_FOWLKES_MALLOWS_BK_HPP

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/dendrogram/tree_correlation.hpp"

namespace segmentiq {

namespace detail {

/// How many observations each cluster of one tree shares with each cluster of another, kept up to date while
/// clusters of either tree are merged. Only nonzero cells are stored, n of them at the start.
///
/// A merge moves the cells of the line (row or column) with fewer cells. That line has at most as many cells
/// as the smaller cluster has observations, so all merges together move O(n log n) cells.
class SharedObservations {
 public:
  explicit SharedObservations(Index n) : cells_(to_size(n)) {
    for (auto& lines : lines_)
      lines.resize(to_size(n));
    cell_at_.reserve(to_size(n));
    for (Index i = 0; i < n; ++i) {
      cells_[to_size(i)].line = {i, i};
      for (const int side : {0, 1})
        link(i, side);
      cell_at_.emplace(key(cells_[to_size(i)]), i);
    }
  }

  /// Merges two lines of one side: 0 for rows, the clusters of the first tree, 1 for columns. Returns the one
  /// that represents both from now on.
  Index merge(int side, Index a, Index b) {
    if (line(side, a).cells < line(side, b).cells) std::swap(a, b);
    while (line(side, b).first >= 0) {
      const Index moved = line(side, b).first;
      Cell& cell = cells_[to_size(moved)];
      cell_at_.erase(key(cell));
      unlink(moved, side);
      cell.line[to_size(side)] = a;
      const auto [there, is_new] = cell_at_.emplace(key(cell), moved);
      if (is_new) {
        link(moved, side);
        continue;
      }
      unlink(moved, 1 - side);
      Cell& met = cells_[to_size(there->second)];
      together_ += 2 * met.count * cell.count;
      met.count += cell.count;
    }
    return a;
  }

  /// Ordered pairs of observations that share a cluster in both trees.
  std::int64_t together() const { return together_; }

 private:
  struct Cell {
    std::int64_t count = 1;
    std::array<Index, 2> line{};          // its row and its column
    std::array<Index, 2> before{-1, -1};  // its neighbours in the lists of its row and of its column
    std::array<Index, 2> after{-1, -1};
  };
  struct Line {
    Index first = -1;
    Index cells = 0;
  };

  Line& line(int side, Index i) { return lines_[to_size(side)][to_size(i)]; }

  struct KeyHash {
    std::size_t operator()(const std::pair<Index, Index>& key) const {
      auto hash = static_cast<std::uint64_t>(key.first) * 0x9E3779B97F4A7C15u;
      hash = (hash ^ (hash >> 32)) + static_cast<std::uint64_t>(key.second);
      hash *= 0xBF58476D1CE4E5B9u;
      return static_cast<std::size_t>(hash ^ (hash >> 31));
    }
  };
  static std::pair<Index, Index> key(const Cell& cell) { return {cell.line[0], cell.line[1]}; }

  void link(Index i, int side) {
    Cell& cell = cells_[to_size(i)];
    Line& its = line(side, cell.line[to_size(side)]);
    cell.before[to_size(side)] = -1;
    cell.after[to_size(side)] = its.first;
    if (its.first >= 0) cells_[to_size(its.first)].before[to_size(side)] = i;
    its.first = i;
    ++its.cells;
  }

  void unlink(Index i, int side) {
    const Cell& cell = cells_[to_size(i)];
    Line& its = line(side, cell.line[to_size(side)]);
    const Index before = cell.before[to_size(side)];
    const Index after = cell.after[to_size(side)];
    (before >= 0 ? cells_[to_size(before)].after[to_size(side)] : its.first) = after;
    if (after >= 0) cells_[to_size(after)].before[to_size(side)] = before;
    --its.cells;
  }

  std::vector<Cell> cells_;
  std::array<std::vector<Line>, 2> lines_;
  std::unordered_map<std::pair<Index, Index>, Index, KeyHash> cell_at_;
  std::int64_t together_ = 0;
};

}  // namespace detail

/// Fowlkes and Mallows' B_k of two trees of the same observations: how well the trees agree when both are cut
/// into k clusters, for every k at once. B_k is the number of pairs that share a cluster in both trees,
/// divided by the geometric mean of the numbers that do in either: 0 (none) … 1 (the same clusters).
///
/// As `Bk` of R's dendextend, to 1e-10. Cuts undo the last k − 1 merges, as `cut_exact` does.
/// @return n − 2 values (none for n < 3), entry i for k = i + 2: k = 2 … n − 1. For k = 1 it is always 1, and
/// for k = n there are no pairs
/// @throws parameter_error when the trees have different numbers of observations; cancelled_error
///
/// Time O(n log n) expected, memory O(n).
/// @see Fowlkes & Mallows 1983
inline std::vector<double> fowlkes_mallows_bk(const Dendrogram& a, const Dendrogram& b,
                                              const Execution& execution = {}) {
  const Index n = a.observations();
  detail::require_same_observations(n, b.observations(), "fowlkes_mallows_bk()", "the second tree");
  if (n < 3) return {};
  std::vector<double> values(to_size(n - 2));
  detail::SharedObservations shared(n);
  PhaseProgress progress(execution, "Fowlkes-Mallows", static_cast<double>(n - 2));

  const std::array<const Dendrogram*, 2> trees = {&a, &b};
  std::array<std::vector<Index>, 2> line_of;  // of each node of each tree, its line
  for (auto& line : line_of) {
    line.resize(to_size(2 * n - 1));
    for (Index i = 0; i < n; ++i)
      line[to_size(i)] = i;
  }
  std::array<std::int64_t, 2> within{0, 0};  // ordered pairs that share a cluster of a tree
  for (Index i = 0; i < n - 2; ++i) {        // the last merge of each tree leaves one cluster
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
      const Merge& merge = trees[side]->merges()[to_size(i)];
      auto& line = line_of[side];
      line[to_size(n + i)] =
          shared.merge(static_cast<int>(side), line[to_size(merge.left)], line[to_size(merge.right)]);
      within[side] += 2 * static_cast<std::int64_t>(trees[side]->size_of(merge.left)) *
                      static_cast<std::int64_t>(trees[side]->size_of(merge.right));
    }
    const Index clusters = n - 1 - i;
    values[to_size(clusters - 2)] =
        static_cast<double>(shared.together()) /
        (std::sqrt(static_cast<double>(within[0])) * std::sqrt(static_cast<double>(within[1])));
    progress.advance(1);
  }
  progress.finish();
  return values;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DENDROGRAM_FOWLKES_MALLOWS_BK_HPP

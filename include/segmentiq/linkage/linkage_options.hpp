// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_LINKAGE_OPTIONS_HPP
#define SEGMENTIQ_LINKAGE_LINKAGE_OPTIONS_HPP

#include <array>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/from_name.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"

namespace segmentiq {

/// How a dendrogram is found. Both give the true one.
///
///   dense      works on the distances of all pairs: O(n²) memory. As SciPy's in every id, ties too
///   tree       works on a k-d tree of clusters: O(n·d) memory. Heights agree with `dense` to 10⁻¹⁰; where
///              dissimilarities tie it may choose another of the dendrograms that are right
///   automatic  dense up to `dense_up_to` observations, and where there is no tree for the criterion; else
///   tree
enum class Algorithm { automatic, dense, tree };

/// Up to this many observations `automatic` is dense: that takes a tenth of a second, 64 MB, and is SciPy's
/// to the last tie.
inline constexpr Index dense_up_to = 4000;

inline std::string_view to_string(Algorithm algorithm) {
  return algorithm == Algorithm::dense ? "dense" : algorithm == Algorithm::tree ? "tree" : "auto";
}

/// The algorithm of a name: "auto", "dense" or "tree". @throws parameter_error
inline Algorithm algorithm_from_name(std::string_view name) {
  return from_name(name, std::array{Algorithm::automatic, Algorithm::dense, Algorithm::tree},
                   "algorithm_from_name()");
}

/// The order in which observations are worked on, and so who wins a tie.
///
///   file       as they stand: SciPy's
///   canonical  by their content: the same observations in another order get the same segments
enum class RowOrder { file, canonical };

inline std::string_view to_string(RowOrder order) {
  return order == RowOrder::file ? "file" : "canonical";
}

/// The row order of a name: "file" or "canonical". @throws parameter_error
inline RowOrder row_order_from_name(std::string_view name) {
  return from_name(name, std::array{RowOrder::canonical, RowOrder::file}, "row_order_from_name()");
}

/// What can be chosen beside the criterion.
struct LinkageOptions {
  Algorithm algorithm = Algorithm::automatic;
  RowOrder order = RowOrder::file;
  /// One for each observation, finite and above 0; none: all 1. An observation of weight w counts as w
  /// observations that are the same. Sizes in the dendrogram stay numbers of observations.
  std::vector<double> weights{};
};

/// A dendrogram, and how it came about.
struct LinkageResult {
  Dendrogram dendrogram;
  Algorithm algorithm;  ///< dense or tree
  /// Merges at which a third cluster was exactly as near as the two that merged, when they did, so that
  /// another dendrogram may be as right. Where there is none, there is one dendrogram. An algorithm that does
  /// not merge the closest pair first may count a third cluster that has a nearer one of its own, and so some
  /// more.
  Index tied_merges = 0;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_LINKAGE_LINKAGE_OPTIONS_HPP

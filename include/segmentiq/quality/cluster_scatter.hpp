// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_CLUSTER_SCATTER_HPP
#define SEGMENTIQ_QUALITY_CLUSTER_SCATTER_HPP

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/kernels/simd.hpp"

namespace segmentiq::detail {

/// The spread of some observations around their centroid.
struct ClusterScatter {
  Index size = 0;
  std::vector<double> centroid;  ///< d values
  double squares = 0;            ///< Σ ‖x − centroid‖²
  double mean_distance = 0;      ///< mean of ‖x − centroid‖
};

/// Sums of body(i, sums) over the members, `width` sums at once, in chunks that do not depend on the number
/// of threads.
template<class Body>
std::vector<double> sums_over(const std::vector<Index>& members, Index width, const Execution& execution,
                              const Body& body) {
  constexpr Index piece = 2048;
  const auto count = static_cast<Index>(members.size());
  std::vector<std::vector<double>> of_pieces(to_size((count + piece - 1) / piece));
  parallel_chunks(count, piece, execution, [&](Index first, Index last) {
    std::vector<double> sums(to_size(width), 0.0);
    for (Index m = first; m < last; ++m)
      body(members[to_size(m)], sums.data());
    of_pieces[to_size(first / piece)] = std::move(sums);
  });
  std::vector<double> total(to_size(width), 0.0);
  for (const std::vector<double>& part : of_pieces)
    for (std::size_t k = 0; k < total.size(); ++k)
      total[k] += part[k];
  return total;
}

/// In two passes over the members, which keeps the digits of data far from 0. O(members·d).
/// @param members at least one row of x
SEGMENTIQ_KERNEL inline ClusterScatter cluster_scatter(const Matrix<double>& x,
                                                       const std::vector<Index>& members,
                                                       const Execution& execution) {
  const Index d = x.cols();
  ClusterScatter scatter;
  scatter.size = static_cast<Index>(members.size());
  const double size = static_cast<double>(scatter.size);
  const double* const origin = x.data() + members.front() * d;
  const auto add_gaps = [&](Index i, double* sums) SEGMENTIQ_KERNEL {
    SEGMENTIQ_NO_CONTRACTION
    const double* const row = x.data() + i * d;
    for (Index k = 0; k < d; ++k)
      sums[k] += row[k] - origin[k];
  };
  scatter.centroid = sums_over(members, d, execution, add_gaps);
  for (Index k = 0; k < d; ++k)
    scatter.centroid[to_size(k)] = origin[k] + scatter.centroid[to_size(k)] / size;
  const double* const centroid = scatter.centroid.data();
  const auto add_distance = [&](Index i, double* sums) SEGMENTIQ_KERNEL {
    SEGMENTIQ_NO_CONTRACTION
    const double* const row = x.data() + i * d;
    double squared = 0;
    for (Index k = 0; k < d; ++k) {
      const double gap = row[k] - centroid[k];
      squared += gap * gap;
    }
    sums[0] += squared;
    sums[1] += std::sqrt(squared);
  };
  const std::vector<double> sums = sums_over(members, 2, execution, add_distance);
  scatter.squares = sums[0];
  scatter.mean_distance = sums[1] / size;
  return scatter;
}

SEGMENTIQ_KERNEL inline double squared_gap(const std::vector<double>& a, const std::vector<double>& b) {
  SEGMENTIQ_NO_CONTRACTION
  double squared = 0;
  for (std::size_t k = 0; k < a.size(); ++k)
    squared += (a[k] - b[k]) * (a[k] - b[k]);
  return squared;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_QUALITY_CLUSTER_SCATTER_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
// A linkage criterion of your own for the tree engine: what docs/roles/cluster-geometry.md shows.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <random>
#include <vector>

#include "segmentiq/linkage/dense/dense_linkage.hpp"
#include "segmentiq/linkage/tree/tree_linkage.hpp"

namespace {

using namespace segmentiq;
using detail::ClusterStore;
using detail::Reach;

// Ward's criterion, as if it were not there.
struct LeastSpread {
  static constexpr bool is_reducible = true, needs_squared_euclidean = true, is_monotone = true;
  double update(double d_ik, double d_jk, double d_ij, double i, double j, double k) const {
    return std::sqrt(((i + k) * d_ik * d_ik + (j + k) * d_jk * d_jk - k * d_ij * d_ij) / (i + j + k));
  }
};

// Its geometry: the key is the square of the dissimilarity.
struct LeastSpreadGeometry {
  double key(const ClusterStore& c, Index a, Index b, double = HUGE_VAL) const {
    return 2 / (1 / c.weight(a) + 1 / c.weight(b)) * c.squared_distance(a, b);
  }
  Reach reach(const ClusterStore& c, Index a, double key) const { return {key / 2 / c.weight(a), key / 2}; }
  double slack(const ClusterStore& c, Index a) const { return 1 / c.weight(a); }
  double height(double key) const { return std::sqrt(key); }
  void merge(const ClusterStore&, Index, Index) {}
  template<class Visit>
  void for_each_height(const ClusterStore& c, const Execution&, const Visit& visit) const {
    std::vector<double> heights(static_cast<std::size_t>(c.count()));
    for (Index a = 0; a + 1 < c.count(); ++a) {
      for (Index b = a + 1; b < c.count(); ++b)
        heights[static_cast<std::size_t>(b)] = height(key(c, a, b));
      visit(a, a + 1, c.count(), heights.data() + a + 1);
    }
  }
};
static_assert(detail::ClusterGeometry<LeastSpreadGeometry>);

}  // namespace

// How the engine finds the geometry, and how many clusters it leaves to the nearest-neighbour chain.
template<>
struct segmentiq::detail::TreeMethod<LeastSpread> {
  using Geometry = LeastSpreadGeometry;
  static Geometry geometry(const ClusterStore&) { return {}; }
  static constexpr Index enough = 10;
};

int main() {
  std::mt19937_64 random(1);
  Matrix<double> x(300, 3);
  for (Index i = 0; i < x.size(); ++i)
    x.data()[i] = static_cast<double>(random() >> 11) * 0x1p-53;
  const auto rows = detail::distinct_rows(x, {}, false, Execution{});
  const Dendrogram tree =
      detail::sorted_dendrogram(300, detail::tree_linkage(x, LeastSpread{}, rows, {}).merges, {});
  const Dendrogram dense =
      detail::sorted_dendrogram(300, detail::dense_linkage(x, LeastSpread{}, {}, false, {}).merges, {});
  double worst = 0;
  for (std::size_t i = 0; i < 299; ++i)
    worst = std::max(worst, std::abs(tree.merges()[i].height / dense.merges()[i].height - 1));
  std::cout << "heights of both engines differ by " << worst << " at most\n";
  return worst < 1e-10 ? 0 : 1;
}

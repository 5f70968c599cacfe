// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_TESTS_SUPPORT_BRUTE_FORCE_LINKAGE_HPP
#define SEGMENTIQ_TESTS_SUPPORT_BRUTE_FORCE_LINKAGE_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/dendrogram/dendrogram.hpp"
#include "segmentiq/linkage/method.hpp"

// Linkage from the textbook: what each criterion *means*, worked out from the members of the clusters every
// time, and the closest pair merged. No Lance–Williams step, no remembered distance: nothing that the library
// does is done here.
namespace segmentiq::testing {

/// A cluster with all that a criterion may ask of it.
struct BruteCluster {
  Index node = 0;
  std::vector<Index> members;
  Vector<double> midpoint;  ///< Median's: half way between those of the parts
  Index part_a = -1;        ///< Weighted's: the clusters it was made of (positions in the history)
  Index part_b = -1;
};

class BruteForceLinkage {
 public:
  BruteForceLinkage(const Matrix<double>& x, Method method) : x_(x), method_(method) {
    for (Index i = 0; i < x.rows(); ++i)
      history_.push_back({i, {i}, x.row(i).transpose(), -1, -1});
  }

  /// The dissimilarity of two clusters (positions in the history = node ids), from its definition.
  double between(Index a, Index b) const {
    const BruteCluster& p = cluster(a);
    const BruteCluster& q = cluster(b);
    switch (method_) {
      case Method::single:
      case Method::complete:
      case Method::average:
        return over_pairs(p, q);
      case Method::weighted: {  // the mean of the two parts of the younger cluster
        if (p.part_a < 0 && q.part_a < 0) return pair(p.members[0], q.members[0]);
        const bool split_p = p.node > q.node;
        const BruteCluster& parent = split_p ? p : q;
        const Index other = split_p ? b : a;
        return (between(parent.part_a, other) + between(parent.part_b, other)) / 2;
      }
      case Method::centroid:
        return (mean(p) - mean(q)).norm();
      case Method::median:
        return (p.midpoint - q.midpoint).norm();
      case Method::ward:
        break;
    }
    // The growth of the sum of squared deviations, doubled: two observations are then their distance apart.
    BruteCluster both = p;
    both.members.insert(both.members.end(), q.members.begin(), q.members.end());
    return std::sqrt(std::max(0.0, 2 * (deviations(both) - deviations(p) - deviations(q))));
  }

  /// Makes one cluster of two; gives its node.
  Index merge(Index a, Index b) {
    BruteCluster both{static_cast<Index>(history_.size()), cluster(a).members,
                      (cluster(a).midpoint + cluster(b).midpoint) / 2, a, b};
    both.members.insert(both.members.end(), cluster(b).members.begin(), cluster(b).members.end());
    history_.push_back(std::move(both));
    return history_.back().node;
  }

  const BruteCluster& cluster(Index node) const { return history_[static_cast<std::size_t>(node)]; }

 private:
  double pair(Index i, Index j) const { return (x_.row(i) - x_.row(j)).norm(); }

  double over_pairs(const BruteCluster& p, const BruteCluster& q) const {
    double least = std::numeric_limits<double>::infinity(), most = 0, sum = 0;
    for (const Index i : p.members)
      for (const Index j : q.members) {
        least = std::min(least, pair(i, j));
        most = std::max(most, pair(i, j));
        sum += pair(i, j);
      }
    return method_ == Method::single     ? least
           : method_ == Method::complete ? most
                                         : sum / static_cast<double>(p.members.size() * q.members.size());
  }

  Vector<double> mean(const BruteCluster& p) const {
    Vector<double> sum = Vector<double>::Zero(x_.cols());
    for (const Index i : p.members)
      sum += x_.row(i).transpose();
    return sum / static_cast<double>(p.members.size());
  }

  double deviations(const BruteCluster& p) const {
    const Vector<double> center = mean(p);
    double sum = 0;
    for (const Index i : p.members)
      sum += (x_.row(i).transpose() - center).squaredNorm();
    return sum;
  }

  const Matrix<double>& x_;
  Method method_;
  std::vector<BruteCluster> history_;
};

/// Merges the closest pair until one cluster is left. O(n³) looks at a pair, each from the definition.
inline Dendrogram brute_force_linkage(const Matrix<double>& x, Method method) {
  BruteForceLinkage clusters(x, method);
  // What was worked out once for a pair stays true as long as both live.
  const Index nodes = 2 * x.rows() - 1;
  Matrix<double> known = Matrix<double>::Constant(nodes, nodes, -1);
  std::vector<Index> active;
  for (Index i = 0; i < x.rows(); ++i)
    active.push_back(i);
  std::vector<Merge> merges;
  while (active.size() > 1) {
    Merge best{0, 0, std::numeric_limits<double>::infinity(), 0};
    for (std::size_t b = 1; b < active.size(); ++b)
      for (std::size_t a = 0; a < b; ++a) {
        double& height = known(active[a], active[b]);
        if (height < 0) height = clusters.between(active[a], active[b]);
        if (height < best.height) best = {active[a], active[b], height, 0};
      }
    const Index node = clusters.merge(best.left, best.right);
    best.size = static_cast<Index>(clusters.cluster(node).members.size());
    merges.push_back(best);
    std::erase(active, best.left);
    std::erase(active, best.right);
    active.push_back(node);
  }
  return Dendrogram(x.rows(), std::move(merges));
}

}  // namespace segmentiq::testing

#endif  // SEGMENTIQ_TESTS_SUPPORT_BRUTE_FORCE_LINKAGE_HPP

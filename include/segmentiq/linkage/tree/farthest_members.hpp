// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_TREE_FARTHEST_MEMBERS_HPP
#define SEGMENTIQ_LINKAGE_TREE_FARTHEST_MEMBERS_HPP

#include <algorithm>
#include <cmath>
#include <vector>

#include "segmentiq/core/types.hpp"
#include "segmentiq/kernels/simd.hpp"

// The two members of two clusters that are farthest apart, without looking at all pairs.
namespace segmentiq::detail {

/// Members of one cluster: feature k of member i at features[k · stride + i].
struct MemberRun {
  const double* features;
  Index stride;
  Index count;
  const double* center;  ///< any point among them; the nearer to their mean, the fewer pairs are looked at

  double value(Index i, Index k) const { return features[k * stride + i]; }
};

/// Finds the largest squared distance between a member of one run and a member of another.
///
/// Seen along the line through the two centres, the farthest members are mostly the outermost ones. The pair
/// of the two outermost gives a first distance; with their places along the line, and how far off it they
/// are, most members can be ruled out, and the rest is compared pair by pair. O((a + b)·d) as a rule,
/// O(a·b·d) at worst. One object a thread: it keeps its buffers.
class FarthestMembers {
 public:
  /// @return the largest squared distance; when that is above `limit`, any value between
  double squared(const MemberRun& a, const MemberRun& b, Index dimension, double limit = HUGE_VAL) {
    dimension_ = dimension;
    direction_.resize(to_size(dimension));
    double apart = 0;
    for (Index k = 0; k < dimension_; ++k) {
      direction_[to_size(k)] = a.center[k] - b.center[k];
      apart += direction_[to_size(k)] * direction_[to_size(k)];
    }
    apart = std::sqrt(apart);
    if (apart > 0)
      for (double& component : direction_)
        component /= apart;
    else
      std::fill(direction_.begin(), direction_.end(),
                0.0);  // no line: all that counts is how far off the centre
    const Side first = project(a, 1, along_a_, off_a_);
    const Side second = project(b, -1, along_b_, off_b_);
    // What rounding may have done to a place on the line.
    error_ = 0x1p-40 * (apart + first.radius + second.radius);
    double best = squared_distance(a, first.outermost, b, second.outermost);
    if (best > limit) return best;
    keep(apart, along_a_, off_a_, second, best, kept_a_);
    keep(apart, along_b_, off_b_, first, best, kept_b_);
    for (const Index i : kept_a_)
      for (const Index j : kept_b_)
        best = std::max(best, squared_distance(a, i, b, j));
    return best;
  }

 private:
  struct Side {
    Index outermost;
    double farthest, nearest;  // along the line, away from the other centre
    double off;                // the largest distance from the line
    double radius;             // the largest distance from the centre
  };

  /// Where the members are along the line (`sign` times its direction), and how far off it.
  Side project(const MemberRun& run, double sign, std::vector<double>& along,
               std::vector<double>& off) const {
    along.assign(to_size(run.count), 0.0);
    off.assign(to_size(run.count), 0.0);
    for (Index k = 0; k < dimension_; ++k) {
      const double* const values = run.features + k * run.stride;
      const double center = run.center[k];
      const double component = sign * direction_[to_size(k)];
      run_kernel<AddProjection>(values, center, component, run.count, along.data(), off.data());
    }
    Side side{0, -HUGE_VAL, HUGE_VAL, 0, 0};
    for (Index i = 0; i < run.count; ++i) {
      const double place = along[to_size(i)];
      if (place > side.farthest) {
        side.outermost = i;
        side.farthest = place;
      }
      side.radius = std::max(side.radius, off[to_size(i)]);
      side.nearest = std::min(side.nearest, place);
      const double square = std::max(off[to_size(i)] - place * place, 0.0);
      off[to_size(i)] = square;
      side.off = std::max(side.off, square);
    }
    side.off = std::sqrt(side.off);
    side.radius = std::sqrt(side.radius);
    return side;
  }

  struct AddProjection {
    static constexpr int max_lanes = 4;

    template<int W>
    SEGMENTIQ_ALWAYS_INLINE static void run(const double* values, double center, double component,
                                            Index count, double* along, double* radius) {
      using Real = typename Simd<W>::Real;
      Index i = 0;
      for (; i + W <= count; i += W) {
        Real value, sum, squares;
        load<W>(values + i, value);
        load<W>(along + i, sum);
        load<W>(radius + i, squares);
        const Real gap = value - center;
        store<W>(sum + gap * component, along + i);
        store<W>(squares + gap * gap, radius + i);
      }
      for (; i < count; ++i) {
        const double gap = values[i] - center;
        along[i] += gap * component;
        radius[i] += gap * gap;
      }
    }
  };

  /// The members that may be farther than `best` from one on the other side.
  void keep(double apart, const std::vector<double>& along, const std::vector<double>& off_squared,
            const Side& other, double best, std::vector<Index>& kept) const {
    kept.clear();
    const double limit = best * (1 - 0x1p-30);
    for (std::size_t i = 0; i < along.size(); ++i) {
      const double outer = std::abs(apart + along[i] + other.farthest);
      const double inner = std::abs(apart + along[i] + other.nearest);
      const double line = std::max(outer, inner) + error_;
      const double budget = limit - line * line;
      if (budget > 0) {
        // Is (off + other.off + error)² below the budget? First without the root, by (p + q)² ≤ 2p² + 2q².
        const double margin = other.off + error_;
        if (2 * off_squared[i] + 2 * margin * margin < budget) continue;
        const double off = std::sqrt(off_squared[i]) + margin;
        if (off * off * (1 + 0x1p-30) + 0x1p-40 * limit < budget) continue;
      }
      kept.push_back(static_cast<Index>(i));
    }
  }

  /// Summed in the order of the features, each step rounded.
  SEGMENTIQ_KERNEL double squared_distance(const MemberRun& a, Index i, const MemberRun& b, Index j) const {
    SEGMENTIQ_NO_CONTRACTION
    double sum = 0;
    for (Index k = 0; k < dimension_; ++k) {
      const double gap = a.value(i, k) - b.value(j, k);
      sum += gap * gap;
    }
    return sum;
  }

  Index dimension_ = 0;
  double error_ = 0;
  std::vector<double> direction_;
  std::vector<double> along_a_, along_b_;
  std::vector<double> off_a_, off_b_;  // squared
  std::vector<Index> kept_a_, kept_b_;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_TREE_FARTHEST_MEMBERS_HPP

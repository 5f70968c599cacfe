// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_LINKAGE_DENSE_SINGLETONS_HPP
#define SEGMENTIQ_LINKAGE_DENSE_SINGLETONS_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/kernels/square_root.hpp"
#include "segmentiq/kernels/squared_distances.hpp"

namespace segmentiq::detail {

/// What stands for the distance of two observations of weights a and b in Ward linkage: that of two clusters
/// of so many observations that are the same. 1 for two of weight 1.
inline double ward_weight_factor(double a, double b) {
  return std::sqrt(2 * a * b / (a + b));
}

/// Multiplies the distances of all pairs by their ward_weight_factor(). @param weights one for each
/// observation
inline void weight_distances(CondensedMatrix& distances, const std::vector<double>& weights) {
  double* distance = distances.data();
  for (std::size_t i = 0; i < weights.size(); ++i)
    for (std::size_t j = i + 1; j < weights.size(); ++j)
      *distance++ *= ward_weight_factor(weights[i], weights[j]);
}

/// The distances between the observations that no merge has touched yet, worked out when they are asked for:
/// the observations fit into the cache, their distances would not.
///
/// The place of an observation is its rank among those that were singletons at the last keep(). The rows that were
/// asked for last are remembered: a chain comes back to its last links.
class Singletons {
 public:
  /// @param x n × d, to outlive this
  /// @param ward_weights of all observations where distances are to be multiplied by ward_weight_factor(),
  /// else null
  Singletons(const Matrix<double>& x, const double* ward_weights)
      : x_(x),
        features_(to_size((x.rows() + block - 1) / block * block * x.cols()), 0.0),
        places_(x.rows()),
        weights_(ward_weights) {
    for (Index i = 0; i < places_; ++i)
      for (Index k = 0; k < x.cols(); ++k)
        *feature(i, k) = x(i, k);
    if (weights_ != nullptr) weight_at_.assign(weights_, weights_ + places_);
  }

  Index places() const { return places_; }

  /// What is known of an observation.
  struct Row {
    Index observation = -1;
    std::vector<double> singleton;  ///< its distances to all places, infinity at its own
    std::vector<double> clusters;   ///< its dissimilarities to clusters, for the caller to fill
    std::uint64_t last_use = 0;
  };

  /// The row of `observation`, at `place`. Valid until the next but fourteen row() or keep(). O(places·d)
  /// where it is not remembered; its `clusters` are none then.
  Row& row(Index observation, Index place, Team& team) {
    Row& row = remembered(observation);
    if (row.observation == observation) return row;
    row.observation = observation;
    row.clusters.clear();
    row.singleton.resize(to_size((places_ + block - 1) / block * block));
    double* const values = row.singleton.data();
    team.chunks(places_, chunk(), [&](Index first, Index last) {
      for (Index p = first; p < last; p += block)
        squared_distances<1>(feature(p, 0), block, x_.cols(), x_.row(observation).data(), block, values + p,
                             0);
      square_root(values + first, last - first);
      if (weights_ == nullptr) return;
      for (Index p = first; p < last; ++p)
        values[p] *= ward_weight_factor(weights_[observation], weight_at_[to_size(p)]);
    });
    values[place] = HUGE_VAL;
    return row;
  }

  /// Keeps the observations at the places `kept` (ascending), and remembers nothing.
  void keep(const std::vector<Index>& kept) {
    for (std::size_t to = 0; to < kept.size(); ++to)
      for (Index k = 0; k < x_.cols(); ++k)
        *feature(static_cast<Index>(to), k) = *feature(kept[to], k);
    if (weights_ != nullptr)
      for (std::size_t to = 0; to < kept.size(); ++to)
        weight_at_[to] = weight_at_[to_size(kept[to])];
    for (Row& row : rows_)
      row.observation = -1;
    places_ = static_cast<Index>(kept.size());
  }

 private:
  /// The row of an observation, or the one that was not used for the longest time.
  Row& remembered(Index observation) {
    Row* found = rows_.data();
    for (Row& row : rows_) {
      if (row.observation == observation) {
        found = &row;
        break;
      }
      if (row.last_use < found->last_use) found = &row;
    }
    found->last_use = ++uses_;
    return *found;
  }

  /// Feature k of the observation at a place. Blocks of places lie one after the other, within them the
  /// features: so a row is worked out from a single stream of memory.
  double* feature(Index place, Index k) {
    return features_.data() + (place / block * x_.cols() + k) * block + place % block;
  }

  /// Places that one thread works on at a time: some microseconds of work.
  Index chunk() const {
    constexpr Index work = 16'384;
    const Index places = work / std::max<Index>(x_.cols(), 1);
    return std::clamp<Index>(places / 64 * 64, 64, 2048);
  }

  static constexpr Index block = 32;
  static_assert(block % column_group == 0);

  const Matrix<double>& x_;
  std::vector<double> features_;
  Index places_;
  const double* weights_;
  std::vector<double> weight_at_;  // by place
  std::array<Row, 16> rows_;
  std::uint64_t uses_ = 0;
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_LINKAGE_DENSE_SINGLETONS_HPP

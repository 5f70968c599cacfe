// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_PAIRWISE_SUMS_HPP
#define SEGMENTIQ_QUALITY_PAIRWISE_SUMS_HPP

#include <algorithm>
#include <array>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/kernels/distance_sums.hpp"
#include "segmentiq/quality/cluster_members.hpp"

// The sum of the distances from each observation to each cluster; the distance of each pair is computed once.
//
// Each cluster is divided into tiles of up to 128 observations, and consecutive tiles of a cluster form a
// band. A band is compared with itself and with all tiles after it. It adds to the sums of its own rows
// directly. The sums of the columns belong to other bands, which may be in work at the same time; so each
// band keeps one value for each later column – one is enough, as a band lies within one cluster – and these
// are added when all bands are done, in band order. Bands depend on the data alone, so the bytes are the same
// for any number of threads, and no thread waits for another.
namespace segmentiq::detail {

/// Sums of distances, k values for each observation.
///
/// array         | size
/// --------------|----------------------------------------------
/// features_     | n × d doubles, padded to whole tiles
/// sums_         | k × n doubles, padded likewise
/// band.columns  | one double for each column after the band
class PairwiseSums {
 public:
  /// @param target_bands ≥ 1: about how many bands are made, beyond one for each cluster. Affects the sums by
  /// rounding only
  PairwiseSums(const Matrix<double>& x, const ClusterMembers& clusters, Index target_bands = 64)
      : dimension_(x.cols()), clusters_(clusters.count()) {
    const Index tiles_a_band = std::max<Index>(1, clusters.observations() / (target_bands * tile_size));
    for (Label c = 0; c < clusters.count(); ++c) {
      first_place_.push_back(places());
      for (Index i = clusters.begin(c); i < clusters.end(c); i += tile_size) {
        const Index tile_of_cluster = (i - clusters.begin(c)) / tile_size;
        if (tile_of_cluster % tiles_a_band == 0) bands_.push_back({c, count_of(tiles_), 0, {}});
        tiles_.push_back({c, std::min(tile_size, clusters.end(c) - i)});
        bands_.back().end = count_of(tiles_);
      }
    }
    features_.assign(to_size(places() * dimension_), 0.0);
    sums_.assign(to_size(places() * clusters_), 0.0);
    double* features = features_.data();
    auto observation = clusters.order().begin();
    for (const Tile& tile : tiles_) {
      for (Index l = 0; l < tile.size; ++l, ++observation)
        for (Index k = 0; k < dimension_; ++k)
          features[k * stride + l] = x(*observation, k);
      features += stride * dimension_;
    }
  }

  /// The progress that `compute` makes in all.
  double work() const {
    double found = 0;
    for (std::size_t band = 0; band < bands_.size(); ++band)
      found += work_of(bands_[band]);
    return found;
  }

  /// O(n²·d) time. @throws cancelled_error
  void compute(const Execution& execution, PhaseProgress& progress) {
    parallel_chunks(
        count_of(bands_), 1, execution, &progress,
        [&](Index band, Index) { meet(bands_[to_size(band)], execution); },
        [&](Index band, Index) { return work_of(bands_[to_size(band)]); });
    parallel_chunks(count_of(tiles_), 8, execution, [&](Index first, Index last) {
      for (const Band& band : bands_)
        for (Index t = std::max(first, band.end); t < last; ++t) {
          const double* const from = band.columns.data() + (t - band.end) * stride;
          double* const to = sums(t, band.cluster);
          for (Index l = 0; l < tile_size; ++l)
            to[l] += from[l];
        }
    });
  }

  /// The sums of the member at `position` in cluster c; the sum to cluster s is s·step() entries further on.
  const double* of(Label c, Index position) const {
    return sums_.data() + first_place_[to_size(c)] + position / tile_size * stride + position % tile_size;
  }
  Index step() const { return places(); }

 private:
  static constexpr Index tile_size = 128;  // observations
  static constexpr Index stride =
      tile_size + 8;  // a power of 2 would map all features to the same cache sets
  struct Tile {
    Label cluster;
    Index size;
  };
  struct Band {
    Label cluster;
    Index first, end;             // tiles
    std::vector<double> columns;  // sums of the columns of the tiles from `end` on
  };

  template<class Value>
  static Index count_of(const std::vector<Value>& values) {
    return static_cast<Index>(values.size());
  }
  Index places() const { return count_of(tiles_) * stride; }  // tile t has those from t·stride on
  double* sums(Index t, Label to) { return sums_.data() + to * places() + t * stride; }

  double work_of(const Band& band) const {
    const double tiles = static_cast<double>(band.end - band.first);
    return tiles * (static_cast<double>(count_of(tiles_) - band.end) + (tiles + 1) / 2);
  }

  void meet(Band& band, const Execution& execution) {
    band.columns.assign(to_size((count_of(tiles_) - band.end) * stride), 0.0);
    for (Index t = band.first; t < count_of(tiles_); ++t) {
      execution.check_stop();
      for (Index of_band = band.first; of_band < std::min(t + 1, band.end); ++of_band) {
        std::array<double, to_size(tile_size)> unused{};
        double* const columns = t >= band.end  ? band.columns.data() + (t - band.end) * stride
                                : t == of_band ? unused.data()  // its rows are its columns
                                               : sums(t, band.cluster);
        add_distances(features(of_band), tile(of_band).size, features(t), tile(t).size, stride, dimension_,
                      sums(of_band, tile(t).cluster), columns);
      }
    }
  }

  const Tile& tile(Index t) const { return tiles_[to_size(t)]; }
  const double* features(Index t) const { return features_.data() + t * stride * dimension_; }

  Index dimension_;
  Label clusters_;
  std::vector<Index> first_place_;  // of each cluster
  std::vector<Tile> tiles_;
  std::vector<Band> bands_;
  std::vector<double> features_;  // tile by tile, feature-major within each
  std::vector<double> sums_;      // cluster by place
};

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_QUALITY_PAIRWISE_SUMS_HPP

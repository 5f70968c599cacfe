// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_CONTINGENCY_TABLE_HPP
#define SEGMENTIQ_QUALITY_CONTINGENCY_TABLE_HPP

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/dendrogram/partition.hpp"

namespace segmentiq {

/// How many observations are in cluster `first` of one partition and cluster `second` of another.
struct ContingencyCell {
  Label first;
  Label second;
  Index count;  ///< ≥ 1
};

/// The cross-tabulation of two partitions of the same observations. Only nonempty cells are stored: O(n)
/// memory for any number of clusters.
class ContingencyTable {
 public:
  /// @param first,second n labels each, every one of 0 … count − 1; labels may be unused
  /// @throws parameter_error when lengths differ or a count is negative; data_error naming an observation
  /// without a label, or with one that is out of range. O(n + k) time and memory.
  ContingencyTable(const Partition& first, const Partition& second)
      : observations_(static_cast<Index>(first.labels.size())) {
    if (first.labels.size() != second.labels.size())
      throw parameter_error("ContingencyTable(): the partitions have " + std::to_string(first.labels.size()) +
                            " and " + std::to_string(second.labels.size()) +
                            " labels, but must be of the same observations");
    require_labels(first, "first");
    require_labels(second, "second");
    first_sizes_ = first.sizes();
    second_sizes_ = second.sizes();
    // Group observations by their first label, then count the second labels cluster by cluster.
    std::vector<Index> end(first_sizes_.size() + 1, 0);
    for (std::size_t a = 0; a < first_sizes_.size(); ++a)
      end[a + 1] = end[a] + first_sizes_[a];
    std::vector<Label> seconds(first.labels.size());
    std::vector<Index> next(end.begin(), end.end() - 1);
    for (std::size_t i = 0; i < first.labels.size(); ++i)
      seconds[to_size(next[to_size(first.labels[i])]++)] = second.labels[i];
    std::vector<Index> counts(second_sizes_.size(), 0);
    for (std::size_t a = 0; a < first_sizes_.size(); ++a) {
      std::vector<Label> met;
      for (Index i = end[a]; i < end[a + 1]; ++i)
        if (const Label b = seconds[to_size(i)]; counts[to_size(b)]++ == 0) met.push_back(b);
      std::sort(met.begin(), met.end());
      for (const Label b : met) {
        cells_.push_back({static_cast<Label>(a), b, counts[to_size(b)]});
        counts[to_size(b)] = 0;
      }
    }
  }

  Index observations() const { return observations_; }
  /// Ordered by first, then second.
  const std::vector<ContingencyCell>& cells() const { return cells_; }
  const std::vector<Index>& first_sizes() const { return first_sizes_; }
  const std::vector<Index>& second_sizes() const { return second_sizes_; }

 private:
  static void require_labels(const Partition& partition, const std::string& which) {
    if (partition.count < 0)
      throw parameter_error("ContingencyTable(): count of the " + which + " partition (" +
                            std::to_string(partition.count) + ") must be at least 0");
    for (std::size_t i = 0; i < partition.labels.size(); ++i)
      if (partition.labels[i] < 0 || partition.labels[i] >= partition.count)
        throw data_error("ContingencyTable(): label of observation " + std::to_string(i) + " in the " +
                         which + " partition (" + std::to_string(partition.labels[i]) + ") must be in [0, " +
                         std::to_string(partition.count) + "); leave observations without a cluster out");
  }

  Index observations_;
  std::vector<ContingencyCell> cells_;
  std::vector<Index> first_sizes_, second_sizes_;
};

namespace detail {

/// The number of clusters that are not empty.
inline Index used_clusters(const std::vector<Index>& sizes) {
  return static_cast<Index>(sizes.size()) - std::count(sizes.begin(), sizes.end(), Index{0});
}

inline double sum_of_squared_counts(const std::vector<Index>& sizes) {
  double sum = 0;
  for (const Index size : sizes)
    sum += static_cast<double>(size) * static_cast<double>(size);
  return sum;
}

}  // namespace detail
}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_CONTINGENCY_TABLE_HPP

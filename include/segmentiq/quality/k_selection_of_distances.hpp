// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_K_SELECTION_OF_DISTANCES_HPP
#define SEGMENTIQ_QUALITY_K_SELECTION_OF_DISTANCES_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/quality/condensed_sums.hpp"
#include "segmentiq/quality/dunn_of_distances.hpp"
#include "segmentiq/quality/k_selection.hpp"
#include "segmentiq/quality/nested_silhouettes.hpp"

namespace segmentiq {

/// Judges the cuts into 2 … K clusters by given dissimilarities, K = cuts.finest(). The within-cluster sum of
/// squares takes the form that needs no centroids: the sum of the squared dissimilarities of all pairs within
/// a cluster, divided by its size. For Euclidean distances that is the usual one. Caliński–Harabasz and
/// Davies–Bouldin need centroids and are left empty.
///
/// As `within.cluster.ss` of R's `fpc::cluster.stats`.
/// @param distances of n observations @param silhouettes of the same distances and cuts
/// @param options its `silhouette` is ignored: all observations are judged
/// @throws data_error, parameter_error, cancelled_error. In addition to the silhouettes: O(n²) time, O(K²)
/// memory.
inline KSelection select_k(const CondensedMatrix& distances, const Dendrogram& tree, const CutHierarchy& cuts,
                           const NestedSilhouettes& silhouettes, const KSelectionOptions& options = {},
                           const Execution& execution = {}) {
  const Index n = distances.observations();
  detail::require_alike(n, tree, cuts, silhouettes);
  const Matrix<double> squares =
      detail::squares_between(distances, cuts.partition().labels, cuts.finest(), execution);
  std::optional<detail::ClusterExtremes> extremes;
  if (options.dunn)
    extremes = detail::cluster_extremes(distances, cuts.partition().labels, cuts.finest(), execution);
  return detail::select_among(n, cuts, silhouettes, [&](CutQuality& cut) {
    cut.sizes = cuts.cut(cut.clusters).sizes();
    const std::vector<Label> label = cuts.label_of_finest(cut.clusters);
    std::vector<double> within(cut.sizes.size(), 0.0);
    for (std::size_t a = 0; a < label.size(); ++a)
      for (std::size_t b = a; b < label.size(); ++b)
        if (label[a] == label[b])
          within[to_size(label[a])] += squares(static_cast<Index>(a), static_cast<Index>(b));
    for (std::size_t c = 0; c < within.size(); ++c)
      cut.within_sum_of_squares += within[c] / static_cast<double>(cut.sizes[c]);
    cut.undefined =
        "Caliński–Harabasz and Davies–Bouldin need the centroids of Euclidean space, which given "
        "dissimilarities do not have";
    if (extremes && cut.clusters <= n - 1) cut.dunn = detail::dunn_of(*extremes, label).value;
  });
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_K_SELECTION_OF_DISTANCES_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_K_SELECTION_HPP
#define SEGMENTIQ_QUALITY_K_SELECTION_HPP

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/dendrogram/cut.hpp"
#include "segmentiq/quality/centroid_indices.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/dunn.hpp"
#include "segmentiq/quality/nested_scatters.hpp"
#include "segmentiq/quality/nested_silhouettes.hpp"

// How many clusters? All cuts of a dendrogram are judged at once. The result has what each rule picks, and a
// recommendation with its reason.
namespace segmentiq {

/// How many clusters are compared by default: up to 15, for few observations up to √n, but at least 2 (1 for
/// a single observation).
inline Index default_max_clusters(Index n) {
  const auto root = static_cast<Index>(std::sqrt(static_cast<double>(n)));
  return std::min(n, std::clamp<Index>(root, 2, 15));
}

/// One cut and its indices. What is not defined is empty, and `undefined` says why.
struct CutQuality {
  Index clusters = 0;
  bool unique = true;        ///< whether the cut falls between two different heights: @see is_unique_cut
  std::vector<Index> sizes;  ///< k numbers of observations, by label
  double within_sum_of_squares = 0;
  std::optional<double> silhouette;            ///< mean over observations, −1 … 1
  double silhouette_error = 0;                 ///< standard error of an estimate from a sample, else 0
  std::vector<double> silhouette_per_cluster;  ///< k means
  std::optional<double> calinski_harabasz;     ///< the larger the better
  std::optional<double> davies_bouldin;        ///< the smaller the better
  std::optional<double> dunn;                  ///< the larger the better; empty unless asked for
  std::string undefined;                       ///< why indices are missing, "" when none are
};

/// The number of clusters that a rule picks, 0 when it cannot.
struct RulePick {
  std::string rule;
  Index clusters = 0;
};

struct KSelection {
  std::vector<CutQuality> cuts;  ///< k = 2 … K; within size limits from the coarsest on
  std::vector<RulePick> picks;
  Index recommended = 1;
  std::string reason;  ///< for the recommendation, a sentence
};

struct KSelectionOptions {
  SilhouetteOptions silhouette{};
  bool dunn = false;  ///< costs a separate pass over all pairs of observations
};

namespace detail {

/// The position of the best unique cut that has a value, the first of equal ones; −1 when there is none.
template<class Value, class Better>
Index best_cut(const std::vector<CutQuality>& cuts, const Value& value, const Better& better) {
  Index best = -1;
  for (std::size_t c = 0; c < cuts.size(); ++c) {
    if (!cuts[c].unique || !value(cuts[c])) continue;
    if (best < 0 || better(*value(cuts[c]), *value(cuts[to_size(best)]))) best = static_cast<Index>(c);
  }
  return best;
}

inline std::string rounded(double value, const char* format = "%.2f") {
  char text[40];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

/// @param coarsest the number of clusters of the coarsest cut: the recommendation when no cut can be judged
inline void recommend(KSelection& selection, Index n, Index coarsest) {
  const std::vector<CutQuality>& cuts = selection.cuts;
  const auto higher = [](double a, double b) {
    return a > b;
  };
  const auto lower = [](double a, double b) {
    return a < b;
  };
  const auto silhouette = [](const CutQuality& c) {
    return c.silhouette;
  };
  const Index best = best_cut(cuts, silhouette, higher);
  const auto pick = [&](const char* rule, Index cut) {
    selection.picks.push_back({rule, cut < 0 ? 0 : cuts[to_size(cut)].clusters});
  };
  pick("silhouette", best);
  pick("Calinski-Harabasz", best_cut(
                                cuts, [](const CutQuality& c) { return c.calinski_harabasz; }, higher));
  pick("Davies-Bouldin", best_cut(
                             cuts, [](const CutQuality& c) { return c.davies_bouldin; }, lower));
  if (std::any_of(cuts.begin(), cuts.end(), [](const CutQuality& c) { return c.dunn.has_value(); }))
    pick("Dunn", best_cut(
                     cuts, [](const CutQuality& c) { return c.dunn; }, higher));
  if (best < 0) {
    selection.recommended = coarsest;
    selection.reason =
        n < 3 ? (n == 1 ? std::string("one observation is") : std::to_string(n) + " observations are") +
                    " too few to compare segmentations of them"
        : cuts.empty() ? "there is no cut into 2 or more segments to be judged"
                       : "no cut of the dendrogram can be judged: merges have equal heights everywhere";
    return;
  }
  const CutQuality& winner = cuts[to_size(best)];
  selection.recommended = winner.clusters;
  std::string& reason = selection.reason;
  reason = std::to_string(winner.clusters) + " segments have the highest mean silhouette of " +
           std::to_string(cuts.front().clusters) + " to " + std::to_string(cuts.back().clusters) + " (" +
           rounded(*winner.silhouette) + ", " + std::string(silhouette_rating(*winner.silhouette)) + ")";
  for (const RulePick& other : selection.picks)
    if (other.rule != "silhouette" && other.clusters > 0)
      reason += "; " + other.rule + " picks " +
                (other.clusters == winner.clusters ? "them, too" : std::to_string(other.clusters));
  for (const CutQuality& cut : cuts)
    if (cut.clusters != winner.clusters && cut.unique && cut.silhouette &&
        winner.silhouette_error + cut.silhouette_error > 0 &&
        *winner.silhouette - *cut.silhouette < 2 * std::hypot(winner.silhouette_error, cut.silhouette_error))
      reason += "; " + std::to_string(cut.clusters) + " are as good within the error of the sample";
  if (*winner.silhouette <= 0.25) reason += "; no number of segments separates these observations well";
}

/// Throws unless tree, cuts and silhouettes have the same number of observations, and cuts and silhouettes
/// the same number of clusters.
inline void require_alike(Index observations, const Dendrogram& tree, const CutHierarchy& cuts,
                          const NestedSilhouettes& silhouettes) {
  require_leaves(observations, cuts, "select_k()");
  require_leaves(tree.observations(), cuts, "select_k(): tree");
  require_leaves(silhouettes.cuts().observations(), cuts, "select_k(): silhouettes");
  if (silhouettes.cuts().finest() != cuts.finest())
    throw parameter_error("select_k(): silhouettes (of up to " + std::to_string(silhouettes.cuts().finest()) +
                          " clusters) must be of up to " + std::to_string(cuts.finest()) + ", as the cuts");
}

/// Judges each cut: `judge(cut)` fills in sizes, the sum of squares and, where `cut` has 2 to n − 1 clusters,
/// the indices other than the silhouette.
template<class Judge>
KSelection select_among(Index n, const CutHierarchy& cuts, const NestedSilhouettes& silhouettes,
                        const Judge& judge) {
  KSelection selection;
  for (Index k = std::max<Index>(2, cuts.coarsest()); k <= cuts.finest(); ++k) {
    CutQuality cut;
    cut.clusters = k;
    cut.unique = cuts.is_unique(k);
    judge(cut);
    if (k <= n - 1) {
      SilhouetteResult silhouette = silhouettes.at(k);
      cut.silhouette = silhouette.mean;
      cut.silhouette_error = silhouette.standard_error;
      cut.silhouette_per_cluster = std::move(silhouette.per_cluster);
    } else {
      cut.undefined = "the indices need 2 to n − 1 segments, but there are " + std::to_string(k) + " of " +
                      std::to_string(n) + " observations";
    }
    selection.cuts.push_back(std::move(cut));
  }
  recommend(selection, n, cuts.coarsest());
  return selection;
}

}  // namespace detail

/// Judges the cuts into 2 … K clusters, K = cuts.finest(); within size limits, those there are.
/// @param observations n × d, finite: the ones that were clustered
/// @param silhouettes of the same observations and cuts
/// @throws data_error, parameter_error, cancelled_error. In addition to the silhouettes: at most O(n·d) for
/// each cut; for Dunn O(n²·d).
inline KSelection select_k(const Observations& observations, const Dendrogram& tree, const CutHierarchy& cuts,
                           const NestedSilhouettes& silhouettes, const KSelectionOptions& options = {},
                           const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  const Index n = x.rows();
  detail::require_alike(n, tree, cuts, silhouettes);
  require_finite(x, "select_k()");
  const detail::NestedScatters scatters(x, cuts, execution);
  std::optional<detail::ClusterExtremes> extremes;
  if (options.dunn) extremes = detail::cluster_extremes(x, cuts.members(), execution);
  return detail::select_among(n, cuts, silhouettes, [&](CutQuality& cut) {
    const std::vector<const detail::ClusterScatter*> clusters = scatters.at(cut.clusters);
    for (const detail::ClusterScatter* cluster : clusters)
      cut.sizes.push_back(cluster->size);
    cut.within_sum_of_squares = detail::within_squares(clusters);
    if (cut.clusters > n - 1) return;
    cut.calinski_harabasz = detail::calinski_harabasz_of(clusters, n);
    cut.davies_bouldin = detail::davies_bouldin_of(clusters);
    if (!extremes) return;
    const IndexResult dunn = detail::dunn_of(*extremes, cuts.label_of_finest(cut.clusters));
    cut.dunn = dunn.value;
    cut.undefined = dunn.undefined;
  });
}

/// As above, from observations and their dendrogram. Observations that are not rows of doubles are copied
/// once.
/// @param max_clusters K, 2 … n; default_max_clusters(n) if empty
inline KSelection select_k(const Observations& observations, const Dendrogram& tree,
                           std::optional<Index> max_clusters = {}, const KSelectionOptions& options = {},
                           const Execution& execution = {}) {
  if (max_clusters && (*max_clusters < 2 || *max_clusters > tree.observations()))
    throw parameter_error("select_k(): max_clusters (" + std::to_string(*max_clusters) + ") must be in [2, " +
                          std::to_string(tree.observations()) + "], the number of observations");
  const CutHierarchy cuts(tree, max_clusters.value_or(default_max_clusters(tree.observations())));
  return select_k(observations, tree, cuts,
                  NestedSilhouettes(observations, cuts, options.silhouette, execution), options, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_K_SELECTION_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_NESTED_SILHOUETTES_HPP
#define SEGMENTIQ_QUALITY_NESTED_SILHOUETTES_HPP

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/distance/condensed_matrix.hpp"
#include "segmentiq/quality/condensed_sums.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/silhouette.hpp"

namespace segmentiq {

/// The silhouettes of all cuts of a dendrogram from one pass over the distances: the sum of an observation's
/// distances to a cluster is the sum over the parts of the cluster. Refers to the cuts, which must outlive
/// it.
///
/// array    | size
/// ---------|------------------------------------------
/// sums_    | m × K doubles, m observations are judged
/// sample_  | m indices; none when m = n
class NestedSilhouettes {
 public:
  /// @param observations n × d, finite: the ones that were clustered
  /// @param options @see silhouette. A sample is drawn from each of the finest clusters
  /// @throws data_error for values that are not finite; parameter_error; memory_limit_error; cancelled_error
  /// Time O(n²·d), for a sample of m observations O(m·n·d); memory O(n·d) and m·K sums (m = n without a
  /// sample).
  NestedSilhouettes(const Observations& observations, const CutHierarchy& cuts,
                    const SilhouetteOptions& options = {}, const Execution& execution = {})
      : cuts_(cuts) {
    const Matrix<double>& x = observations.values();
    const detail::ClusterMembers& members = cuts.members();
    detail::require_leaves(x.rows(), cuts, "NestedSilhouettes()");
    if (options.sample_size < 1)
      throw parameter_error("NestedSilhouettes(): sample_size (" + std::to_string(options.sample_size) +
                            ") must be at least 1");
    require_finite(x, "NestedSilhouettes()");
    execution.check_stop();
    if (x.rows() > options.exact_up_to) {
      sample_ = detail::stratified_sample(members, options.sample_size, options.seed);
      if (static_cast<Index>(sample_.size()) == x.rows()) sample_.clear();
    }
    const Index judged = sample_.empty() ? x.rows() : static_cast<Index>(sample_.size());
    require_memory(
        8.0 * static_cast<double>(judged) * static_cast<double>(cuts.finest() + 1), execution,
        "NestedSilhouettes(): the sums of distances to " + std::to_string(cuts.finest()) + " clusters",
        "compare fewer cuts, or judge a sample");
    sums_.resize(judged, cuts.finest());
    if (sample_.empty() && detail::takes_pairs(members))
      sum_pairs(x, execution);
    else
      sum_rows(x, execution);
  }

  /// As above, by given dissimilarities; all observations are judged.
  /// @throws data_error naming a pair that is negative or not finite; parameter_error; memory_limit_error;
  /// cancelled_error. Time O(n²), memory n·K sums.
  NestedSilhouettes(const CondensedMatrix& distances, const CutHierarchy& cuts,
                    const Execution& execution = {})
      : cuts_(cuts) {
    detail::require_leaves(distances.observations(), cuts, "NestedSilhouettes()");
    require_dissimilarities(distances, "NestedSilhouettes()");
    sums_ = detail::cluster_sums(distances, cuts.partition().labels, cuts.finest(), execution);
  }

  // A temporary would be gone before at() is called.
  NestedSilhouettes(const Observations&, const CutHierarchy&&, const SilhouetteOptions& = {},
                    const Execution& = {}) = delete;
  NestedSilhouettes(const CondensedMatrix&, const CutHierarchy&&, const Execution& = {}) = delete;

  /// The cuts that are judged.
  const CutHierarchy& cuts() const { return cuts_; }

  /// The silhouette of the cut into k clusters, equal to that of silhouette() up to rounding. Where
  /// observations are sampled, the sample differs from that of silhouette(). O(m·K + n) time.
  /// @throws parameter_error unless there is such a cut
  SilhouetteResult at(Index k) const {
    if (k < cuts_.coarsest() || k > cuts_.finest())
      throw parameter_error("NestedSilhouettes::at(): clusters (" + std::to_string(k) + ") must be in [" +
                            std::to_string(cuts_.coarsest()) + ", " + std::to_string(cuts_.finest()) + "]");
    SilhouetteResult result;
    const Index n = cuts_.observations();
    if (k < 2 || k > n - 1) {
      result.undefined = detail::silhouette_undefined(k, n);
      return result;
    }
    const std::vector<Label> label = cuts_.label_of_finest(k);
    const std::vector<Index> sizes = cuts_.cut(k).sizes();
    result.sample = sample_;
    result.values.assign(to_size(n), std::numeric_limits<double>::quiet_NaN());
    std::vector<double> sums(to_size(k));
    for (Index r = 0; r < sums_.rows(); ++r) {
      std::fill(sums.begin(), sums.end(), 0.0);
      for (std::size_t part = 0; part < label.size(); ++part)
        sums[to_size(label[part])] += sums_(r, static_cast<Index>(part));
      const auto i = to_size(sample_.empty() ? r : sample_[to_size(r)]);
      const Label own = label[to_size(cuts_.partition().labels[i])];
      result.values[i] = detail::silhouette_of(sums.data(), 1, own, sizes);
    }
    detail::summarise(result, cuts_.partition(), cuts_.members(), label, static_cast<Label>(k));
    return result;
  }

  /// The number of judged observations, m.
  Index judged() const { return sums_.rows(); }

 private:
  void sum_pairs(const Matrix<double>& x, const Execution& execution) {
    const detail::ClusterMembers& members = cuts_.members();
    detail::PairwiseSums sums(x, members);
    PhaseProgress progress(execution, "silhouette", sums.work());
    sums.compute(execution, progress);
    for (Label c = 0; c < members.count(); ++c)
      for (Index i = 0; i < members.size(c); ++i) {
        const double* const from = sums.of(c, i);
        const Index row = members.order()[to_size(members.begin(c) + i)];
        for (Index s = 0; s < members.count(); ++s)
          sums_(row, s) = from[s * sums.step()];
      }
    progress.finish();
  }

  void sum_rows(const Matrix<double>& x, const Execution& execution) {
    const detail::ClusterMembers& members = cuts_.members();
    const std::vector<Index>& rows = sample_.empty() ? members.order() : sample_;
    PhaseProgress progress(execution, "silhouette",
                           static_cast<double>(x.rows()) * static_cast<double>(rows.size()));
    detail::rowwise_sums(x, members, rows, execution, progress, [&](Index r, const double* sums) {
      const Index row = sample_.empty() ? rows[to_size(r)] : r;
      for (Index s = 0; s < members.count(); ++s)
        sums_(row, s) = sums[s];
    });
    progress.finish();
  }

  const CutHierarchy& cuts_;
  std::vector<Index> sample_;  // empty: all observations
  Matrix<double> sums_;        // judged observations × clusters of the finest cut
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_NESTED_SILHOUETTES_HPP

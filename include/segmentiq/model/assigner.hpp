// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_ASSIGNER_HPP
#define SEGMENTIQ_MODEL_ASSIGNER_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/distance/metric_choice.hpp"
#include "segmentiq/model/assigner_parts.hpp"
#include "segmentiq/model/assignment_rule.hpp"
#include "segmentiq/model/assignment_scores.hpp"
#include "segmentiq/model/score_quantiles.hpp"

namespace segmentiq {

/// The segment of each of n observations, and how certain it is.
struct RowAssignments {
  /// The one with the lowest score; of equal ones the first. `no_label` when the row cannot be compared with
  /// any member, such as a row of zeros by the cosine, or one without a known column in common by Gower's
  /// metric; the other values are then NaN, and unlike is 0.
  std::vector<Label> segment;
  std::vector<Label> second;  ///< the next one; `no_label` when there is none
  std::vector<double> score;  ///< the value of the rule for `segment`, ≥ 0, in the unit of the rule
  /// The score of `second` minus that of `segment`, ≥ 0; NaN when there is no second, or both overflow.
  std::vector<double> margin;
  /// 0 … 100: the share of the segment's members that are nearer to the rest of it than this row is. NaN in a
  /// segment of one member.
  std::vector<double> percentile;
  std::vector<std::uint8_t> unlike;  ///< 1: farther from every segment than 99 % of its own members are
};

/// Puts new observations into the segments of a clustering. Immutable; may be used from several threads.
///
/// A hierarchical clustering does not place observations that it has not seen. An assigner gives each new
/// row, on its own, the segment that the linkage would join it with; new rows do not change the segments. A
/// training row may get another segment than its own: a cut of a tree is not a partition by distance.
///
///     const Assigner assigner = fit_assigner(x, partition, rule_of(Method::ward));
///     const std::vector<Label> segments = assigner.assign(new_rows).segment;
class Assigner {
 public:
  /// From parts fitted earlier, as when a model is loaded.
  /// @throws parameter_error when the parts do not belong together; data_error for a value that is not finite
  explicit Assigner(AssignerParts parts);

  const AssignerParts& parts() const { return *parts_; }
  AssignmentRule rule() const { return parts_->rule; }
  Label segments() const { return static_cast<Label>(parts_->sizes.size()); }
  Index features() const { return needs_members(rule()) ? parts_->members.cols() : parts_->centroids.cols(); }
  /// False when scores come from a sample of the members. @see AssignerOptions
  bool is_exact() const { return !needs_members(rule()) || parts_->kept == parts_->sizes; }

  /// @param x n × d, in the space of the observations that were clustered; n may be 0
  /// @param execution phase "assign" counts rows
  /// @throws parameter_error when d differs; data_error for a value that is not finite (by Gower's metric NaN
  /// is a missing one, and left out of the comparisons); cancelled_error
  ///
  /// O(n·k·d) time for rules on centroids, O(n·m·d) for rules on m kept members. The same bytes for any
  /// number of threads.
  RowAssignments assign(const Observations& x, const Execution& execution = {}) const;

  /// The value of the rule for each segment, n × k; NaN where the row can be compared with none of its
  /// members. Members that the row cannot be compared with are left out. @throws as assign()
  Matrix<double> scores(const Observations& x, const Execution& execution = {}) const;

 private:
  template<class Use>
  void for_each_row(const Matrix<double>& x, const Execution& execution, std::string_view where,
                    const Use& use) const;

  std::shared_ptr<const AssignerParts> parts_;
  std::shared_ptr<const detail::ScoringMembers> members_;  // null under rules on centroids
};

inline Assigner::Assigner(AssignerParts parts) {
  parts.metric.choice = parts.metric.choice.normalised();
  parts_ = std::make_shared<const AssignerParts>(std::move(parts));
  detail::require_valid(*parts_);
  if (needs_members(rule()))
    members_ = std::make_shared<const detail::ScoringMembers>(parts_->members, parts_->metric, rule());
}

template<class Use>
void Assigner::for_each_row(const Matrix<double>& x, const Execution& execution, std::string_view where,
                            const Use& use) const {
  if (x.cols() != features())
    throw parameter_error(std::string(where) + ": the features of x (" + std::to_string(x.cols()) +
                          ") must be " + std::to_string(features()) + ", as in the data it was fitted on");
  if (parts_->metric.choice.needs_finite())
    require_finite(x, where);
  else if (x.array().isInf().any())
    throw data_error(std::string(where) + ": every value must be finite, or NaN for a missing one");
  PhaseProgress progress(execution, "assign", static_cast<double>(x.rows()));
  parallel_chunks(
      x.rows(), detail::assignment_chunk_rows, execution, &progress,
      [&](Index first, Index last) {
        Matrix<double> scores(last - first, segments());
        if (needs_members(rule()))
          detail::score_by_members(x, first, *members_, parts_->kept, scores);
        else
          detail::score_by_centroids(x, first, parts_->centroids, parts_->sizes, rule(), scores);
        for (Index i = first; i < last; ++i)
          use(i, scores.row(i - first).data());
      },
      [](Index first, Index last) { return static_cast<double>(last - first); });
  progress.finish();
}

inline Matrix<double> Assigner::scores(const Observations& x, const Execution& execution) const {
  Matrix<double> found(x.rows(), segments());
  for_each_row(x.values(), execution, "Assigner::scores()", [&](Index i, const double* scores) {
    std::copy(scores, scores + segments(), found.row(i).data());
  });
  return found;
}

inline RowAssignments Assigner::assign(const Observations& x, const Execution& execution) const {
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  const auto n = to_size(x.rows());
  RowAssignments found{std::vector<Label>(n, no_label),   std::vector<Label>(n, no_label),
                       std::vector<double>(n, undefined), std::vector<double>(n, undefined),
                       std::vector<double>(n, undefined), std::vector<std::uint8_t>(n)};
  std::vector<double> limits;  // only the same row is like a segment of one member
  for (const ScoreQuantiles& spread : parts_->spread)
    limits.push_back(spread.values().empty() ? 0.0 : spread.quantile_99());
  for_each_row(x.values(), execution, "Assigner::assign()", [&](Index row, const double* scores) {
    const auto i = to_size(row);
    Label best = no_label, second = no_label;
    bool like_one = false;
    for (Label c = 0; c < segments(); ++c) {
      if (std::isnan(scores[c])) continue;
      like_one = like_one || scores[c] <= limits[to_size(c)];
      if (best == no_label || scores[c] < scores[best]) {
        second = best;
        best = c;
      } else if (second == no_label || scores[c] < scores[second]) {
        second = c;
      }
    }
    if (best == no_label) return;
    found.segment[i] = best;
    found.second[i] = second;
    found.score[i] = scores[best];
    found.margin[i] = second == no_label ? undefined : scores[second] - scores[best];
    const ScoreQuantiles& spread = parts_->spread[to_size(best)];
    if (!spread.values().empty()) found.percentile[i] = spread.percentile(scores[best]);
    found.unlike[i] = !like_one;
  });
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_ASSIGNER_HPP

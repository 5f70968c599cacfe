// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_FIT_ASSIGNER_HPP
#define SEGMENTIQ_MODEL_FIT_ASSIGNER_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/model/assigner.hpp"
#include "segmentiq/model/assigner_parts.hpp"
#include "segmentiq/model/assignment_rule.hpp"
#include "segmentiq/quality/cluster_members.hpp"
#include "segmentiq/quality/stratified_sample.hpp"

namespace segmentiq {

/// How much of the training data an assigner keeps. Rules on centroids keep none of it.
struct AssignerOptions {
  /// The most members that rules on members keep, over all segments, ≥ k. Scores are exact up to this number.
  /// Above it, segments share the places equally, small ones keep all of their members, and the others a
  /// random sample without replacement: the mean distance stays unbiased, the nearest member is found too far
  /// and the farthest too near. Time to assign is proportional to it.
  Index max_members = 2048;
  /// Of the sampling.
  std::uint64_t seed = 0;
};

namespace detail {

/// How many of `places` each segment gets: equal shares, and what small segments leave goes to the others.
inline std::vector<Index> kept_members(const std::vector<Index>& sizes, Index places) {
  std::vector<std::size_t> by_size(sizes.size());
  for (std::size_t c = 0; c < by_size.size(); ++c)
    by_size[c] = c;
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] < sizes[b]; });
  std::vector<Index> kept(sizes.size());
  for (std::size_t i = 0; i < by_size.size(); ++i) {
    const std::size_t c = by_size[i];
    kept[c] = std::min(sizes[c], places / static_cast<Index>(by_size.size() - i));
    places -= kept[c];
  }
  return kept;
}

/// `count` of the entries, each as likely as any other, in their order.
inline std::vector<Index> sample_in_order(std::vector<Index> entries, Index count, std::mt19937_64& random) {
  const auto wanted = to_size(count);
  for (std::size_t i = 0; i < wanted && wanted < entries.size(); ++i)
    std::swap(entries[i], entries[i + below(entries.size() - i, random)]);
  entries.resize(wanted);
  std::sort(entries.begin(), entries.end());
  return entries;
}

/// The scores of the members of one segment under a rule on members, each from the others. A member that
/// cannot be compared with any other has none. O(m²·d).
inline std::vector<double> scores_among(const Matrix<double>& members, const FittedMetric& metric,
                                        AssignmentRule rule, const Execution& execution) {
  const Index m = members.rows();
  std::vector<double> scores(to_size(m), 0.0);
  const ScoringMembers others(members, metric, rule);
  const Matrix<double> rows = others.rows().ready(members, 0, m);
  parallel_chunks(m, 64, execution, [&](Index first, Index last) {
    std::vector<double> row(to_size(others.rows().stride()));
    for (Index i = first; i < last; ++i) {
      others.rows().compare(rows, i, 1, 0, m, row.data(), others.rows().stride());
      ScoringMembers::Score score = others.empty_score();
      others.add(row.data(), i, score);
      others.add(row.data() + i + 1, m - i - 1, score);
      scores[to_size(i)] = others.result(score);
    }
  });
  std::erase_if(scores, [](double score) { return std::isnan(score); });
  return scores;
}

inline void require_assignable(const Matrix<double>& x, const Partition& partition, AssignmentRule rule,
                               const FittedMetric& metric, const AssignerOptions& options) {
  constexpr const char* where = "fit_assigner(): ";
  if (static_cast<Index>(partition.labels.size()) != x.rows())
    throw parameter_error(std::string(where) + "the partition (" + std::to_string(partition.labels.size()) +
                          " labels) must have one for each of the " + std::to_string(x.rows()) +
                          " observations");
  require_observations(x.rows(), "fit_assigner()");
  if (metric.choice.needs_finite()) require_finite(x, "fit_assigner()");
  for (std::size_t i = 0; i < partition.labels.size(); ++i)
    if (partition.labels[i] < 0 || partition.labels[i] >= partition.count)
      throw parameter_error(std::string(where) + "labels[" + std::to_string(i) + "] (" +
                            std::to_string(partition.labels[i]) + ") must be in [0, " +
                            std::to_string(partition.count) + ")");
  for (const Index size : partition.sizes())
    if (size == 0) throw parameter_error(std::string(where) + "every segment must have a member");
  if (needs_members(rule) && options.max_members < partition.count)
    throw parameter_error(std::string(where) + "max_members (" + std::to_string(options.max_members) +
                          ") must be at least the number of segments, " + std::to_string(partition.count));
}

/// Centroids, summed relative to the first member so that a large common offset costs no digits, and the
/// scores of the members from the centroid of the others:
/// ‖x − c₋‖ = n/(n−1)·‖x − c‖, hence n/(n−1)·‖x − c‖² for the increase. O(n·d).
inline void fit_centroids(const Matrix<double>& x, const ClusterMembers& segments, AssignerParts& parts,
                          const Execution& execution) {
  const Label k = segments.count();
  parts.centroids = Matrix<double>::Zero(k, x.cols());
  parts.members = Matrix<double>(0, x.cols());
  for (Label c = 0; c < k; ++c) {
    execution.check_stop();
    const std::vector<Index> members = segments.members(c);
    const auto n = static_cast<double>(members.size());
    auto centroid = parts.centroids.row(c);
    for (const Index i : members)
      centroid += x.row(i) - x.row(members.front());
    centroid = x.row(members.front()) + centroid / n;
    execution.check_stop();
    std::vector<double> scores;
    for (const Index i : members) {
      if (members.size() < 2) break;
      double square = 0;
      for (Index j = 0; j < x.cols(); ++j)
        square += (x(i, j) - centroid[j]) * (x(i, j) - centroid[j]);
      scores.push_back(n / (n - 1) *
                       (parts.rule == AssignmentRule::least_increase ? square : std::sqrt(square)));
    }
    parts.spread.push_back(ScoreQuantiles::of(std::move(scores), execution));
  }
}

}  // namespace detail

/// An assigner for the segments of a clustering.
///
/// @param observations n × d, those that were clustered
/// @param partition n labels; every segment has a member
/// @param rule @see rule_of
/// @param metric by which they were clustered; Gower's with the scale of the observations. Other metrics than
/// the Euclidean need a rule on members
/// @throws parameter_error when the arguments do not belong together, or options are out of range; data_error
/// for a value that is not finite; cancelled_error
/// Time O(n·d) for rules on centroids, O(max_members²·d + n·d) for rules on members; memory for what is kept.
inline Assigner fit_assigner(const Observations& observations, const Partition& partition,
                             AssignmentRule rule, const FittedMetric& metric, const AssignerOptions& options,
                             const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  detail::require_assignable(x, partition, rule, metric, options);
  const detail::ClusterMembers segments(partition);
  AssignerParts parts;
  parts.rule = rule;
  parts.sizes = partition.sizes();
  parts.metric = metric;
  if (!needs_members(rule)) {
    detail::fit_centroids(x, segments, parts, execution);
    return Assigner(std::move(parts));
  }
  detail::require_comparable(x, metric);
  parts.centroids = Matrix<double>(0, x.cols());
  parts.kept = detail::kept_members(parts.sizes, options.max_members);
  Index all = 0;
  for (const Index count : parts.kept)
    all += count;
  parts.members.resize(all, x.cols());
  std::mt19937_64 random(options.seed);
  Index at = 0;
  for (Label c = 0; c < partition.count; ++c) {
    const Index count = parts.kept[to_size(c)];
    Index to = at;
    for (const Index i : detail::sample_in_order(segments.members(c), count, random))
      parts.members.row(to++) = x.row(i);
    std::vector<double> scores;
    if (parts.sizes[to_size(c)] > 1) {
      scores = detail::scores_among(parts.members.middleRows(at, count), metric, rule, execution);
      // Only one member of a larger segment was kept: distances between members are unknown, and 0 to it.
      if (scores.empty()) scores.push_back(0.0);
    }
    parts.spread.push_back(ScoreQuantiles::of(std::move(scores), execution));
    at = to;
  }
  return Assigner(std::move(parts));
}

/// The same for a clustering by Euclidean distances.
inline Assigner fit_assigner(const Observations& observations, const Partition& partition,
                             AssignmentRule rule, const AssignerOptions& options = {},
                             const Execution& execution = {}) {
  return fit_assigner(observations, partition, rule, FittedMetric{}, options, execution);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_FIT_ASSIGNER_HPP

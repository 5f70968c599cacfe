// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_STABILITY_HPP
#define SEGMENTIQ_PROFILE_STABILITY_HPP

#include <algorithm>
#include <cmath>
#include <concepts>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/dendrogram/partition.hpp"
#include "segmentiq/profile/resampling.hpp"
#include "segmentiq/profile/row_clusterer.hpp"
#include "segmentiq/profile/stability_result.hpp"
#include "segmentiq/quality/contingency_table.hpp"

// Would other customers of the same kind fall into the same segments? Each resample of the observations is
// clustered again, and each segment is compared with the most similar new cluster, by the Jaccard similarity
// of the two sets within the resample. A segment that is really in the data keeps coming back; one that is an
// accident of this sample, or of too many segments, does not (Hennig 2007).
namespace segmentiq {

/// How stability is measured. Time grows with the number of resamples; the standard error falls with its
/// square root.
struct StabilityOptions {
  Index resamples = 100;  ///< ≥ 2
  ResamplingOptions sampling{};
  double recovered_above = 0.75;  ///< a segment is recovered when its similarity is above this, in [0, 1]
  double dissolved_to = 0.5;      ///< a segment has dissolved when its similarity is at most this, in [0, 1]
  double doubtful_below = 0.6;    ///< a segment whose mean is below this should not be trusted, in [0, 1]
};

namespace detail {

/// For each segment, the largest Jaccard similarity to one of the clusters of a resample.
/// @param rows of the resample, repeated ones if they count
/// @param clusters a label for each of these rows
/// O(m + k) time and memory for m rows.
inline std::vector<double> jaccard_of_segments(const Partition& segments, std::span<const Index> rows,
                                               const Partition& clusters) {
  Partition before{std::vector<Label>(rows.size()), segments.count};
  for (std::size_t i = 0; i < rows.size(); ++i)
    before.labels[i] = segments.labels[to_size(rows[i])];
  const ContingencyTable table(before, clusters);
  std::vector<double> best(to_size(segments.count), 0);
  for (const ContingencyCell& cell : table.cells()) {
    const auto c = to_size(cell.first);
    const Index either = table.first_sizes()[c] + table.second_sizes()[to_size(cell.second)] - cell.count;
    best[c] = std::max(best[c], static_cast<double>(cell.count) / static_cast<double>(either));
  }
  return best;
}

inline void require_share(double value, const std::string& name) {
  if (!(value >= 0 && value <= 1))
    throw parameter_error("segment_stability(): " + name + " (" + std::to_string(value) +
                          ") must be in [0, 1]");
}

inline void require_stability(const Partition& segments, Index resamples, const StabilityOptions& options) {
  if (segments.labels.empty()) throw data_error("segment_stability(): there must be at least 1 observation");
  for (std::size_t i = 0; i < segments.labels.size(); ++i)
    if (segments.labels[i] < 0 || segments.labels[i] >= segments.count)
      throw data_error("segment_stability(): label of observation " + std::to_string(i) + " (" +
                       std::to_string(segments.labels[i]) + ") must be in [0, " +
                       std::to_string(segments.count) + "); leave observations without a segment out");
  if (resamples < 2)
    throw parameter_error("segment_stability(): resamples (" + std::to_string(resamples) +
                          ") must be at least 2, since one has no standard error");
  require_share(options.recovered_above, "recovered_above");
  require_share(options.dissolved_to, "dissolved_to");
  require_share(options.doubtful_below, "doubtful_below");
}

/// The statistics of each segment from its similarities in all resamples.
inline std::vector<SegmentStability> summarise_resamples(const Matrix<double>& similarities,
                                                         const Matrix<unsigned char>& absent,
                                                         const StabilityOptions& options) {
  const auto count = static_cast<double>(similarities.rows());
  std::vector<SegmentStability> segments(to_size(similarities.cols()));
  for (Index c = 0; c < similarities.cols(); ++c) {
    SegmentStability& segment = segments[to_size(c)];
    for (Index r = 0; r < similarities.rows(); ++r) {
      const double value = similarities(r, c);
      segment.mean += value;
      segment.recovered += value > options.recovered_above;
      segment.dissolved += value <= options.dissolved_to;
      segment.absent += absent(r, c);
    }
    segment.mean /= count;
    double squares = 0;
    for (Index r = 0; r < similarities.rows(); ++r)
      squares += (similarities(r, c) - segment.mean) * (similarities(r, c) - segment.mean);
    segment.standard_error = std::sqrt(squares / (count - 1) / count);
    segment.doubtful = segment.mean < options.doubtful_below;
  }
  return segments;
}

/// Runs segment_stability() on the resamples rows_of(0) … rows_of(count − 1), of at most `largest` rows.
template<RowClusterer Clusterer, class RowsOf>
StabilityResult stability_over(const Partition& segments, const Clusterer& cluster, Index count,
                               Index largest, const RowsOf& rows_of, const StabilityOptions& options,
                               const Execution& execution) {
  // Resamples run side by side, one thread each; fewer at a time where memory is short. If there is room for
  // one only, the threads work inside it. The result is the same.
  const int threads = thread_count(execution);
  double at_once = static_cast<double>(std::min<Index>(threads, count));
  const double own = 8 * static_cast<double>(count) * static_cast<double>(segments.count + 1);
  double each = 24 * static_cast<double>(largest) + 8 * static_cast<double>(segments.labels.size());
  if constexpr (requires(Index rows) {
                  { cluster.memory(rows) } -> std::convertible_to<double>;
                })
    each += cluster.memory(largest);
  require_memory(
      own + each, execution,
      "segment_stability(): the clusters of a resample of " + std::to_string(largest) + " observations",
      "draw fewer (max_draws), or raise the limit");
  if (execution.max_memory > 0)
    at_once = std::min(at_once, std::floor((static_cast<double>(execution.max_memory) - own) / each));
  Execution outside = execution;
  outside.threads = std::max(1, static_cast<int>(at_once));
  Execution inside = execution;
  inside.progress = {};
  if (outside.threads > 1) inside.threads = 1;
  if (execution.max_memory > 0) inside.max_memory = execution.max_memory / to_size(outside.threads);

  StabilityResult result;
  result.observations = static_cast<Index>(segments.labels.size());
  result.doubtful_below = options.doubtful_below;
  result.similarities.resize(count, segments.count);
  Matrix<unsigned char> absent = Matrix<unsigned char>::Ones(count, segments.count);
  PhaseProgress progress(execution, "stability", static_cast<double>(count));
  const auto one = [&](Index first, Index last) {
    for (Index r = first; r < last; ++r) {
      const auto& rows = rows_of(r);
      const Partition found = cluster(std::span<const Index>(rows), inside);
      if (found.labels.size() != rows.size())
        throw data_error("segment_stability(): the clusterer gave " + std::to_string(found.labels.size()) +
                         " labels for the " + std::to_string(rows.size()) + " rows of resample " +
                         std::to_string(r));
      const std::vector<double> best = jaccard_of_segments(segments, rows, found);
      for (Index c = 0; c < segments.count; ++c)
        result.similarities(r, c) = best[to_size(c)];
      for (const Index row : rows)
        absent(r, segments.labels[to_size(row)]) = 0;
    }
  };
  parallel_chunks(count, 1, outside, &progress, one, [](Index, Index) { return 1.0; });
  progress.finish();
  result.segments = summarise_resamples(result.similarities, absent, options);
  return result;
}

}  // namespace detail

/// How well each segment is found again when the observations are resampled; as R's `fpc::clusterboot`.
///
/// A mean of 0.85 and more is a very stable segment, 0.75 a stable one; 0.6 to 0.75 is a pattern whose
/// members are uncertain, and below 0.6 a segment should not be trusted (Hennig 2007; `?clusterboot`).
/// "Recovered" is a similarity *above* 0.75 and "dissolved" one of at most 0.5, as there.
/// @param segments n labels in [0, k), as `cluster` found them on all observations
/// @param cluster a RowClusterer
/// @throws data_error when n = 0, a label is out of range, or the clusterer returns a wrong number of labels;
/// parameter_error naming an option out of range; memory_limit_error; cancelled_error. Progress phase
/// "stability".
/// Time: clustering each resample, plus O(n + k). Memory O(resamples·k + n·threads) besides that of the
/// clusterer, for as many resamples at a time as there are threads; fewer when the limit requires it. The
/// same bytes for any number of threads, on every machine on which `cluster` gives the same labels.
/// @see Hennig 2007, "Cluster-wise assessment of cluster stability"
template<RowClusterer Clusterer>
StabilityResult segment_stability(const Partition& segments, const Clusterer& cluster,
                                  const StabilityOptions& options = {}, const Execution& execution = {}) {
  detail::require_stability(segments, options.resamples, options);
  const auto n = static_cast<Index>(segments.labels.size());
  const Index draws = detail::draws(n, options.sampling, "segment_stability()");
  StabilityResult result = detail::stability_over(
      segments, cluster, options.resamples, draws,
      [&](Index r) { return detail::resample(n, draws, options.sampling, r); }, options, execution);
  ResamplingOptions unlimited = options.sampling;
  unlimited.max_draws = n;
  result.resampling = options.sampling.resampling;
  result.draws = draws;
  result.limited = draws < detail::draws(n, unlimited, "segment_stability()");
  return result;
}

/// The same for given resamples, such as blocks of rows that belong together.
/// @param resamples at least 2, each of at least one row in [0, n); a repeated row counts each time
/// @param options its `resamples` and `sampling` are ignored
template<RowClusterer Clusterer>
StabilityResult segment_stability(const Partition& segments, const Clusterer& cluster,
                                  const std::vector<std::vector<Index>>& resamples,
                                  const StabilityOptions& options = {}, const Execution& execution = {}) {
  const auto count = static_cast<Index>(resamples.size());
  detail::require_stability(segments, count, options);
  std::size_t largest = 0;
  for (std::size_t r = 0; r < resamples.size(); ++r) {
    largest = std::max(largest, resamples[r].size());
    if (resamples[r].empty())
      throw data_error("segment_stability(): resample " + std::to_string(r) + " must have at least 1 row");
    for (const Index row : resamples[r])
      if (row < 0 || row >= static_cast<Index>(segments.labels.size()))
        throw data_error("segment_stability(): row (" + std::to_string(row) + ") of resample " +
                         std::to_string(r) + " must be in [0, " + std::to_string(segments.labels.size()) +
                         ")");
  }
  StabilityResult result = detail::stability_over(
      segments, cluster, count, static_cast<Index>(largest),
      [&](Index r) -> const std::vector<Index>& { return resamples[to_size(r)]; }, options, execution);
  result.draws = static_cast<Index>(largest);
  return result;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_STABILITY_HPP

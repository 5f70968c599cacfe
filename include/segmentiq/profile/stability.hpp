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
#include "segmentiq/profile/stability_result.hpp"
#include "segmentiq/quality/contingency_table.hpp"

// Would other customers of the same kind have fallen into the same segments? Each resample of the
// observations is clustered anew, and each segment is looked up in it: of all new segments the one most like
// it, by the Jaccard similarity of the two sets, both as far as the resample has them. A segment that is
// there in the data comes back time and again; one that is an accident of this sample, or of a number of
// segments that was too high, does not (Hennig 2007).
namespace segmentiq {

/// Clusters some rows of a data set it knows: what stability tries again and again.
///
/// Requires, for `const Clusterer c; std::span<const Index> rows; const Execution& execution`:
///   - `c(rows, execution)` → a Partition of rows.size() labels, label i of observation rows[i]
///   - `c.memory(rows)` → double, the bytes it allocates for so many rows; optional, none means not known
/// Semantics (not checked): the same rows give the same labels, whatever the threads; a row may be asked for
/// more than once; calls from several threads at once do not disturb each other; `execution` is kept to.
/// Models: LinkageOfRows, LinkageOfPairs (profile/linkage_stability.hpp), any lambda of that form.
template<class Clusterer>
concept RowClusterer = requires(const Clusterer& c, std::span<const Index> rows, const Execution& execution) {
  { c(rows, execution) } -> std::convertible_to<Partition>;
};

struct StabilityOptions {
  Index resamples = 100;  ///< ≥ 2; each is clustered
  ResamplingOptions sampling{};
  double recovered_above = 0.75;  ///< a segment is found again when its similarity is above this, in [0, 1]
  double dissolved_to = 0.5;      ///< … and has dissolved when it is at most this, in [0, 1]
  double doubtful_below = 0.6;    ///< a segment whose mean is below this should not be trusted, in [0, 1]
};

namespace detail {

/// What each segment is like in one resample: the greatest Jaccard similarity to a segment of `found`.
/// @param rows of the resample, with repetitions if they count @param found a label for each of them
/// O(m + k) time and memory for m rows.
inline std::vector<double> jaccard_of_segments(const Partition& segments, std::span<const Index> rows,
                                               const Partition& found) {
  Partition before{std::vector<Label>(rows.size()), segments.count};
  for (std::size_t i = 0; i < rows.size(); ++i)
    before.labels[i] = segments.labels[to_size(rows[i])];
  const ContingencyTable table(before, found);
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

/// The figures of each segment from its similarities, resample after resample.
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

/// The work of segment_stability() for resamples that `rows_of(r)` gives, r = 0 … count − 1.
template<RowClusterer Clusterer, class RowsOf>
StabilityResult stability_over(const Partition& segments, const Clusterer& cluster, Index count,
                               Index largest, const RowsOf& rows_of, const StabilityOptions& options,
                               const Execution& execution) {
  // Resamples side by side keep all processors busy; where memory is short, fewer of them, and where it is
  // enough for one only, the threads work inside that one. What comes out is the same.
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

/// How far each segment of a clustering comes back when its observations are drawn again; as R's
/// `fpc::clusterboot`.
///
/// A mean of 0.85 and more is a very stable segment, 0.75 a stable one, 0.6 to 0.75 a pattern whose members
/// are in doubt, and below 0.6 it should not be trusted (Hennig 2007; `?clusterboot`). "Found again" is a
/// similarity *above* 0.75 and "dissolved" one of at most 0.5, as there.
/// @param segments n labels of 0 … k − 1, found by what `cluster` does @param cluster a RowClusterer
/// @throws data_error when n = 0, a label is out of range or the clusterer answers with another number of
/// labels; parameter_error naming an option out of range; memory_limit_error; cancelled_error. Progress phase
/// "stability".
/// Time that of clustering each resample, and O(n + k) for it. Memory O(resamples·k + n·threads) beside the
/// clusterer's, for as many resamples at once as there are threads, fewer when the limit demands it. The same
/// bytes for any number of threads, on every machine on which `cluster` finds the same.
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

/// The same for resamples of one's own, as blocks of rows that belong together.
/// @param resamples at least 2, each of at least one row of 0 … n − 1; rows that are repeated count so often
/// @param options `resamples` and `sampling` of it are not looked at
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

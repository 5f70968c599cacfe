// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_QUALITY_GAP_STATISTIC_HPP
#define SEGMENTIQ_QUALITY_GAP_STATISTIC_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/decomposition/pca.hpp"
#include "segmentiq/linkage/linkage.hpp"
#include "segmentiq/quality/cut_hierarchy.hpp"
#include "segmentiq/quality/gap_dispersion.hpp"

namespace segmentiq {

/// The box in which the reference data of the gap statistic are uniform.
enum class GapSpace {
  principal_axes,  ///< bounding box along the principal axes of the data; clusGap's "scaledPCA"
  features         ///< bounding box along the features; clusGap's "original"
};

/// What the W_k of the gap statistic adds up.
enum class GapPower {
  squared_distances,  ///< as in the paper; clusGap's d.power = 2
  distances           ///< clusGap's d.power = 1, its default; O(n²·d) per data set
};

struct GapOptions {
  Index references = 50;   ///< reference data sets B, ≥ 2; each costs one clustering
  std::uint64_t seed = 1;  ///< chooses the references: the same on every machine
  GapPower power = GapPower::squared_distances;
  GapSpace space = GapSpace::principal_axes;
};

/// How much tighter the clusters of each cut are than those of data without clusters. Values for k = 1 … K.
struct GapResult {
  std::vector<double> log_within;  ///< log W_k of the data: within-cluster sums of squares, or of distances
  std::vector<double> expected;    ///< mean of log W_k over the references
  std::vector<double> gap;         ///< expected − log_within: the larger the better
  /// Of `gap`: √(1 + 1/B) times the standard deviation of the references, with denominator B − 1.
  std::vector<double> standard_error;
};

/// How a number of clusters is chosen from values with errors; as R's `cluster::maxSE`.
enum class GapRule {
  first_max,         ///< the first local maximum
  global_max,        ///< the maximum
  first_se_max,      ///< the smallest k within one error of the first local maximum
  global_se_max,     ///< the smallest k within one error of the maximum
  tibshirani_se_max  ///< the smallest k with gap(k) ≥ gap(k+1) − s(k+1): the paper's rule
};

/// The k, counted from 1, that a rule picks. O(K).
/// @param values K ≥ 1 finite numbers @param errors as many, finite and ≥ 0
/// @throws parameter_error when there are no values, or their numbers differ; data_error naming the k that is
/// out of range
inline Index pick_by_gap(const std::vector<double>& values, const std::vector<double>& errors,
                         GapRule rule = GapRule::tibshirani_se_max) {
  if (values.empty() || values.size() != errors.size())
    throw parameter_error("pick_by_gap(): values (" + std::to_string(values.size()) +
                          " of them) and errors (" + std::to_string(errors.size()) +
                          ") must be as many, and at least 1");
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (!std::isfinite(values[k]))
      throw data_error("pick_by_gap(): value of k = " + std::to_string(k + 1) + " (" +
                       std::to_string(values[k]) + ") must be finite");
    if (!(errors[k] >= 0 && std::isfinite(errors[k])))
      throw data_error("pick_by_gap(): error of k = " + std::to_string(k + 1) + " (" +
                       std::to_string(errors[k]) + ") must be finite and not negative");
  }
  const std::size_t count = values.size();
  const auto first_local_max = [&] {
    std::size_t k = 0;
    while (k + 1 < count && values[k + 1] > values[k])
      ++k;
    return k;
  };
  const auto greatest = [&] {
    return to_size(std::max_element(values.begin(), values.end()) - values.begin());
  };
  const auto first_within_error_of = [&](std::size_t best) {
    for (std::size_t k = 0; k < best; ++k)
      if (values[k] >= values[best] - errors[best]) return k;
    return best;
  };
  std::size_t found = 0;
  switch (rule) {
    case GapRule::first_max:
      found = first_local_max();
      break;
    case GapRule::global_max:
      found = greatest();
      break;
    case GapRule::first_se_max:
      found = first_within_error_of(first_local_max());
      break;
    case GapRule::global_se_max:
      found = first_within_error_of(greatest());
      break;
    case GapRule::tibshirani_se_max:
      found = count - 1;
      for (std::size_t k = 0; k + 1 < count; ++k)
        if (values[k] >= values[k + 1] - errors[k + 1]) {
          found = k;
          break;
        }
      break;
  }
  return static_cast<Index>(found) + 1;
}

/// The gap statistic from the log W_k of the data and of B ≥ 2 references. O(B·K).
/// @throws parameter_error when B < 2, or a reference has another number of values
inline GapResult gap_of(const std::vector<double>& log_within,
                        const std::vector<std::vector<double>>& of_references) {
  if (of_references.size() < 2)
    throw parameter_error("gap_of(): references (" + std::to_string(of_references.size()) +
                          ") must be at least 2");
  for (std::size_t r = 0; r < of_references.size(); ++r)
    if (of_references[r].size() != log_within.size())
      throw parameter_error("gap_of(): values of reference " + std::to_string(r) + " (" +
                            std::to_string(of_references[r].size()) + " of them) must be " +
                            std::to_string(log_within.size()) + ", as many as of the data");
  GapResult result;
  result.log_within = log_within;
  const double b = static_cast<double>(of_references.size());
  for (std::size_t k = 0; k < log_within.size(); ++k) {
    double mean = 0;
    for (const std::vector<double>& reference : of_references)
      mean += reference[k] / b;
    double squares = 0;
    for (const std::vector<double>& reference : of_references)
      squares += (reference[k] - mean) * (reference[k] - mean);
    result.expected.push_back(mean);
    result.gap.push_back(mean - log_within[k]);
    result.standard_error.push_back(std::sqrt((1 + 1 / b) * squares / (b - 1)));
  }
  return result;
}

namespace detail {

inline std::vector<double> log_within(const Matrix<double>& x, const CutHierarchy& cuts, GapPower power,
                                      const Execution& execution) {
  return power == GapPower::distances ? log_within_distances(x, cuts, execution)
                                      : log_within_squares(x, cuts, execution);
}

/// The data in the axes of the box. A rotation does not change distances, so there is no need to rotate back.
inline Matrix<double> along_axes(const Matrix<double>& x, GapSpace space, const Execution& execution) {
  if (space == GapSpace::principal_axes) return Pca{}.fit(x, execution).transform(x, execution);
  return x.rowwise() - x.colwise().mean();
}

}  // namespace detail

/// The gap statistic of the cuts of a clustering: log W_k compared with that of references, which have as
/// many observations, uniform in a box around the data, clustered by the same method.
///
/// As R's `cluster::clusGap(x, …)` with the corresponding d.power and spaceH0, except that its log W_k are
/// smaller by log 2. The random references differ, so the values agree within their errors.
/// @param observations n × d, finite @param cuts of their dendrogram by `method`
/// @throws parameter_error when references < 2 or the dendrogram has another number of leaves; data_error
/// when the finest clusters have no scatter (log 0), or values are not finite; memory_limit_error;
/// cancelled_error
/// Time: B linkages and O(B·K·n·d), for distances O(B·n²·d).
/// @see Tibshirani, Walther & Hastie 2001
inline GapResult gap_statistic(const Observations& observations, const CutHierarchy& cuts, Method method,
                               const GapOptions& options = {}, const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  if (options.references < 2)
    throw parameter_error("gap_statistic(): references (" + std::to_string(options.references) +
                          ") must be at least 2");
  detail::require_leaves(x.rows(), cuts, "gap_statistic()");
  require_finite(x, "gap_statistic()");
  if (cuts.coarsest() != 1)
    throw parameter_error("gap_statistic(): cuts (from " + std::to_string(cuts.coarsest()) +
                          " clusters on) must begin with 1 cluster");
  const std::vector<double> of_data = detail::log_within(x, cuts, options.power, execution);
  for (std::size_t k = 0; k < of_data.size(); ++k)
    if (!std::isfinite(of_data[k]))
      throw data_error("gap_statistic(): cut into " + std::to_string(k + 1) +
                       " clusters leaves no scatter within them, and log 0 is none; compare fewer clusters");
  const Matrix<double> scores = detail::along_axes(x, options.space, execution);
  const Eigen::RowVectorXd least = scores.colwise().minCoeff();
  const Eigen::RowVectorXd range = scores.colwise().maxCoeff() - least;
  std::mt19937_64 random(options.seed);
  PhaseProgress progress(execution, "gap statistic", static_cast<double>(options.references));
  Execution quiet = execution;
  quiet.progress = {};
  std::vector<std::vector<double>> of_references;
  for (Index b = 0; b < options.references; ++b) {
    Matrix<double> reference(scores.rows(), scores.cols());
    for (Index i = 0; i < reference.rows(); ++i)
      for (Index j = 0; j < reference.cols(); ++j)
        reference(i, j) = least[j] + range[j] * (static_cast<double>(random() >> 11) * 0x1p-53);
    const Dendrogram tree = linkage(reference, method, {}, quiet);
    of_references.push_back(
        detail::log_within(reference, CutHierarchy(tree, cuts.finest()), options.power, quiet));
    progress.advance(1);
  }
  progress.finish();
  return gap_of(of_data, of_references);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_QUALITY_GAP_STATISTIC_HPP

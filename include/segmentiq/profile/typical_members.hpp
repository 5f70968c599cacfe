// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_TYPICAL_MEMBERS_HPP
#define SEGMENTIQ_PROFILE_TYPICAL_MEMBERS_HPP

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/progress.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/profile/profile_options.hpp"
#include "segmentiq/profile/statistic.hpp"
#include "segmentiq/quality/cluster_members.hpp"
#include "segmentiq/quality/rowwise_sums.hpp"

namespace segmentiq {

/// A member of a segment, and its mean distance to the others.
struct TypicalMember {
  Index row = -1;  ///< of the table (of the observations, from find_typical()); -1 if there is none
  Statistic mean_distance{};  ///< Euclidean, to the other members; 0 for a single member
  bool exact = false;         ///< known for certain to be the nearest (or farthest) member

  friend bool operator==(const TypicalMember&, const TypicalMember&) = default;
};

/// The member nearest to all others – the medoid – and the one farthest from them.
struct TypicalMembers {
  TypicalMember typical;
  TypicalMember least_typical;

  friend bool operator==(const TypicalMembers&, const TypicalMembers&) = default;
};

namespace detail {

/// The index of the smallest value; the first of those that are equal up to rounding.
inline std::size_t first_smallest(const std::vector<double>& values) {
  const double smallest = *std::min_element(values.begin(), values.end());
  const double limit = smallest + 1e-12 * std::fabs(smallest);
  return to_size(std::find_if(values.begin(), values.end(), [limit](double v) { return v <= limit; }) -
                 values.begin());
}

/// The mean distances of some members to all others. O(chosen·n·d).
inline std::vector<double> mean_distances(const Matrix<double>& members, const std::vector<Index>& chosen,
                                          const Execution& execution, PhaseProgress& progress) {
  const ClusterMembers one(Partition{std::vector<Label>(to_size(members.rows()), 0), 1});
  std::vector<double> means(chosen.size());
  const auto others = static_cast<double>(std::max<Index>(1, members.rows() - 1));
  rowwise_sums(members, one, chosen, execution, progress,
               [&](Index r, const double* sums) { means[to_size(r)] = sums[0] / others; });
  return means;
}

/// Both members of one segment, as rows of `members`.
inline TypicalMembers typical_of(const Matrix<double>& members, const TypicalOptions& options,
                                 const Execution& execution, PhaseProgress& progress) {
  const Index n = members.rows();
  const auto pick = [](const std::vector<Index>& chosen, std::vector<double> means, bool farthest,
                       bool exact) {
    for (double& mean : means)
      mean = farthest ? -mean : mean;
    const std::size_t at = first_smallest(means);
    return TypicalMember{chosen[at], Statistic::of(farthest ? -means[at] : means[at]), exact};
  };
  std::vector<Index> all(to_size(n));
  std::iota(all.begin(), all.end(), Index{0});
  if (n <= options.exact_up_to || n <= 2 * options.candidates) {
    const std::vector<double> means = mean_distances(members, all, execution, progress);
    return {pick(all, means, false, true), pick(all, means, true, true)};
  }

  execution.check_stop();
  const Eigen::RowVectorXd centroid = members.colwise().mean();
  std::vector<double> squares(to_size(n));
  double scatter = 0;
  for (Index i = 0; i < n; ++i) {
    squares[to_size(i)] = (members.row(i) - centroid).squaredNorm();
    scatter += squares[to_size(i)];
  }
  scatter /= static_cast<double>(n);
  execution.check_stop();
  const auto taken = static_cast<std::ptrdiff_t>(options.candidates);
  // The first member that is left out bounds all others that are.
  const auto nearest = [&](bool farthest) {
    std::vector<Index> order = all;
    std::nth_element(order.begin(), order.begin() + taken, order.end(), [&](Index a, Index b) {
      const double left = squares[to_size(a)], right = squares[to_size(b)];
      return left != right ? (left < right) != farthest : a < b;
    });
    const double next = squares[to_size(order[to_size(taken)])];
    order.resize(to_size(taken));
    std::sort(order.begin(), order.end());
    return std::pair{std::move(order), next};
  };
  const double rescale = static_cast<double>(n) / static_cast<double>(n - 1);
  const auto best = [&](bool farthest) {
    const auto [chosen, next] = nearest(farthest);
    TypicalMember found = pick(chosen, mean_distances(members, chosen, execution, progress), farthest, false);
    const double bound = rescale * (farthest ? std::sqrt(next + scatter) : std::sqrt(next));
    found.exact =
        farthest ? *found.mean_distance > bound * (1 + 1e-9) : *found.mean_distance < bound * (1 - 1e-9);
    return found;
  };
  return {best(false), best(true)};
}

/// The number of distances that typical_of() computes, for progress.
inline double typical_work(Index members, const TypicalOptions& options) {
  const bool all = members <= options.exact_up_to || members <= 2 * options.candidates;
  return static_cast<double>(members) * static_cast<double>(all ? members : 2 * options.candidates);
}

/// Both members of each segment, as rows of `x`. `progress` advances by typical_work() of each segment.
inline std::vector<TypicalMembers> typical_members(const Matrix<double>& x, const ClusterMembers& order,
                                                   const TypicalOptions& options, const Execution& execution,
                                                   PhaseProgress& progress) {
  std::vector<TypicalMembers> found;
  for (Label c = 0; c < order.count(); ++c) {
    execution.check_stop();
    const std::vector<Index> rows = order.members(c);
    if (rows.empty()) {
      constexpr std::string_view reason = "the segment has no member";
      found.push_back({{-1, Statistic::none(reason), false}, {-1, Statistic::none(reason), false}});
      continue;
    }
    Matrix<double> members(static_cast<Index>(rows.size()), x.cols());
    for (std::size_t i = 0; i < rows.size(); ++i)
      members.row(static_cast<Index>(i)) = x.row(rows[i]);
    TypicalMembers own = typical_of(members, options, execution, progress);
    for (TypicalMember* member : {&own.typical, &own.least_typical})
      member->row = rows[to_size(member->row)];
    found.push_back(own);
  }
  return found;
}

}  // namespace detail

/// The typical member of each segment, its medoid, and the least typical one. Ties go to the first row.
///
/// Segments of up to `exact_up_to` members are searched exhaustively. In larger ones the members nearest to
/// the centroid c, and those farthest from it, are compared with all members. With S the mean of |y − c|²
/// over the members y, the mean distance of x is between |x − c| and √(|x − c|² + S) (Jensen's inequality,
/// twice): where that rules out all other members, `exact` is true. It usually is for the least typical
/// member, seldom for the typical one.
/// @param observations n × d, finite
/// @throws parameter_error, data_error, cancelled_error. Phase "typical members". Time O(d·Σ members²), at
/// most 2·candidates·n·d for larger segments; memory O(n·d).
/// @see Kaufman & Rousseeuw 1990 (medoids)
inline std::vector<TypicalMembers> find_typical(const Observations& observations, const Partition& partition,
                                                const TypicalOptions& options = {},
                                                const Execution& execution = {}) {
  const Matrix<double>& x = observations.values();
  if (options.exact_up_to < 1 || options.candidates < 1)
    throw parameter_error("find_typical(): exact_up_to (" + std::to_string(options.exact_up_to) +
                          ") and candidates (" + std::to_string(options.candidates) + ") must be at least 1");
  if (static_cast<Index>(partition.labels.size()) != x.rows())
    throw parameter_error("find_typical(): partition (" + std::to_string(partition.labels.size()) +
                          " labels) must have one label for each of the " + std::to_string(x.rows()) +
                          " observations");
  for (std::size_t i = 0; i < partition.labels.size(); ++i)
    if (partition.labels[i] < 0 || partition.labels[i] >= partition.count)
      throw data_error("find_typical(): label of observation " + std::to_string(i) + " (" +
                       std::to_string(partition.labels[i]) + ") must be in [0, " +
                       std::to_string(partition.count) + ")");
  require_finite(x, "find_typical()");
  double work = 0;
  for (const Index size : partition.sizes())
    work += detail::typical_work(size, options);
  PhaseProgress progress(execution, "typical members", work);
  auto found = detail::typical_members(x, detail::ClusterMembers(partition), options, execution, progress);
  progress.finish();
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_TYPICAL_MEMBERS_HPP

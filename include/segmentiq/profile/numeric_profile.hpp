// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_NUMERIC_PROFILE_HPP
#define SEGMENTIQ_PROFILE_NUMERIC_PROFILE_HPP

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/stoppable_sort.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/preprocess/column_sums.hpp"
#include "segmentiq/profile/statistic.hpp"
#include "segmentiq/quality/cluster_members.hpp"
#include "segmentiq/stats/tail_probability.hpp"

namespace segmentiq {

/// Location and spread of a numeric column, in one segment or in all rows. Missing cells are ignored.
struct NumericSummary {
  Index count = 0;    ///< numbers
  Index missing = 0;  ///< cells without one
  Statistic mean{};
  Statistic standard_deviation{};  ///< divided by n (ddof 0), as in catdes(); 0 for a single number
  Statistic minimum{};
  Statistic first_quartile{};  ///< linear between the two nearest numbers, the default of NumPy and R
  Statistic median{};
  Statistic third_quartile{};
  Statistic maximum{};

  friend bool operator==(const NumericSummary&, const NumericSummary&) = default;
};

/// One numeric column in one segment.
struct NumericProfile {
  NumericSummary summary;
  /// (mean − mean of all rows) / standard deviation of all rows.
  Statistic standardised_difference{};
  /// (mean − mean of all) / √(variance of all / n_s · (n − n_s)/(n − 1)), n_s and n the counts of numbers,
  /// and the p-value of the normal distribution. @see Lebart, Morineau & Piron 1995
  ValueTest test{};

  friend bool operator==(const NumericProfile&, const NumericProfile&) = default;
};

/// One numeric column in all rows and in each segment.
struct NumericColumnProfile {
  std::string name;
  NumericSummary all;
  std::vector<NumericProfile> segments;  ///< k

  friend bool operator==(const NumericColumnProfile&, const NumericColumnProfile&) = default;
};

namespace detail {

/// The linear quantile of ascending numbers, to the bits of `numpy.quantile`. @pre not empty, 0 ≤ q ≤ 1
inline double linear_quantile(std::span<const double> sorted, double q) {
  const double at = q * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double t = at - static_cast<double>(below);
  const double a = sorted[below], b = sorted[below + 1];
  return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
}

/// @param numbers without NaN, finite; sorted here. O(n log n) @throws cancelled_error
inline NumericSummary summarise_numbers(std::vector<double>& numbers, Index rows,
                                        const Execution& execution) {
  NumericSummary found;
  found.count = static_cast<Index>(numbers.size());
  found.missing = rows - found.count;
  if (numbers.empty()) {
    for (Statistic* s : {&found.mean, &found.standard_deviation, &found.minimum, &found.first_quartile,
                         &found.median, &found.third_quartile, &found.maximum})
      *s = Statistic::none("no row has a number here");
    return found;
  }
  stoppable_sort(numbers, execution);  // first, so that sums do not depend on row order
  const auto n = static_cast<double>(found.count);
  double mean = pairwise_sum(numbers.data(), found.count) / n;
  if (numbers.front() == numbers.back()) mean = numbers.front();
  std::vector<double> squares(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i)
    squares[i] = (numbers[i] - mean) * (numbers[i] - mean);
  found.mean = Statistic::of(mean);
  found.standard_deviation = Statistic::of(std::sqrt(pairwise_sum(squares.data(), found.count) / n));
  found.minimum = Statistic::of(numbers.front());
  found.first_quartile = Statistic::of(linear_quantile(numbers, 0.25));
  found.median = Statistic::of(linear_quantile(numbers, 0.5));
  found.third_quartile = Statistic::of(linear_quantile(numbers, 0.75));
  found.maximum = Statistic::of(numbers.back());
  return found;
}

/// Compares the numbers of a segment with those of all rows.
inline void compare_with_all(const NumericSummary& all, NumericProfile& profile) {
  const auto none = [&profile](std::string_view reason) {
    profile.standardised_difference = Statistic::none(reason);
    profile.test = ValueTest::none(reason);
  };
  const NumericSummary& own = profile.summary;
  if (own.count == 0) return none("no row of the segment has a number here");
  if (*all.standard_deviation == 0) return none("the numbers of all rows are the same");
  const double n = static_cast<double>(all.count), size = static_cast<double>(own.count);
  const double difference = (*own.mean - *all.mean) / *all.standard_deviation;
  profile.standardised_difference = Statistic::of(difference);
  if (own.count == all.count) {
    profile.test = ValueTest::none("the segment has all rows that have a number here");
    return;
  }
  const double v = difference * std::sqrt(size) / std::sqrt((n - size) / (n - 1));
  profile.test = {Statistic::of(v), Statistic::of(two_sided_normal(v))};
}

/// @param values one per row, finite, or NaN for a missing cell
/// @param order the labelled rows by segment; order.order()[i] is a position in `rows`
/// O(n log n) time, O(n) memory. @throws cancelled_error
inline NumericColumnProfile profile_numbers(std::string name, std::span<const double> values,
                                            std::span<const Index> rows, const ClusterMembers& order,
                                            const Execution& execution) {
  NumericColumnProfile found{std::move(name), {}, std::vector<NumericProfile>(to_size(order.count()))};
  std::vector<double> all, numbers;
  for (Label c = 0; c < order.count(); ++c) {
    execution.check_stop();
    numbers.clear();
    for (Index i = order.begin(c); i < order.end(c); ++i) {
      const Index row = rows[to_size(order.order()[to_size(i)])];
      if (const double value = values[to_size(row)]; !std::isnan(value)) numbers.push_back(value);
    }
    all.insert(all.end(), numbers.begin(), numbers.end());
    found.segments[to_size(c)].summary = summarise_numbers(numbers, order.size(c), execution);
  }
  execution.check_stop();
  found.all = summarise_numbers(all, order.observations(), execution);
  for (NumericProfile& profile : found.segments)
    compare_with_all(found.all, profile);
  return found;
}

}  // namespace detail
}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_NUMERIC_PROFILE_HPP

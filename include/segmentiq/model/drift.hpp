// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_DRIFT_HPP
#define SEGMENTIQ_MODEL_DRIFT_HPP

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/model/column_distribution.hpp"

namespace segmentiq {

/// Replaces the share of an empty bin, so that its logarithm is finite.
inline constexpr double min_drift_share = 1e-4;

/// Σ (a − e)·ln(a / e) over bins, with expected shares e and actual shares a, each at least
/// `min_drift_share`. 0 when they are equal; never negative, symmetric.
/// @param expected,actual equally many values ≥ 0; counts or shares
/// @return nothing when either adds up to 0: there is nothing to compare
/// @throws parameter_error when their lengths differ
/// @see Siddiqi 2006; it is Jeffreys' divergence
inline std::optional<double> population_stability_index(const std::vector<double>& expected,
                                                        const std::vector<double>& actual) {
  if (expected.size() != actual.size())
    throw parameter_error("population_stability_index(): actual (" + std::to_string(actual.size()) +
                          " bins) must have as many as expected, " + std::to_string(expected.size()));
  double all_expected = 0, all_actual = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    all_expected += expected[i];
    all_actual += actual[i];
  }
  if (!(all_expected > 0) || !(all_actual > 0)) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double e = std::max(expected[i] / all_expected, min_drift_share);
    const double a = std::max(actual[i] / all_actual, min_drift_share);
    sum += (a - e) * std::log(a / e);
  }
  return sum;
}

/// The usual reading of the index.
enum class DriftReading {
  stable,    ///< below 0.1
  moderate,  ///< 0.1 … 0.25
  large,     ///< 0.25 and above: the model may not fit any more
  undefined  ///< nothing to compare
};

constexpr std::string_view to_string(DriftReading reading) {
  switch (reading) {
    case DriftReading::stable:
      return "stable";
    case DriftReading::moderate:
      return "moderate";
    case DriftReading::large:
      return "large";
    case DriftReading::undefined:
      return "undefined";
  }
  return "";
}

constexpr DriftReading drift_reading(std::optional<double> index) {
  if (!index) return DriftReading::undefined;
  return *index < 0.1 ? DriftReading::stable : *index < 0.25 ? DriftReading::moderate : DriftReading::large;
}

/// How one column changed.
struct ColumnDrift {
  std::string name;
  bool numeric = true;
  std::optional<double> index;  ///< the population stability index, with missing cells as one more bin
  DriftReading reading = DriftReading::undefined;
  std::string reason;                            ///< why there is no index; else empty
  double old_missing_share = 0;                  ///< 0 … 1
  double new_missing_share = 0;                  ///< 0 … 1
  std::vector<std::string> new_categories;       ///< not there at fit, ascending
  std::vector<std::string> vanished_categories;  ///< only there at fit, ascending
};

namespace detail {

/// Expected and actual counts of each bin; the last one is missing cells.
struct DriftBins {
  std::vector<double> expected;
  std::vector<double> actual;
};

inline ColumnDrift drift_of_bins(const ColumnDistribution& before, const DriftBins& bins) {
  ColumnDrift drift;
  drift.name = before.name;
  drift.numeric = before.numeric;
  drift.index = population_stability_index(bins.expected, bins.actual);
  drift.reading = drift_reading(drift.index);
  if (!drift.index) drift.reason = "one of the two has no rows";
  const auto share = [](const std::vector<double>& mass) {
    double sum = 0;
    for (const double m : mass)
      sum += m;
    return sum > 0 ? mass.back() / sum : 0.0;
  };
  drift.old_missing_share = share(bins.expected);
  drift.new_missing_share = share(bins.actual);
  return drift;
}

/// Each category of either column is a bin. O(c).
inline ColumnDrift drift_of_categories(const ColumnDistribution& before, const ColumnDistribution& now) {
  DriftBins bins;
  std::vector<std::string> all;
  std::set_union(before.categories.begin(), before.categories.end(), now.categories.begin(),
                 now.categories.end(), std::back_inserter(all));
  const auto mass = [](const ColumnDistribution& of, const std::string& category) {
    const auto at = std::lower_bound(of.categories.begin(), of.categories.end(), category);
    if (at == of.categories.end() || *at != category) return 0.0;
    return static_cast<double>(of.counts[to_size(at - of.categories.begin())]);
  };
  for (const std::string& category : all) {
    bins.expected.push_back(mass(before, category));
    bins.actual.push_back(mass(now, category));
  }
  bins.expected.push_back(static_cast<double>(before.missing));
  bins.actual.push_back(static_cast<double>(now.missing));
  ColumnDrift drift = drift_of_bins(before, bins);
  std::set_difference(now.categories.begin(), now.categories.end(), before.categories.begin(),
                      before.categories.end(), std::back_inserter(drift.new_categories));
  std::set_difference(before.categories.begin(), before.categories.end(), now.categories.begin(),
                      now.categories.end(), std::back_inserter(drift.vanished_categories));
  return drift;
}

/// The counts of a distribution in the bins of another, from its quantiles; shares are accurate to about
/// 0.01.
inline std::vector<double> mass_from_quantiles(const ColumnDistribution& of,
                                               const std::vector<double>& edges) {
  std::vector<double> mass;
  const double present = of.present();
  double before = 0;
  for (const double edge : edges) {
    const double up_to = of.quantiles.empty() ? 0 : share_up_to(of.quantiles, edge);
    mass.push_back(present * (up_to - before));
    before = up_to;
  }
  mass.push_back(present * (1 - before));
  mass.push_back(static_cast<double>(of.missing));
  return mass;
}

inline ColumnDrift drift_of_other_kind(const ColumnDistribution& before) {
  ColumnDrift drift;
  drift.name = before.name;
  drift.numeric = before.numeric;
  drift.reason =
      before.numeric ? "it was numeric and is categorical now" : "it was categorical and is numeric now";
  return drift;
}

}  // namespace detail

/// The drift of a column between the tables that two models were fitted on. Numeric columns are compared in
/// the bins of the first one; the shares of both are read from their 101 quantiles (of both, so that equal
/// distributions have the index 0), and accurate to about 0.01. O(bins) time.
inline ColumnDrift column_drift(const ColumnDistribution& before, const ColumnDistribution& now) {
  if (before.numeric != now.numeric) return detail::drift_of_other_kind(before);
  if (!before.numeric) return detail::drift_of_categories(before, now);
  return detail::drift_of_bins(before, {detail::mass_from_quantiles(before, before.edges),
                                        detail::mass_from_quantiles(now, before.edges)});
}

/// The drift of a column from the table that a model was fitted on; exact. O(n log bins) time.
inline ColumnDrift column_drift(const ColumnDistribution& before, const Column& now) {
  if (before.numeric != now.is_numeric()) return detail::drift_of_other_kind(before);
  if (!before.numeric) return detail::drift_of_categories(before, distribution_of(now));
  detail::DriftBins bins;
  for (const Index count : before.counts)
    bins.expected.push_back(static_cast<double>(count));
  for (const Index count : detail::bin_counts(now.numbers(), before.edges))
    bins.actual.push_back(static_cast<double>(count));
  bins.expected.push_back(static_cast<double>(before.missing));
  bins.actual.push_back(static_cast<double>(now.missing_count()));
  return detail::drift_of_bins(before, bins);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_DRIFT_HPP

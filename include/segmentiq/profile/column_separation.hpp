// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_COLUMN_SEPARATION_HPP
#define SEGMENTIQ_PROFILE_COLUMN_SEPARATION_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "segmentiq/profile/category_profile.hpp"
#include "segmentiq/profile/numeric_profile.hpp"
#include "segmentiq/profile/statistic.hpp"
#include "segmentiq/stats/tail_probability.hpp"

namespace segmentiq {

/// How strongly a column separates the segments. For a column that the segments were made from, p-values
/// describe how distinct the segments are; they test no hypothesis.
struct ColumnSeparation {
  std::string name;
  bool is_numeric = false;
  /// Numeric: F of the one-way analysis of variance, as `scipy.stats.f_oneway`. Categorical: χ² of
  /// independence, as `scipy.stats.chi2_contingency` with its default: Yates' correction at one degree of
  /// freedom.
  Statistic statistic{};
  Index freedom_above = 0;  ///< degrees of freedom: between segments, or of the table
  Index freedom_below = 0;  ///< within segments; 0 for categorical columns
  /// Numeric: η², the share of the variance that lies between segments. Categorical: Cramér's V, from χ²
  /// without a correction, as `scipy.stats.contingency.association`. Both 0 … 1.
  Statistic effect{};
  Statistic p_value{};           ///< 0 means below the smallest double
  Statistic adjusted_p_value{};  ///< by Benjamini and Hochberg over all columns that have a p-value
  Index missing = 0;             ///< missing cells, which are ignored

  friend bool operator==(const ColumnSeparation&, const ColumnSeparation&) = default;
};

/// p-values adjusted for their number, so that among those below a level the share of false positives is at
/// most that level: R's `p.adjust(p, "BH")`. Undefined p-values stay undefined and do not count. O(m log m).
/// @see Benjamini & Hochberg 1995
inline std::vector<Statistic> adjust_p_values(const std::vector<Statistic>& p_values) {
  std::vector<Statistic> adjusted = p_values;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p_values.size(); ++i)
    if (p_values[i]) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return *p_values[a] < *p_values[b]; });
  const auto m = static_cast<double>(order.size());
  double smallest = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t at = order[rank - 1];
    smallest = std::min(smallest, m / static_cast<double>(rank) * *p_values[at]);
    adjusted[at] = Statistic::of(smallest);
  }
  return adjusted;
}

namespace detail {

/// The analysis of variance, from the summaries of the segments. O(k).
inline ColumnSeparation separation_of(const NumericColumnProfile& column) {
  ColumnSeparation found;
  found.name = column.name;
  found.is_numeric = true;
  found.missing = column.all.missing;
  Index groups = 0;
  double between = 0, within = 0;
  for (const NumericProfile& segment : column.segments) {
    if (segment.summary.count == 0) continue;
    ++groups;
    const auto size = static_cast<double>(segment.summary.count);
    const double off = *segment.summary.mean - *column.all.mean;
    between += size * off * off;
    within += size * *segment.summary.standard_deviation * *segment.summary.standard_deviation;
  }
  found.freedom_above = std::max<Index>(0, groups - 1);
  found.freedom_below = column.all.count - groups;
  const auto none = [&found](std::string_view reason) {
    found.statistic = found.effect = found.p_value = Statistic::none(reason);
    return found;
  };
  if (groups < 2) return none("fewer than two segments have a number here");
  if (*column.all.standard_deviation == 0) return none("the numbers of all rows are the same");
  found.effect = Statistic::of(between / (between + within));
  if (found.freedom_below == 0) {
    found.statistic = found.p_value = Statistic::none("no segment has two numbers");
    return found;
  }
  if (within == 0) {  // F is infinite
    found.statistic = Statistic::none("the numbers of each segment are the same");
    found.p_value = Statistic::of(0);
    return found;
  }
  const auto above = static_cast<double>(found.freedom_above),
             below = static_cast<double>(found.freedom_below);
  const double f = (between / above) / (within / below);
  found.statistic = Statistic::of(f);
  found.p_value = Statistic::of(f_tail(f, above, below));
  return found;
}

/// χ² of a table of segments × categories; `correction` is subtracted from each difference, down to 0 at
/// most. O(non-empty cells + k): empty cells add their expected counts, n_s·(rest)/n.
inline double chi_squared(const SegmentCounts& counts, double correction) {
  const auto n = static_cast<double>(counts.count);
  double sum = 0;
  for (std::size_t s = 0; s < counts.cells.size(); ++s) {
    if (counts.sizes[s] == 0) continue;
    const auto size = static_cast<double>(counts.sizes[s]);
    Index empty = counts.count;  // rows of the categories that the segment does not have
    const auto add = [&](double observed, double total) {
      const double expected = size * total / n;
      const double difference = std::fabs(observed - expected);
      const double left = difference - std::min(correction, difference);
      sum += left * left / expected;
    };
    for (const auto& [code, count] : counts.cells[s]) {
      const Index total = counts.totals[to_size(code)];
      empty -= total;
      add(static_cast<double>(count), static_cast<double>(total));
    }
    if (empty > 0) {
      if (correction > 0)  // a 2 × 2 table: the rest is one category
        add(0, static_cast<double>(empty));
      else
        sum += size * static_cast<double>(empty) / n;
    }
  }
  return sum;
}

inline ColumnSeparation separation_of(const CategoricalColumnProfile& column, const SegmentCounts& counts) {
  ColumnSeparation found;
  found.name = column.name;
  found.missing = column.missing;
  const Index groups = static_cast<Index>(counts.sizes.size()) -
                       std::count(counts.sizes.begin(), counts.sizes.end(), Index{0});
  const auto none = [&found](std::string_view reason) {
    found.statistic = found.effect = found.p_value = Statistic::none(reason);
    return found;
  };
  if (groups < 2) return none("fewer than two segments have a category here");
  if (column.categories < 2) return none("all rows have the same category");
  found.freedom_above = (groups - 1) * (column.categories - 1);
  const double plain = chi_squared(counts, 0);
  const double corrected = found.freedom_above == 1 ? chi_squared(counts, 0.5) : plain;
  const auto smaller = static_cast<double>(std::min(groups, column.categories) - 1);
  found.statistic = Statistic::of(corrected);
  found.effect = Statistic::of(std::min(1.0, std::sqrt(plain / static_cast<double>(counts.count) / smaller)));
  found.p_value = Statistic::of(chi_squared_tail(corrected, static_cast<double>(found.freedom_above)));
  return found;
}

}  // namespace detail
}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_COLUMN_SEPARATION_HPP

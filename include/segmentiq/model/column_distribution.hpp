// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_COLUMN_DISTRIBUTION_HPP
#define SEGMENTIQ_MODEL_COLUMN_DISTRIBUTION_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/types.hpp"
#include "segmentiq/model/score_quantiles.hpp"
#include "segmentiq/table/column.hpp"

namespace segmentiq {

/// The distribution of a feature column when the model was fitted, before imputation and scaling: enough to
/// measure later how far new tables differ.
struct ColumnDistribution {
  std::string name;
  bool numeric = true;
  Index missing = 0;  ///< missing cells
  /// Cells that are not missing, per bin (numeric) or per category.
  std::vector<Index> counts;

  // numeric only
  double mean = 0;       ///< 0 when every cell is missing
  double deviation = 0;  ///< standard deviation, divided by n
  /// 101 quantiles at 0, 0.01, …, 1; none when every cell is missing.
  std::vector<double> quantiles;
  /// Upper ends of the bins, ascending: the distinct deciles without the largest value. Bin i is (edges[i−1],
  /// edges[i]]; the first and the last one are open.
  std::vector<double> edges;

  // categorical only
  std::vector<std::string> categories;  ///< those that some cell has, ascending byte by byte

  /// The number of cells that are not missing. A double, so that no counts in a file can overflow it.
  double present() const {
    double sum = 0;
    for (const Index count : counts)
      sum += static_cast<double>(count);
    return sum;
  }
};

namespace detail {

/// The number of values in each bin. Missing ones (NaN) are in none. O(n log bins).
inline std::vector<Index> bin_counts(std::span<const double> values, const std::vector<double>& edges) {
  std::vector<Index> counts(edges.size() + 1, 0);
  for (const double value : values)
    if (!std::isnan(value))
      ++counts[to_size(std::lower_bound(edges.begin(), edges.end(), value) - edges.begin())];
  return counts;
}

/// The categories that some cell has, ascending, and how many cells have each. O(n + c log c).
inline void count_categories(const Column& column, std::vector<std::string>& categories,
                             std::vector<Index>& counts) {
  std::vector<Index> of_code(column.categories().size(), 0);
  for (const std::int32_t code : column.codes())
    if (code >= 0) ++of_code[to_size(code)];
  std::vector<std::size_t> order;
  for (std::size_t code = 0; code < of_code.size(); ++code)
    if (of_code[code] > 0) order.push_back(code);
  const auto texts = column.categories();
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return texts[a] < texts[b]; });
  for (const std::size_t code : order) {
    if (!categories.empty() && categories.back() == texts[code]) {
      counts.back() += of_code[code];
      continue;
    }
    categories.push_back(texts[code]);
    counts.push_back(of_code[code]);
  }
}

}  // namespace detail

/// The distribution of a column. Numeric columns must be finite where they are not missing. O(n log n) time,
/// O(n) memory. @throws cancelled_error
inline ColumnDistribution distribution_of(const Column& column, const Execution& execution = {}) {
  ColumnDistribution found;
  found.name = column.name();
  found.numeric = column.is_numeric();
  found.missing = column.missing_count();
  if (!found.numeric) {
    detail::count_categories(column, found.categories, found.counts);
    return found;
  }
  std::vector<double> values;
  for (const double value : column.numbers())
    if (!std::isnan(value)) values.push_back(value);
  if (values.empty()) {
    found.counts = {0};
    return found;
  }
  const auto n = static_cast<double>(values.size());
  const double first = values.front();  // sums are relative to it: a large common offset costs no digits
  double sum = 0, squares = 0;
  for (const double value : values)
    sum += value - first;
  found.mean = first + sum / n;
  for (const double value : values)
    squares += (value - found.mean) * (value - found.mean);
  found.deviation = std::sqrt(squares / n);
  found.quantiles = detail::quantile_grid(values, 100, execution);
  for (std::size_t i = 10; i < 100; i += 10) {
    const double edge = found.quantiles[i];
    if ((found.edges.empty() || edge > found.edges.back()) && edge < found.quantiles.back())
      found.edges.push_back(edge);
  }
  execution.check_stop();
  found.counts = detail::bin_counts(column.numbers(), found.edges);
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_COLUMN_DISTRIBUTION_HPP

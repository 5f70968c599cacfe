// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_QUANTILE_SCALER_HPP
#define SEGMENTIQ_PREPROCESS_QUANTILE_SCALER_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/preprocess/quantiles.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"
#include "segmentiq/stats/normal_quantile.hpp"

namespace segmentiq {

/// The distribution of the values that a `QuantileScaler` returns.
enum class QuantileOutput {
  uniform,  ///< 0 … 1: the share of observations below
  normal    ///< standard normal, clipped at ±5.199
};

/// The quantiles that `QuantileScaler` found. Immutable.
class FittedQuantileScaler {
 public:
  /// From quantiles found earlier, e.g. loaded from a model.
  /// @param quantiles m × d, m ≥ 1: for each feature the quantiles of the shares 0, 1/(m−1), …, 1, ascending;
  /// NaN for a feature without values
  /// @throws parameter_error when m = 0 or a column does not ascend
  explicit FittedQuantileScaler(Matrix<double> quantiles, QuantileOutput output = QuantileOutput::uniform)
      : output_(output) {
    if (quantiles.rows() < 1)
      throw parameter_error("FittedQuantileScaler(): quantiles (0 rows) must have at least one row");
    for (Index j = 0; j < quantiles.cols(); ++j) {
      std::vector<double> column;
      for (Index i = 0; i < quantiles.rows(); ++i) {
        if (i > 0 && quantiles(i, j) < quantiles(i - 1, j))
          throw parameter_error("FittedQuantileScaler(): quantiles of feature " + std::to_string(j) +
                                " must ascend, but do not in row " + std::to_string(i));
        column.push_back(quantiles(i, j));
      }
      columns_.push_back(std::move(column));
    }
    const Index m = quantiles.rows();
    const double step = m > 1 ? 1.0 / static_cast<double>(m - 1) : 0.0;
    for (Index i = 0; i < m; ++i)
      shares_.push_back(i > 0 && i == m - 1 ? 1.0 : static_cast<double>(i) * step);
    quantiles_ = std::move(quantiles);
  }

  /// m × d.
  const Matrix<double>& quantiles() const { return quantiles_; }
  QuantileOutput output() const { return output_; }
  Index features() const { return quantiles_.cols(); }

  /// The rank of each value among the quantiles, n × d, interpolated linearly. NaN stays NaN; values beyond
  /// those seen at fit get the rank of the nearest end.
  /// @throws parameter_error when the number of features differs; data_error naming the row and column of an
  /// infinity; cancelled_error
  /// O(n·d·log m) time.
  Matrix<double> transform(const Observations& observations, const Execution& execution = {}) const {
    const Matrix<double>& x = observations.values();
    detail::require_feature_count(x.cols(), features(), "FittedQuantileScaler::transform()");
    detail::require_no_infinity(x, "FittedQuantileScaler::transform()", execution);
    Matrix<double> z(x.rows(), x.cols());
    detail::StopPoll poll(execution);
    for (Index i = 0; i < x.rows(); ++i, poll(x.cols()))
      for (Index j = 0; j < x.cols(); ++j)
        z(i, j) = place(columns_[to_size(j)], x(i, j));
    return z;
  }

 private:
  /// For repeated quantiles the middle of their ranks: the mean of interpolating from below and from above.
  double place(const std::vector<double>& quantiles, double x) const {
    if (std::isnan(x) || std::isnan(quantiles.front())) return std::numeric_limits<double>::quiet_NaN();
    const double near = output_ == QuantileOutput::normal ? 1e-7 : 0;  // scikit-learn's BOUNDS_THRESHOLD
    double share = 0;
    if (near > 0 ? x - near < quantiles.front() : x == quantiles.front())
      share = 0;
    else if (near > 0 ? x + near > quantiles.back() : x == quantiles.back())
      share = 1;
    else
      share = 0.5 * (from_below(quantiles, x) + from_above(quantiles, x));
    if (output_ == QuantileOutput::uniform) return share;
    return std::clamp(detail::normal_quantile(share), least_, largest_);
  }

  /// At the last of equal quantiles.
  double from_below(const std::vector<double>& q, double x) const {
    const auto after = to_size(std::upper_bound(q.begin(), q.end(), x) - q.begin());
    if (after == 0) return shares_.front();
    if (after == q.size()) return shares_.back();
    if (q[after - 1] == x) return shares_[after - 1];
    const double slope = (shares_[after] - shares_[after - 1]) / (q[after] - q[after - 1]);
    if (!std::isnormal(slope)) return between(after, q, x);
    return slope * (x - q[after - 1]) + shares_[after - 1];
  }
  /// At the first of equal quantiles.
  double from_above(const std::vector<double>& q, double x) const {
    const auto at = to_size(std::lower_bound(q.begin(), q.end(), x) - q.begin());
    if (at == q.size()) return shares_.back();
    if (at == 0 || q[at] == x) return shares_[at];
    const double slope = (shares_[at] - shares_[at - 1]) / (q[at] - q[at - 1]);
    if (!std::isnormal(slope)) return between(at, q, x);
    return shares_[at] - slope * (q[at] - x);
  }
  /// The same where the slope is not a normal number, because the gap between the quantiles underflows or
  /// overflows: by the position of x in the gap. @pre q[at − 1] < x < q[at]
  double between(std::size_t at, const std::vector<double>& q, double x) const {
    const double a = q[at - 1], b = q[at];
    const bool wide = std::isinf(b - a);
    const double part = wide ? (x / 2 - a / 2) / (b / 2 - a / 2) : (x - a) / (b - a);
    return shares_[at - 1] + (shares_[at] - shares_[at - 1]) * part;
  }

  Matrix<double> quantiles_;
  std::vector<std::vector<double>> columns_;  // the same, each feature contiguous
  std::vector<double> shares_;
  QuantileOutput output_;
  // Where the normal distribution is clipped.
  static constexpr double tail = 1e-7 - std::numeric_limits<double>::epsilon();
  double least_ = detail::normal_quantile(tail);
  double largest_ = detail::normal_quantile(1 - tail);
};

/// Replaces each value by its rank among the values of its feature: only the order counts, and there are no
/// outliers. As scikit-learn's `QuantileTransformer`, without its subsampling.
///
/// With the output `normal`, values within 1e-7 of the minimum or maximum count as equal to it, as in
/// scikit-learn. Features should therefore not have units so large that this matters.
class QuantileScaler {
 public:
  /// How many quantiles are kept, ≥ 1; at most n. More give finer ranks, and cost m × d values.
  Index quantiles = 1000;
  QuantileOutput output = QuantileOutput::uniform;

  /// @param observations n × d, n ≥ 1; NaN is ignored
  /// @throws parameter_error when quantiles < 1; data_error when n = 0, and naming the row and column of the
  /// first infinity; cancelled_error
  /// O(d·n·log n) time; memory O(n) and m × d.
  FittedQuantileScaler fit(const Observations& observations, const Execution& execution = {}) const {
    const Matrix<double>& x = observations.values();
    if (quantiles < 1)
      throw parameter_error("QuantileScaler::fit(): quantiles (" + std::to_string(quantiles) +
                            ") must be at least 1");
    require_observations(x.rows(), "QuantileScaler::fit()");
    detail::require_no_infinity(x, "QuantileScaler::fit()", execution);
    const Index m = std::min(quantiles, x.rows());
    const double step = m > 1 ? 1.0 / static_cast<double>(m - 1) : 0.0;
    Matrix<double> found(m, x.cols());
    for (Index j = 0; j < x.cols(); ++j) {
      const std::vector<double> sorted = detail::sorted_values(x, j, execution);
      for (Index i = 0; i < m; ++i) {
        const double percent = (i > 0 && i == m - 1 ? 1.0 : static_cast<double>(i) * step) * 100;
        found(i, j) = detail::quantile(sorted, percent / 100);
        if (i > 0) found(i, j) = std::max(found(i, j), found(i - 1, j));  // against rounding
      }
    }
    return FittedQuantileScaler(std::move(found), output);
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_QUANTILE_SCALER_HPP

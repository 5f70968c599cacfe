// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_ROBUST_SCALER_HPP
#define SEGMENTIQ_PREPROCESS_ROBUST_SCALER_HPP

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

namespace segmentiq {

/// The centre and scale that `RobustScaler` found: z = (x − centre) / scale, feature by feature. Immutable.
class FittedRobustScaler {
 public:
  /// From parameters found earlier, e.g. loaded from a model.
  /// @throws parameter_error when the lengths differ or a scale is not above 0 (NaN, of a column without
  /// values, is allowed)
  FittedRobustScaler(Vector<double> centers, Vector<double> scales)
      : centers_(std::move(centers)), scales_(std::move(scales)) {
    if (centers_.size() != scales_.size())
      throw parameter_error("FittedRobustScaler(): scales (" + std::to_string(scales_.size()) +
                            " of them) must be as many as the centres, " + std::to_string(centers_.size()));
    for (Index j = 0; j < scales_.size(); ++j)
      if (scales_[j] <= 0)
        throw parameter_error("FittedRobustScaler(): scales[" + std::to_string(j) + "] (" +
                              std::to_string(scales_[j]) + ") must be above 0");
  }

  /// d medians; NaN for a feature without values.
  const Vector<double>& centers() const { return centers_; }
  /// d ranges between the quantiles, 1 if the range is (nearly) 0; NaN for a feature without values.
  const Vector<double>& scales() const { return scales_; }
  Index features() const { return centers_.size(); }

  /// The scaled values, n × d; NaN stays NaN.
  /// @throws parameter_error when the number of features differs; data_error naming the row and column of an
  /// infinity; cancelled_error
  Matrix<double> transform(const Observations& observations, const Execution& execution = {}) const {
    const Matrix<double>& x = observations.values();
    detail::require_feature_count(x.cols(), features(), "FittedRobustScaler::transform()");
    detail::require_no_infinity(x, "FittedRobustScaler::transform()", execution);
    Matrix<double> z(x.rows(), x.cols());
    detail::StopPoll poll(execution);
    for (Index i = 0; i < x.rows(); ++i, poll(x.cols()))
      z.row(i) = (x.row(i) - centers_.transpose()).array() / scales_.transpose().array();
    return z;
  }

  /// Inverts `transform`, up to rounding. @throws parameter_error as transform()
  Matrix<double> inverse_transform(const Observations& scaled) const {
    const Matrix<double>& z = scaled.values();
    detail::require_feature_count(z.cols(), features(), "FittedRobustScaler::inverse_transform()");
    return (z.array().rowwise() * scales_.transpose().array()).rowwise() + centers_.transpose().array();
  }

 private:
  Vector<double> centers_;
  Vector<double> scales_;
};

/// Subtracts the median of each feature and divides by its interquartile range, so that a few outliers do not
/// determine the scale. As scikit-learn's `RobustScaler`.
///
/// Quantiles are interpolated linearly. NaN marks a missing value: it is ignored at fit and stays. A feature
/// whose range is below 10·ε is only centred; this includes features with the same value in half of the rows.
class RobustScaler {
 public:
  /// The quantiles whose difference is the scale, 0 ≤ lower < upper ≤ 1.
  double lower = 0.25;
  double upper = 0.75;

  /// @param observations n × d, n ≥ 1
  /// @throws parameter_error when lower or upper is out of range; data_error when n = 0, and naming the row
  /// and column of the first infinity; cancelled_error
  /// O(d·n·log n) time, O(n) memory.
  FittedRobustScaler fit(const Observations& observations, const Execution& execution = {}) const {
    const Matrix<double>& x = observations.values();
    if (!(lower >= 0 && lower < upper && upper <= 1))
      throw parameter_error("RobustScaler::fit(): lower (" + std::to_string(lower) + ") and upper (" +
                            std::to_string(upper) + ") must be 0 ≤ lower < upper ≤ 1");
    require_observations(x.rows(), "RobustScaler::fit()");
    detail::require_no_infinity(x, "RobustScaler::fit()", execution);
    Vector<double> centers(x.cols()), scales(x.cols());
    for (Index j = 0; j < x.cols(); ++j) {
      const std::vector<double> sorted = detail::sorted_values(x, j, execution);
      centers[j] = detail::quantile(sorted, 0.5);
      const double range = detail::quantile(sorted, upper) - detail::quantile(sorted, lower);
      scales[j] = range < 10 * std::numeric_limits<double>::epsilon() ? 1.0 : range;
    }
    return {std::move(centers), std::move(scales)};
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_ROBUST_SCALER_HPP

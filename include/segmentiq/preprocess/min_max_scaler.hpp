// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_MIN_MAX_SCALER_HPP
#define SEGMENTIQ_PREPROCESS_MIN_MAX_SCALER_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/preprocess/standard_scaler.hpp"

namespace segmentiq {

/// The parameters that `MinMaxScaler` found: z = x · scale + offset, feature by feature. Immutable.
class FittedMinMaxScaler {
 public:
  /// From parameters found earlier, e.g. loaded from a model.
  /// @throws parameter_error when the lengths differ or a scale is not above 0 (NaN, of a column without
  /// values, is allowed)
  FittedMinMaxScaler(Vector<double> offsets, Vector<double> scales)
      : offsets_(std::move(offsets)), scales_(std::move(scales)) {
    if (offsets_.size() != scales_.size())
      throw parameter_error("FittedMinMaxScaler(): scales (" + std::to_string(scales_.size()) +
                            " of them) must be as many as the offsets, " + std::to_string(offsets_.size()));
    for (Index j = 0; j < scales_.size(); ++j)
      if (scales_[j] <= 0)
        throw parameter_error("FittedMinMaxScaler(): scales[" + std::to_string(j) + "] (" +
                              std::to_string(scales_[j]) + ") must be above 0");
  }

  /// d values; NaN for a feature without values.
  const Vector<double>& offsets() const { return offsets_; }
  /// d values: 1 / (maximum − minimum), or 1 if that range is (nearly) 0; NaN for a feature without values.
  const Vector<double>& scales() const { return scales_; }
  Index features() const { return scales_.size(); }

  /// The scaled values, n × d; NaN stays NaN. Values beyond those seen at fit are below 0 or above 1.
  /// @throws parameter_error when the number of features differs; data_error naming the row and column of an
  /// infinity; cancelled_error
  Matrix<double> transform(const Observations& observations, const Execution& execution = {}) const {
    const Matrix<double>& x = observations.values();
    detail::require_feature_count(x.cols(), features(), "FittedMinMaxScaler::transform()");
    detail::require_no_infinity(x, "FittedMinMaxScaler::transform()", execution);
    Matrix<double> z(x.rows(), x.cols());
    detail::StopPoll poll(execution);
    for (Index i = 0; i < x.rows(); ++i, poll(x.cols()))
      z.row(i) = x.row(i).array() * scales_.transpose().array() + offsets_.transpose().array();
    return z;
  }

  /// Inverts `transform`, up to rounding. @throws parameter_error as transform()
  Matrix<double> inverse_transform(const Observations& scaled) const {
    const Matrix<double>& z = scaled.values();
    detail::require_feature_count(z.cols(), features(), "FittedMinMaxScaler::inverse_transform()");
    return (z.rowwise() - offsets_.transpose()).array().rowwise() / scales_.transpose().array();
  }

 private:
  Vector<double> offsets_;
  Vector<double> scales_;
};

/// Maps the minimum of each feature to 0 and its maximum to 1, as scikit-learn's `MinMaxScaler`.
///
/// A single outlier compresses all other values. NaN marks a missing value: it is ignored at fit and stays. A
/// feature whose range is below 10·ε is only shifted to 0.
class MinMaxScaler {
 public:
  /// @param observations n × d, n ≥ 1
  /// @throws data_error when n = 0, and naming the row and column of the first infinity; cancelled_error
  /// O(n·d) time, O(d) memory.
  FittedMinMaxScaler fit(const Observations& observations, const Execution& execution = {}) const {
    const Matrix<double>& x = observations.values();
    require_observations(x.rows(), "MinMaxScaler::fit()");
    detail::require_no_infinity(x, "MinMaxScaler::fit()", execution);
    Vector<double> offsets(x.cols()), scales(x.cols());
    for (Index j = 0; j < x.cols(); ++j) {
      execution.check_stop();
      double least = std::numeric_limits<double>::quiet_NaN(), largest = least;
      for (Index i = 0; i < x.rows(); ++i) {
        least = std::fmin(least, x(i, j));  // fmin ignores NaN
        largest = std::fmax(largest, x(i, j));
      }
      const double range = largest - least;
      scales[j] = range < 10 * std::numeric_limits<double>::epsilon() ? 1.0 : 1.0 / range;
      offsets[j] = 0 - least * scales[j];
    }
    return {std::move(offsets), std::move(scales)};
  }
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_MIN_MAX_SCALER_HPP

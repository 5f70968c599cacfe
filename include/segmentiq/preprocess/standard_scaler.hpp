// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_STANDARD_SCALER_HPP
#define SEGMENTIQ_PREPROCESS_STANDARD_SCALER_HPP

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/core/stop_poll.hpp"
#include "segmentiq/preprocess/column_sums.hpp"

namespace segmentiq {

namespace detail {

/// @throws parameter_error when the number of features differs from that at fit
inline void require_feature_count(Index features, Index fitted, std::string_view where) {
  if (features != fitted)
    throw parameter_error(std::string(where) + ": the features of x (" + std::to_string(features) +
                          ") must be " + std::to_string(fitted) + ", as in the data it was fitted on");
}

}  // namespace detail

/// The means and scales that `StandardScaler` found: z = (x − mean) / scale, feature by feature. Immutable.
class FittedStandardScaler {
 public:
  /// From parameters found earlier, e.g. loaded from a model.
  /// @throws parameter_error when the lengths differ or a scale is not above 0 (NaN, of a column without
  /// values, is allowed)
  FittedStandardScaler(Vector<double> means, Vector<double> scales)
      : means_(std::move(means)), scales_(std::move(scales)) {
    if (means_.size() != scales_.size())
      throw parameter_error("FittedStandardScaler(): scales (" + std::to_string(scales_.size()) +
                            " of them) must be as many as the means, " + std::to_string(means_.size()));
    for (Index j = 0; j < scales_.size(); ++j)
      if (scales_[j] <= 0)
        throw parameter_error("FittedStandardScaler(): scales[" + std::to_string(j) + "] (" +
                              std::to_string(scales_[j]) + ") must be above 0");
  }

  /// d means; NaN for a feature without values.
  const Vector<double>& means() const { return means_; }
  /// d standard deviations (ddof 0), 1 for a feature that is constant up to rounding; NaN for one without
  /// values.
  const Vector<double>& scales() const { return scales_; }
  Index features() const { return means_.size(); }

  /// The standardised values, n × d; NaN stays NaN. Float data give float values.
  /// @param x n × d, any Eigen expression of float or double; the arithmetic is done in double
  /// @throws parameter_error when x has another number of features; data_error naming the row and column of
  /// an infinity; cancelled_error
  template<class Derived>
  Matrix<typename Derived::Scalar> transform(const Eigen::MatrixBase<Derived>& x,
                                             const Execution& execution = {}) const;

  /// As above; names and rows are kept.
  FeatureMatrix transform(FeatureMatrix x, const Execution& execution = {}) const {
    x.values = transform(x.values, execution);
    return x;
  }

  /// Inverts `transform`, up to rounding; n × d.
  /// @throws parameter_error when z has another number of features
  template<class Derived>
  Matrix<typename Derived::Scalar> inverse_transform(const Eigen::MatrixBase<Derived>& z) const;

 private:
  Vector<double> means_;
  Vector<double> scales_;
};

/// Standardises each feature to mean 0 and standard deviation 1, as scikit-learn's `StandardScaler` does.
///
/// The variance is divided by n (ddof 0; R's `scale` divides by n − 1). NaN marks a missing value: it is
/// ignored at fit and stays. A feature that is constant up to rounding (see `is_near_constant`) is only
/// centred. Sums are taken in a fixed order: the same values give the same bytes, and those of scikit-learn
/// for the columns of a DataFrame.
class StandardScaler {
 public:
  /// @param x n × d of float or double, rows = observations, n ≥ 1
  /// @throws data_error when n = 0, and naming the row and column of the first infinity; cancelled_error
  ///
  /// O(n·d) time, O(d) memory.
  template<class Derived>
  FittedStandardScaler fit(const Eigen::MatrixBase<Derived>& x, const Execution& execution = {}) const;

  FittedStandardScaler fit(const FeatureMatrix& x, const Execution& execution = {}) const {
    return fit(x.values, execution);
  }
};

/// A scaler that changes nothing.
class NoScaling {
 public:
  template<class Input>
  NoScaling fit(const Input&) const {
    return *this;
  }

  Matrix<double> transform(Matrix<double> x) const { return x; }
  FeatureMatrix transform(FeatureMatrix x) const { return x; }
};

/// Whether a variance is indistinguishable from rounding error: var ≤ n·ε·var + (n·mean·ε)², scikit-learn's
/// rule. The right side bounds the error of the two-pass algorithm (Chan, Golub and LeVeque 1983).
inline bool is_near_constant(double variance, double mean, double count) {
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  const double mean_error = count * mean * epsilon;
  return variance <= count * epsilon * variance + mean_error * mean_error;
}

namespace detail {

/// @throws data_error naming the first infinity (NaN is allowed); cancelled_error
template<class Derived>
void require_no_infinity(const Eigen::MatrixBase<Derived>& x, std::string_view where,
                         const Execution& execution) {
  StopPoll poll(execution);
  for (Index i = 0; i < x.rows(); ++i, poll(x.cols()))
    for (Index j = 0; j < x.cols(); ++j)
      if (std::isinf(x.derived().coeff(i, j)))
        throw data_error(std::string(where) + ": every value must be finite or NaN, but row " +
                         std::to_string(i) + ", column " + std::to_string(j) +
                         " (counted from 0) is infinite");
}

}  // namespace detail

template<class Derived>
FittedStandardScaler StandardScaler::fit(const Eigen::MatrixBase<Derived>& x,
                                         const Execution& execution) const {
  require_observations(x.rows(), "StandardScaler::fit()");
  detail::require_no_infinity(x, "StandardScaler::fit()", execution);
  const detail::ColumnMoments found = detail::column_moments(x, execution);
  Vector<double> scales(x.cols());
  for (Index j = 0; j < x.cols(); ++j)
    scales[j] = is_near_constant(found.variances[j], found.means[j], found.counts[j])
                    ? 1.0
                    : std::sqrt(found.variances[j]);
  return {found.means.matrix(), std::move(scales)};
}

template<class Derived>
Matrix<typename Derived::Scalar> FittedStandardScaler::transform(const Eigen::MatrixBase<Derived>& x,
                                                                 const Execution& execution) const {
  using Scalar = typename Derived::Scalar;
  detail::require_feature_count(x.cols(), features(), "FittedStandardScaler::transform()");
  detail::require_no_infinity(x, "FittedStandardScaler::transform()", execution);
  Matrix<Scalar> z(x.rows(), x.cols());
  detail::StopPoll poll(execution);
  for (Index i = 0; i < x.rows(); ++i, poll(x.cols()))
    for (Index j = 0; j < x.cols(); ++j)
      z(i, j) = static_cast<Scalar>((static_cast<double>(x.derived().coeff(i, j)) - means_[j]) / scales_[j]);
  return z;
}

template<class Derived>
Matrix<typename Derived::Scalar> FittedStandardScaler::inverse_transform(
    const Eigen::MatrixBase<Derived>& z) const {
  using Scalar = typename Derived::Scalar;
  detail::require_feature_count(z.cols(), features(), "FittedStandardScaler::inverse_transform()");
  Matrix<Scalar> x(z.rows(), z.cols());
  for (Index i = 0; i < z.rows(); ++i)
    for (Index j = 0; j < z.cols(); ++j)
      x(i, j) = static_cast<Scalar>(static_cast<double>(z.derived().coeff(i, j)) * scales_[j] + means_[j]);
  return x;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_STANDARD_SCALER_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_PCA_HPP
#define SEGMENTIQ_DECOMPOSITION_PCA_HPP

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/decomposition/fitted_pca.hpp"
#include "segmentiq/decomposition/pca_options.hpp"
#include "segmentiq/decomposition/pca_solver.hpp"
#include "segmentiq/decomposition/svd_by_shape.hpp"
#include "segmentiq/preprocess/column_sums.hpp"

namespace segmentiq {

/// Principal component analysis by the singular value decomposition of the centred data, as scikit-learn's
/// `PCA` with `svd_solver="full"`.
///
/// - Features are centred, not scaled. Explained variances are divided by n − 1; ratios refer to all
///   components.
/// - Signs as in scikit-learn ≥ 1.5: the loading of largest magnitude is positive, the first of equal ones.
///   Loadings within 1e-9 of the largest count as equal, so that the sign does not depend on rounding.
/// - A direction is determined, up to its sign, if its singular value is distinct; for equal singular values
///   only the space they span is.
/// - Deterministic: the same bytes for any number of threads.
///
///     const FittedPca pca = Pca{{.variance_share = 0.95}}.fit(x);
///     const Matrix<double> scores = pca.transform(x);  // n × k
/// @tparam Solver how the decomposition is computed, see `PcaSolver`
template<PcaSolver Solver = SvdByShape>
class Pca {
 public:
  explicit Pca(PcaOptions options = {}, Solver solver = Solver{})
      : options_(options), solver_(std::move(solver)) {}

  const PcaOptions& options() const { return options_; }

  /// @param x n × d of float or double, any Eigen expression, n ≥ 1, d ≥ 1; the arithmetic is done in double
  /// @throws parameter_error for options out of range, e.g. components above min(n, d)
  /// @throws data_error when n = 0 or d = 0, naming row and column of a value that is not finite, and when
  /// values are so large that their squares overflow
  ///
  /// With the default solver O(n·d·min(n, d)) time; O(d²) memory when n ≥ d, else two copies of the data.
  template<class Derived>
  FittedPca fit(const Eigen::MatrixBase<Derived>& x, const Execution& execution = {}) const;

  FittedPca fit(const FeatureMatrix& x, const Execution& execution = {}) const {
    return fit(x.values, execution);
  }

 private:
  void require_valid(Index observations, Index features) const;
  Index kept(const Vector<double>& variances, double total_variance) const;

  PcaOptions options_;
  Solver solver_;
};

namespace detail {

/// Flips each row so that its loading of largest magnitude is positive.
inline void make_largest_loading_positive(Matrix<double>& axes) {
  constexpr double rounding = 1e-9;
  for (Index i = 0; i < axes.rows(); ++i) {
    const double least = axes.row(i).cwiseAbs().maxCoeff() * (1 - rounding);
    Index j = 0;
    while (std::abs(axes(i, j)) < least)
      ++j;
    if (axes(i, j) < 0) axes.row(i) *= -1;
  }
}

}  // namespace detail

template<PcaSolver Solver>
void Pca<Solver>::require_valid(Index observations, Index features) const {
  if (options_.components && options_.variance_share)
    throw parameter_error("Pca::fit(): components and variance_share must not both be given");
  const Index most = max_components(observations, features);
  if (options_.components && (*options_.components < 1 || *options_.components > most))
    throw parameter_error("Pca::fit(): components (" + std::to_string(*options_.components) +
                          ") must be between 1 and " + std::to_string(most) + ", the smaller of " +
                          std::to_string(observations) + " observations and " + std::to_string(features) +
                          " features");
  if (options_.variance_share && !(*options_.variance_share > 0 && *options_.variance_share < 1))
    throw parameter_error("Pca::fit(): variance_share (" + std::to_string(*options_.variance_share) +
                          ") must be above 0 and below 1");
}

// As NumPy's searchsorted(cumsum(ratios), share, side="right") + 1, limited to the number of components,
// which rounding of the sum could exceed.
template<PcaSolver Solver>
Index Pca<Solver>::kept(const Vector<double>& variances, double total_variance) const {
  if (options_.components) return *options_.components;
  if (!options_.variance_share) return variances.size();
  if (total_variance == 0) return 1;
  Index count = 1;
  double explained = variances[0] / total_variance;
  while (explained <= *options_.variance_share && count < variances.size())
    explained += variances[count++] / total_variance;
  return count;
}

template<PcaSolver Solver>
template<class Derived>
FittedPca Pca<Solver>::fit(const Eigen::MatrixBase<Derived>& x, const Execution& execution) const {
  require_observations(x.rows(), "Pca::fit()");
  if (x.cols() == 0) throw data_error("Pca::fit(): needs at least one feature, but there is none");
  require_valid(x.rows(), x.cols());
  require_finite(x, "Pca::fit()");

  const double n = static_cast<double>(x.rows());
  const double magnitude =
      2 * x.template cast<double>().cwiseAbs().maxCoeff();  // an upper bound for centred values
  if (!std::isfinite(magnitude * magnitude * n * static_cast<double>(x.cols())))
    throw data_error("Pca::fit(): the squares of values as large as " + std::to_string(magnitude / 2) +
                     " overflow; scale the data first");
  const Vector<double> mean = (detail::column_sums(x, execution) / n).matrix();
  PrincipalAxes found = solver_.solve(x.derived(), mean, execution);
  Vector<double> variances = Vector<double>::Zero(found.singular_values.size());
  if (x.rows() > 1) variances = found.singular_values.array().square() / (n - 1);
  double total = variances.sum();
  // Centred constant data leave rounding errors, not variance.
  const double rounding = n * std::numeric_limits<double>::epsilon() * mean.norm();
  if (total <= rounding * rounding) total = 0;

  detail::make_largest_loading_positive(found.axes);
  const Index k = kept(variances, total);
  return FittedPca(mean, found.axes.topRows(k), variances.head(k), found.singular_values.head(k), total);
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_PCA_HPP

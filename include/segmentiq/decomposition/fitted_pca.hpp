// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DECOMPOSITION_FITTED_PCA_HPP
#define SEGMENTIQ_DECOMPOSITION_FITTED_PCA_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"

namespace segmentiq {

/// The principal components that a `Pca` kept: k directions in the space of d features. Immutable.
class FittedPca {
 public:
  /// From values found earlier, e.g. loaded from a model.
  /// @param total_variance of all components, including those not kept; 0 when the data are constant
  /// @throws parameter_error when the shapes do not match
  FittedPca(Vector<double> mean, Matrix<double> components, Vector<double> explained_variance,
            Vector<double> singular_values, double total_variance)
      : mean_(std::move(mean)),
        components_(std::move(components)),
        explained_variance_(std::move(explained_variance)),
        singular_values_(std::move(singular_values)),
        total_variance_(total_variance) {
    if (components_.cols() != mean_.size() || explained_variance_.size() != components_.rows() ||
        singular_values_.size() != components_.rows())
      throw parameter_error("FittedPca(): components (" + std::to_string(components_.rows()) + " × " +
                            std::to_string(components_.cols()) +
                            ") must have a column per mean, and a row per variance and singular value");
  }

  /// d means, subtracted before anything else.
  const Vector<double>& mean() const { return mean_; }
  /// k × d, rows orthonormal, by descending variance.
  const Matrix<double>& components() const { return components_; }
  /// k variances, divided by n − 1; 0 for a single observation.
  const Vector<double>& explained_variance() const { return explained_variance_; }
  /// k singular values of the centred data.
  const Vector<double>& singular_values() const { return singular_values_; }
  /// The variance of all components, including those not kept.
  double total_variance() const { return total_variance_; }
  /// False when the data are constant: the ratios are then 0, not NaN as in scikit-learn.
  bool has_variance() const { return total_variance_ > 0; }
  /// k shares of the total variance; they add up to 1 only when all components are kept.
  Vector<double> explained_variance_ratio() const {
    if (!has_variance()) return Vector<double>::Zero(explained_variance_.size());
    return explained_variance_ / total_variance_;
  }

  /// The coordinates of observations on the components, n × k. Float data give float coordinates; the
  /// arithmetic is done in double.
  /// @param x n × d, any Eigen expression of float or double
  /// @throws parameter_error when x has another number of features; data_error naming a value that is not
  /// finite; memory_limit_error when the result is above `execution.max_memory`
  ///
  /// O(n·d·k) time on all threads, memory for the result.
  template<class Derived>
  Matrix<typename Derived::Scalar> transform(const Eigen::MatrixBase<Derived>& x,
                                             const Execution& execution = {}) const;

  /// As above; the features are named "PC1", "PC2", …, and the rows are kept.
  FeatureMatrix transform(const FeatureMatrix& x, const Execution& execution = {}) const {
    std::vector<std::string> names;
    for (Index i = 1; i <= components_.rows(); ++i)
      names.push_back("PC" + std::to_string(i));
    return {transform(x.values, execution), std::move(names), x.rows};
  }

  /// The points in feature space with the coordinates z, n × d. With all components kept, x up to rounding.
  /// @param z n × k
  /// @throws parameter_error when z has another number of columns
  template<class Derived>
  Matrix<typename Derived::Scalar> inverse_transform(const Eigen::MatrixBase<Derived>& z,
                                                     const Execution& execution = {}) const;

 private:
  /// Rows per chunk; fixed, so that the result does not depend on the number of threads.
  static constexpr Index chunk_rows = 1024;

  static void require_columns(Index columns, Index wanted, std::string_view where) {
    if (columns != wanted)
      throw parameter_error(std::string(where) + " (" + std::to_string(columns) + ") must be " +
                            std::to_string(wanted) + ", as in the data it was fitted on");
  }

  Vector<double> mean_;
  Matrix<double> components_;
  Vector<double> explained_variance_;
  Vector<double> singular_values_;
  double total_variance_;
};

template<class Derived>
Matrix<typename Derived::Scalar> FittedPca::transform(const Eigen::MatrixBase<Derived>& x,
                                                      const Execution& execution) const {
  using Scalar = typename Derived::Scalar;
  require_columns(x.cols(), mean_.size(), "FittedPca::transform(): the features of x");
  require_finite(x, "FittedPca::transform()");
  require_memory(static_cast<double>(sizeof(Scalar)) * static_cast<double>(x.rows()) *
                     static_cast<double>(components_.rows()),
                 execution, "FittedPca::transform(): the coordinates", "keep fewer components");
  Matrix<Scalar> z(x.rows(), components_.rows());
  parallel_chunks(x.rows(), chunk_rows, execution, [&](Index first, Index last) {
    const OneThreadScope same_bytes_for_any_thread_count;
    Matrix<double> centred = x.derived().middleRows(first, last - first).template cast<double>();
    centred.rowwise() -= mean_.transpose();
    z.middleRows(first, last - first) = (centred * components_.transpose()).template cast<Scalar>();
  });
  return z;
}

template<class Derived>
Matrix<typename Derived::Scalar> FittedPca::inverse_transform(const Eigen::MatrixBase<Derived>& z,
                                                              const Execution& execution) const {
  using Scalar = typename Derived::Scalar;
  require_columns(z.cols(), components_.rows(), "FittedPca::inverse_transform(): the columns of z");
  Matrix<Scalar> x(z.rows(), mean_.size());
  parallel_chunks(z.rows(), chunk_rows, execution, [&](Index first, Index last) {
    const OneThreadScope same_bytes_for_any_thread_count;
    Matrix<double> points = z.derived().middleRows(first, last - first).template cast<double>() * components_;
    points.rowwise() += mean_.transpose();
    x.middleRows(first, last - first) = points.template cast<Scalar>();
  });
  return x;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DECOMPOSITION_FITTED_PCA_HPP

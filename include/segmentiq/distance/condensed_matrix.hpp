// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_DISTANCE_CONDENSED_MATRIX_HPP
#define SEGMENTIQ_DISTANCE_CONDENSED_MATRIX_HPP

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/large_array.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/types.hpp"

namespace segmentiq {

/// The dissimilarities of n observations, each pair once: n(n−1)/2 values, the upper triangle row by row, in
/// the order of SciPy's `pdist`. 8 bytes a pair.
///
///     CondensedMatrix distances(3);       // the pairs (0, 1), (0, 2), (1, 2)
///     distances.data()[1] = 2.5;
///     distances(2, 0);                    // 2.5
class CondensedMatrix {
 public:
  /// The number of pairs of n observations.
  static Index pair_count(Index observations) { return observations * (observations - 1) / 2; }

  /// Uninitialised values for the pairs of n observations.
  /// @throws parameter_error when observations < 1
  explicit CondensedMatrix(Index observations) : observations_(observations) {
    if (observations < 1)
      throw parameter_error("CondensedMatrix(): observations (" + std::to_string(observations) +
                            ") must be at least 1");
    values_ = detail::LargeArray(to_size(size()));
  }

  /// @param values n(n−1)/2 dissimilarities, in SciPy's order
  /// @throws parameter_error when the number of values is not n(n−1)/2
  CondensedMatrix(Index observations, std::span<const double> values) : CondensedMatrix(observations) {
    if (static_cast<Index>(values.size()) != size())
      throw parameter_error("CondensedMatrix(): values (" + std::to_string(values.size()) +
                            " of them) must be " + std::to_string(size()) + ", one for each pair of " +
                            std::to_string(observations) + " observations");
    std::copy(values.begin(), values.end(), values_.get());
  }

  /// From a full n × n matrix.
  /// @throws data_error naming the first entry that is not symmetric, or not zero on the diagonal
  template<class Derived>
  static CondensedMatrix from_square(const Eigen::MatrixBase<Derived>& square) {
    const auto fail = [](Index i, Index j, const std::string& why) {
      throw data_error("CondensedMatrix::from_square(): entry (" + std::to_string(i) + ", " +
                       std::to_string(j) + ") " + why);
    };
    if (square.rows() != square.cols())
      throw parameter_error("CondensedMatrix::from_square(): the matrix (" + std::to_string(square.rows()) +
                            " × " + std::to_string(square.cols()) + ") must be square");
    CondensedMatrix condensed(square.rows());
    double* to = condensed.values_.get();
    for (Index i = 0; i < square.rows(); ++i) {
      if (square.derived().coeff(i, i) != 0)
        fail(i, i, "must be 0, the dissimilarity of an observation to itself");
      for (Index j = i + 1; j < square.rows(); ++j) {
        if (square.derived().coeff(i, j) != square.derived().coeff(j, i))
          fail(i, j, "must equal its mirror image");
        *to++ = static_cast<double>(square.derived().coeff(i, j));
      }
    }
    return condensed;
  }

  CondensedMatrix(const CondensedMatrix& other) : CondensedMatrix(other.observations_, other.values()) {}
  CondensedMatrix& operator=(const CondensedMatrix& other) { return *this = CondensedMatrix(other); }
  CondensedMatrix(CondensedMatrix&&) noexcept = default;
  CondensedMatrix& operator=(CondensedMatrix&&) noexcept = default;

  /// n
  Index observations() const { return observations_; }
  /// n(n−1)/2
  Index size() const { return pair_count(observations_); }
  std::span<const double> values() const { return {values_.get(), to_size(size())}; }
  double* data() { return values_.get(); }
  const double* data() const { return values_.get(); }

  /// The position in values() of the pair (i, i+1). The pair (i, j) is at row_begin(i) + j − i − 1.
  Index row_begin(Index i) const { return i * observations_ - i * (i + 1) / 2; }

  /// The dissimilarity of two observations, in any order; 0 for i = j.
  double operator()(Index i, Index j) const {
    if (i == j) return 0;
    if (i > j) std::swap(i, j);
    return values_.get()[row_begin(i) + j - i - 1];
  }

 private:
  Index observations_;
  detail::LargeArray values_;
};

/// @throws data_error naming the first pair whose dissimilarity is negative, NaN or infinite
inline void require_dissimilarities(const CondensedMatrix& distances, const std::string& where) {
  const double* value = distances.data();
  for (Index i = 0; i < distances.observations(); ++i)
    for (Index j = i + 1; j < distances.observations(); ++j, ++value)
      if (!(*value >= 0) || std::isinf(*value))
        throw data_error(where +
                         ": every dissimilarity must be finite and not negative, but that of observations " +
                         std::to_string(i) + " and " + std::to_string(j) + " is " + std::to_string(*value));
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_DISTANCE_CONDENSED_MATRIX_HPP

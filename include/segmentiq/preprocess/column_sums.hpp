// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_COLUMN_SUMS_HPP
#define SEGMENTIQ_PREPROCESS_COLUMN_SUMS_HPP

#include <Eigen/Core>

#include "segmentiq/core/execution.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/stop_poll.hpp"

// Sums over the rows of a matrix, in the order in which NumPy sums a column: eight partial sums within 128
// rows, above that by halves. The rounding error grows with log n only, and the sums are those of
// scikit-learn for the columns of a DataFrame. One pass by rows for any number of columns.
namespace segmentiq::detail {

/// Σ of the rows [first, first + count) of `width` terms each.
/// @param add `add(row, sums)` adds the terms of a row to the `width` doubles at `sums`
template<class AddRow>
Eigen::ArrayXd pairwise_sum(Index first, Index count, Index width, const AddRow& add) {
  constexpr Index lanes = 8;
  constexpr Index block = 128;
  if (count < lanes) {
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(width);
    for (Index i = 0; i < count; ++i)
      add(first + i, sum.data());
    return sum;
  }
  if (count <= block) {
    Eigen::ArrayXXd part = Eigen::ArrayXXd::Zero(width, lanes);
    const Index whole = count - count % lanes;
    for (Index i = 0; i < whole; ++i)
      add(first + i, part.col(i % lanes).data());
    Eigen::ArrayXd sum = ((part.col(0) + part.col(1)) + (part.col(2) + part.col(3))) +
                         ((part.col(4) + part.col(5)) + (part.col(6) + part.col(7)));
    for (Index i = whole; i < count; ++i)
      add(first + i, sum.data());
    return sum;
  }
  const Index half = count / 2 - count / 2 % lanes;
  const Eigen::ArrayXd lower = pairwise_sum(first, half, width, add);
  return lower + pairwise_sum(first + half, count - half, width, add);
}

/// Σ of `count` numbers.
inline double pairwise_sum(const double* values, Index count) {
  return pairwise_sum(0, count, 1, [values](Index i, double* sum) { *sum += values[i]; })(0);
}

/// What two passes find for each column. NaN is ignored.
struct ColumnMoments {
  Eigen::ArrayXd counts;     ///< values that are not NaN
  Eigen::ArrayXd means;      ///< NaN for a column without values
  Eigen::ArrayXd variances;  ///< divided by the count (ddof 0)
};

/// Σ of each column, ignoring NaN. O(n·d).
template<class Derived>
Eigen::ArrayXd column_sums(const Eigen::MatrixBase<Derived>& x, const Execution& execution = {}) {
  const Index width = x.cols();
  StopPoll poll(execution);
  return pairwise_sum(0, x.rows(), width, [&x, width, &poll](Index i, double* sum) {
    poll(width);
    for (Index j = 0; j < width; ++j) {
      const double value = static_cast<double>(x.derived().coeff(i, j));
      sum[j] += value == value ? value : 0.0;
    }
  });
}

/// Mean and variance by the corrected two-pass algorithm (Chan, Golub and LeVeque 1983), as in scikit-learn:
/// the second pass also sums the deviations themselves, a sum that would be 0 without rounding. O(n·d).
/// @throws cancelled_error
template<class Derived>
ColumnMoments column_moments(const Eigen::MatrixBase<Derived>& x, const Execution& execution = {}) {
  const Index width = x.cols();
  StopPoll poll(execution);
  ColumnMoments found;
  found.counts = Eigen::ArrayXd::Zero(width);
  for (Index i = 0; i < x.rows(); ++i, poll(width))
    for (Index j = 0; j < width; ++j)
      found.counts[j] += x.derived().coeff(i, j) == x.derived().coeff(i, j) ? 1.0 : 0.0;
  found.means = column_sums(x, execution) / found.counts;
  const Eigen::ArrayXd deviations =
      pairwise_sum(0, x.rows(), 2 * width, [&x, width, &poll, &mean = found.means](Index i, double* sum) {
        poll(width);
        for (Index j = 0; j < width; ++j) {
          const double value = static_cast<double>(x.derived().coeff(i, j));
          const double deviation = value == value ? value - mean[j] : 0.0;
          sum[j] += deviation;
          sum[width + j] += deviation * deviation;
        }
      });
  const auto plain = deviations.head(width);
  const auto squared = deviations.tail(width);
  found.variances = (squared - plain.square() / found.counts) / found.counts;
  return found;
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_PREPROCESS_COLUMN_SUMS_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_CORE_OBSERVATIONS_HPP
#define SEGMENTIQ_CORE_OBSERVATIONS_HPP

#include <concepts>
#include <utility>

#include "segmentiq/core/matrix.hpp"

namespace segmentiq {

/// The observations that a public function takes: n × d, one per row, from any Eigen expression of any real
/// scalar.
///
/// A `Matrix<double>` is used without a copy. Everything else (column-major, float, a block, an expression)
/// is copied once into a row-major matrix of doubles. For parameters only: it refers to its argument, which
/// must outlive it.
///
///     double first(const Observations& observations) { return observations.values()(0, 0); }
///     first(Eigen::MatrixXf::Ones(3, 2));  // 1
///
/// O(n·d) time and memory where it copies, O(1) where it does not.
class Observations {
 public:
  Observations(const Matrix<double>& x) : values_(x) {}
  template<class Derived>
    requires(!std::same_as<Derived, Matrix<double>>)
  Observations(const Eigen::MatrixBase<Derived>& x) : copy_(x.template cast<double>()), values_(copy_) {}
  Observations(const Observations&) = delete;
  Observations& operator=(const Observations&) = delete;

  const Matrix<double>& values() const { return values_; }
  Index rows() const { return values_.rows(); }
  Index cols() const { return values_.cols(); }

 private:
  Matrix<double> copy_;
  const Matrix<double>& values_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_CORE_OBSERVATIONS_HPP

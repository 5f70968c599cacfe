// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_CONCEPTS_HPP
#define SEGMENTIQ_PREPROCESS_CONCEPTS_HPP

#include <concepts>
#include <span>
#include <string>
#include <vector>

#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/stage.hpp"
#include "segmentiq/table/column.hpp"

// The two exchangeable parts of a ColumnTransformer.
namespace segmentiq {

/// Brings numeric features to comparable scales.
///
/// Requires, for `const S s; const Matrix<double> x` (n × p): `s.fit(x)` → a fitted scaler whose
/// `transform(x)` converts to `Matrix<double>`.
/// Semantics (not checked): the result is n × p; row i depends on row i and on the fit only. A scaler whose
/// `fit` and `transform` take a `const Execution&` as a second argument gets it, so that it can be stopped.
/// Models: StandardScaler, RobustScaler, MinMaxScaler, QuantileScaler, ChosenScaler, NoScaling.
///
///     struct Thousands {                      // a custom one
///       Thousands fit(const Matrix<double>&) const { return *this; }
///       Matrix<double> transform(const Matrix<double>& x) const { return x / 1000; }
///     };
template<class S>
concept NumericScaler =
    Transformer<S, Matrix<double>> && std::convertible_to<transformed_t<S, Matrix<double>>, Matrix<double>>;

/// Turns text columns into numbers.
///
/// Requires, for `const E e; const std::span<const Column> columns` (text columns of n cells, none missing):
///   - `e.fit(columns)`       → a fitted encoder `f`
///   - `f.transform(columns)` → converts to `Matrix<double>`
///   - `f.feature_names()`    → converts to `std::vector<std::string>`
/// Semantics (not checked): `transform` gives n rows and one column per feature name.
/// If `f.transform_into(columns, Eigen::Ref<Matrix<double>>, const Execution&)` exists, it is used to write
/// to the result directly, without a copy.
/// Models: OneHotEncoder.
///
///     struct TextLength {                     // a custom one
///       std::vector<std::string> feature_names() const { return names; }
///       TextLength fit(std::span<const Column> c) const;        // names = "name_length" of each column
///       Matrix<double> transform(std::span<const Column> c) const;  // the bytes of each cell
///       std::vector<std::string> names{};
///     };
template<class E>
concept CategoryEncoder = Transformer<E, std::span<const Column>> &&
    std::convertible_to<transformed_t<E, std::span<const Column>>, Matrix<double>> &&
    requires(const fitted_t<E, std::span<const Column>>& f) {
  { f.feature_names() } -> std::convertible_to<std::vector<std::string>>;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_CONCEPTS_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_PREPARATION_HPP
#define SEGMENTIQ_PREPROCESS_PREPARATION_HPP

#include <optional>
#include <utility>

#include "segmentiq/core/error.hpp"
#include "segmentiq/preprocess/fitted_preparation.hpp"
#include "segmentiq/preprocess/preparation_options.hpp"

namespace segmentiq {

/// A fitted preparation, and what it makes of the table it was fitted on.
struct PreparedTraining {
  FittedPreparation preparation;
  PreparedFeatures training;
};

/// The whole way from a table to its features – column types, missing values, scaling and encoding – with
/// run-time options. `Pipeline` composes the same stages, and your own, at compile time.
///
///     const FittedPreparation fitted = Preparation{{.scale = false}}.fit(customers);
///     const FeatureMatrix x = fitted.transform(new_customers);  // the same features
class Preparation {
 public:
  explicit Preparation(PreparationOptions options = {}) : options_(std::move(options)) {}

  const PreparationOptions& options() const { return options_; }

  /// @param table n ≥ 1 rows
  /// @throws data_error when there is no row, no feature, or no row left; csv_error naming a cell that cannot
  /// be what it is said to be; parameter_error for options out of range; memory_limit_error; cancelled_error
  /// O(n·c) time; memory for the columns once.
  FittedPreparation fit(const Table& table, const Execution& execution = {}) const {
    return fit_typed(table, execution, nullptr);
  }

  /// `fit` and then `transform` of the same table, without doing twice what both need.
  /// @throws as both
  PreparedTraining fit_transform(const Table& table, const Execution& execution = {}) const {
    std::optional<PreparedFeatures> training;
    FittedPreparation preparation = fit_typed(table, execution, &training);
    return {std::move(preparation), std::move(*training)};
  }

 private:
  /// @param training filled in where it is not null
  FittedPreparation fit_typed(const Table& table, const Execution& execution,
                              std::optional<PreparedFeatures>* training) const {
    require_observations(table.rows(), "Preparation::fit()");
    PhaseProgress progress(execution, "prepare", 3);
    PreparationParts parts;
    const FittedColumnTypeDetector detected = ColumnTypeDetector{options_.columns}.fit(table);
    parts.schema = detected.schema();
    const TypedTable typed = detected.transform(table);
    progress.advance(1);

    const FittedImputer imputer = Imputer{options_.missing}.fit(typed);
    parts.imputed.assign(imputer.columns().begin(), imputer.columns().end());
    const TypedTable complete = imputer.transform(typed);
    progress.advance(1);

    const ChosenScaler scaler{options_.scale ? std::optional(options_.scaler) : std::nullopt};
    const auto fitted = ColumnTransformer{scaler, OneHotEncoder{options_.encoding}}.fit(complete, execution);
    parts.scaler = fitted.scaler();
    parts.encoder = fitted.encoder();
    FittedPreparation preparation(std::move(parts));
    if (training != nullptr) *training = preparation.encode(typed, complete, execution);
    progress.finish();
    return preparation;
  }

  PreparationOptions options_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_PREPARATION_HPP

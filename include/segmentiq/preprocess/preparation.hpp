// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_PREPARATION_HPP
#define SEGMENTIQ_PREPROCESS_PREPARATION_HPP

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/preprocess/fitted_preparation.hpp"
#include "segmentiq/preprocess/preparation_options.hpp"

namespace segmentiq {

/// The result of Preparation::fit_transform().
struct PreparedTraining {
  FittedPreparation preparation;
  PreparedFeatures training;
};

/// The whole way from a table to its features – ordered categories and dates, column types, missing values,
/// logarithms, scaling, encoding and weights – with run-time options. `Pipeline` composes the same stages,
/// and your own, at compile time.
///
///     const FittedPreparation fitted = Preparation{{.scale = false}}.fit(customers);
///     const FeatureMatrix x = fitted.transform(new_customers);  // the same features
///
/// The family, in the order in which one leads to the next:
///
///   type                | what it is
///   --------------------|-----------------------------------------------------------------------------
///   PreparationOptions  | how a table becomes features
///   Preparation         | the stage that is not fitted yet: `fit`, `fit_transform`
///   PreparationParts    | what `fit` learns, as plain values that can be saved and loaded
///   FittedPreparation   | those parts, checked: `transform`, and `prepare`, which also counts
///   PreparedFeatures    | what `prepare` returns: the features, and a PreparedColumn for each column
///   PreparedTraining    | what `fit_transform` returns: a FittedPreparation and PreparedFeatures
///
/// One floor up, `prepare()` (pipeline/prepare.hpp) adds principal components and warnings: from
/// PrepareOptions, which extend PreparationOptions, it makes a PreparedTable.
class Preparation {
 public:
  explicit Preparation(PreparationOptions options = {}) : options_(std::move(options)) {}

  const PreparationOptions& options() const { return options_; }

  /// @param table n ≥ 1 rows
  /// @throws data_error when there is no row, no feature, or no row left; csv_error naming a cell that does
  /// not fit its column; parameter_error for options out of range; memory_limit_error; cancelled_error
  /// O(n·c) time; memory for the columns once.
  FittedPreparation fit(const Table& table, const Execution& execution = {}) const {
    return fit_typed(table, execution, nullptr);
  }

  /// `fit` and then `prepare` of the same table, sharing what both need.
  /// @throws as both
  PreparedTraining fit_transform(const Table& table, const Execution& execution = {}) const {
    std::optional<PreparedFeatures> training;
    FittedPreparation preparation = fit_typed(table, execution, &training);
    return {std::move(preparation), std::move(*training)};
  }

 private:
  /// @param training set if it is not null
  FittedPreparation fit_typed(const Table& table, const Execution& execution,
                              std::optional<PreparedFeatures>* training) const {
    require_observations(table.rows(), "Preparation::fit()");
    PhaseProgress progress(execution, "prepare", 3);
    PreparationParts parts;
    const TypedTable typed = recode_and_type(table, parts);
    progress.advance(1);

    const FittedImputer imputer = Imputer{options_.missing}.fit(typed);
    parts.imputed.assign(imputer.columns().begin(), imputer.columns().end());
    const TypedTable complete = imputer.transform(typed);
    const TypedTable logged = with_logs(complete, parts.logs);
    progress.advance(1);

    const ChosenScaler scaler{options_.scale ? std::optional(options_.scaler) : std::nullopt};
    const auto fitted = ColumnTransformer{scaler, OneHotEncoder{options_.encoding}}.fit(logged, execution);
    parts.scaler = fitted.scaler();
    parts.encoder = fitted.encoder();
    parts.multipliers = multipliers(parts, complete);
    FittedPreparation preparation(std::move(parts));
    if (training != nullptr) *training = preparation.encode(table, typed, complete, execution);
    progress.finish();
    return preparation;
  }

  /// The typed table; sets the ordinals, dates, logs and schema of `parts`.
  TypedTable recode_and_type(const Table& table, PreparationParts& parts) const {
    ColumnTypeOptions columns = options_.columns;
    const auto make_numeric = [&](const std::string& name, const std::string& what) {
      for (const auto* others : {&columns.categorical, &columns.identifier, &columns.drop})
        if (std::find(others->begin(), others->end(), name) != others->end())
          throw parameter_error("Preparation::fit(): column '" + name + "' must not be " + what +
                                " and categorical, an identifier or dropped at once");
      if (std::find(columns.numeric.begin(), columns.numeric.end(), name) != columns.numeric.end())
        throw parameter_error("Preparation::fit(): column '" + name + "' must be named once, as " + what);
      columns.numeric.push_back(name);
    };
    for (const OrdinalColumn& ordinal : options_.ordinals) {
      require_valid(ordinal, "Preparation::fit()");
      make_numeric(ordinal.column, "ordered");
    }
    for (const DateColumn& date : options_.dates) {
      make_numeric(date.column, "a date");
      parts.dates.push_back(settled(table, table.column(date.column), date));
    }
    parts.ordinals = options_.ordinals;
    parts.logs = options_.logs;
    const Table recoded = detail::recode(table, parts.ordinals, parts.dates);
    const FittedColumnTypeDetector detected = ColumnTypeDetector{columns}.fit(recoded);
    parts.schema = detected.schema();
    for (ColumnSchema& c : parts.schema.columns)
      explain(parts, c);
    return FittedColumnTypeDetector(parts.schema).transform(recoded);
  }

  /// Adds what was requested for a column to its reason.
  static void explain(const PreparationParts& parts, ColumnSchema& c) {
    for (const OrdinalColumn& ordinal : parts.ordinals)
      if (ordinal.column == c.name) c.reason = "ordered as asked for: " + to_string(ordinal);
    for (const DateColumn& date : parts.dates)
      if (date.column == c.name) c.reason = "as asked for: days since " + date_text(*date.origin);
    if (std::find(parts.logs.begin(), parts.logs.end(), c.name) == parts.logs.end()) return;
    if (c.role != ColumnRole::numeric_feature)
      throw parameter_error("Preparation::fit(): logs ('" + c.name +
                            "') must be numeric features, but it is " + std::string(to_string(c.type)) +
                            " (" + c.reason + ")");
    c.reason += "; as log(1 + x)";
  }

  /// The factors of the features; empty if all are 1.
  Vector<double> multipliers(const PreparationParts& parts, const TypedTable& complete) const {
    const double block = options_.categorical_weight;
    if (!(block >= 0) || std::isinf(block))
      throw parameter_error("Preparation::fit(): categorical_weight (" + std::to_string(block) +
                            ") must be finite and at least 0");
    std::vector<std::string> names;
    for (const ImputedColumn& c : parts.imputed)
      names.push_back(c.name);
    detail::require_weights_of(options_.weights, names, "Preparation::fit()");
    if (options_.weights.empty() && block == 1 && options_.category_scaling == CategoryScaling::equal)
      return {};
    std::vector<double> found;
    for (const ImputedColumn& c : parts.imputed)
      if (c.role == ColumnRole::numeric_feature)
        found.push_back(std::sqrt(detail::weight_of(options_.weights, c.name)));
    if (parts.encoder)
      for (const OneHotColumn& c : parts.encoder->columns()) {
        const double weight = block * std::sqrt(detail::weight_of(options_.weights, c.name));
        for (const double share : detail::shares_of(c, complete.table.column(c.name)))
          found.push_back(options_.category_scaling == CategoryScaling::famd ? weight / std::sqrt(share)
                                                                             : weight);
      }
    return Eigen::Map<const Vector<double>>(found.data(), static_cast<Index>(found.size()));
  }

  PreparationOptions options_;
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_PREPARATION_HPP

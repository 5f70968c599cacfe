// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_PREPARATION_OPTIONS_HPP
#define SEGMENTIQ_PREPROCESS_PREPARATION_OPTIONS_HPP

#include <string>
#include <vector>

#include "segmentiq/preprocess/chosen_scaler.hpp"
#include "segmentiq/preprocess/date_column.hpp"
#include "segmentiq/preprocess/feature_weights.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "segmentiq/preprocess/one_hot_encoder.hpp"
#include "segmentiq/preprocess/ordinal_column.hpp"
#include "segmentiq/table/column_type_detector.hpp"

namespace segmentiq {

/// How a table becomes features.
struct PreparationOptions {
  /// Column types that override the detector.
  ColumnTypeOptions columns{};
  /// Ordered categories, each of which becomes a number.
  std::vector<OrdinalColumn> ordinals{};
  /// Dates that become a number of days; other date columns are excluded.
  std::vector<DateColumn> dates{};
  /// How missing cells are treated. Default: the median for numbers, a category of its own for texts.
  ImputerOptions missing{};
  /// Numeric columns that become log(1 + x), after missing cells are filled.
  std::vector<std::string> logs{};
  /// Whether numeric columns are scaled. Without scaling, the column with the largest unit dominates.
  bool scale = true;
  /// Which scaler. Default: mean 0 and standard deviation 1.
  ScalerOptions scaler{};
  /// How categories become features, and which share one because they are rare.
  OneHotOptions encoding{};
  /// How far apart different categories are.
  CategoryScaling category_scaling = CategoryScaling::equal;
  /// Factor of all categorical features, finite, ≥ 0: it multiplies the distance between different
  /// categories. With 1/√2 and `equal` they are as far apart as one standard deviation of a number.
  double categorical_weight = 1;
  /// Weights of single columns in squared Euclidean distances; the others have 1.
  std::vector<ColumnWeight> weights{};
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_PREPARATION_OPTIONS_HPP

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
  /// What columns are, where the detector should not decide.
  ColumnTypeOptions columns{};
  /// Categories that have an order, to become a number each.
  std::vector<OrdinalColumn> ordinals{};
  /// Dates to become days; other date columns are left out.
  std::vector<DateColumn> dates{};
  /// What is done with missing cells. Default: the median for numbers, a category of its own for texts.
  ImputerOptions missing{};
  /// Numeric columns to take as log(1 + x), once they are complete.
  std::vector<std::string> logs{};
  /// Whether numeric columns are brought to comparable scales.
  bool scale = true;
  /// By what they are, when they are. Default: mean 0 and standard deviation 1.
  ScalerOptions scaler{};
  /// How categories become features, and which are too rare for one of their own.
  OneHotOptions encoding{};
  /// How far apart different categories are.
  CategoryScaling category_scaling = CategoryScaling::equal;
  /// What categorical features are multiplied by, finite, ≥ 0: two different categories are this many times
  /// as far apart. With w = 1/√2 and `equal` they are as far apart as one standard deviation of a number.
  double categorical_weight = 1;
  /// How much single columns count in squared Euclidean distances; 1 where nothing is said.
  std::vector<ColumnWeight> weights{};
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_PREPARATION_OPTIONS_HPP

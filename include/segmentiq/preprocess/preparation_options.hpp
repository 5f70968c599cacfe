// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PREPROCESS_PREPARATION_OPTIONS_HPP
#define SEGMENTIQ_PREPROCESS_PREPARATION_OPTIONS_HPP

#include "segmentiq/preprocess/chosen_scaler.hpp"
#include "segmentiq/preprocess/imputer.hpp"
#include "segmentiq/preprocess/one_hot_encoder.hpp"
#include "segmentiq/table/column_type_detector.hpp"

namespace segmentiq {

/// How a table becomes features.
struct PreparationOptions {
  /// What columns are, where the detector should not decide.
  ColumnTypeOptions columns{};
  /// What is done with missing cells. Default: the median for numbers, a category of its own for texts.
  ImputerOptions missing{};
  /// Whether numeric columns are brought to comparable scales.
  bool scale = true;
  /// By what they are, when they are. Default: mean 0 and standard deviation 1.
  ScalerOptions scaler{};
  /// How categories become features.
  OneHotOptions encoding{};
};

}  // namespace segmentiq

#endif  // SEGMENTIQ_PREPROCESS_PREPARATION_OPTIONS_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_MODEL_FORMAT_HPP
#define SEGMENTIQ_MODEL_MODEL_FORMAT_HPP

#include <array>
#include <string_view>

#include "segmentiq/preprocess/ordinal_column.hpp"
#include "segmentiq/table/date_days.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

/// The value of the member "format" in the file of a model.
inline constexpr std::string_view model_format = "segmentiq-model";

/// The highest format version that this library writes and reads; files of a higher one are refused. It grows
/// with every member that is added or changes its meaning: nothing in a file is ever ignored.
///
///   1  the metric is the text "euclidean"
///   2  the metric is an object, of any other one
///
/// A model is written in the lowest version that can hold it, so that older readers can read it.
inline constexpr int model_format_version = 2;

namespace detail {

inline constexpr std::array all_column_roles{ColumnRole::numeric_feature, ColumnRole::categorical_feature,
                                             ColumnRole::excluded};

inline constexpr std::array all_column_types{
    ColumnType::numeric,  ColumnType::categorical, ColumnType::boolean,   ColumnType::identifier,
    ColumnType::constant, ColumnType::date,        ColumnType::free_text, ColumnType::empty};

constexpr std::string_view role_name(ColumnRole role) {
  return role == ColumnRole::numeric_feature       ? "numeric"
         : role == ColumnRole::categorical_feature ? "categorical"
                                                   : "excluded";
}

inline constexpr std::array all_unknown_levels{UnknownLevel::error, UnknownLevel::missing};

constexpr std::string_view unknown_level_name(UnknownLevel level) {
  return level == UnknownLevel::error ? "error" : "missing";
}

inline constexpr std::array all_day_orders{DayOrder::unknown, DayOrder::day_first, DayOrder::month_first};

constexpr std::string_view day_order_name(DayOrder order) {
  return order == DayOrder::day_first     ? "day_first"
         : order == DayOrder::month_first ? "month_first"
                                          : "unknown";
}

}  // namespace detail

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_MODEL_FORMAT_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_SAVE_PREPARATION_HPP
#define SEGMENTIQ_MODEL_SAVE_PREPARATION_HPP

#include <string>
#include <variant>

#include "segmentiq/model/model_format.hpp"
#include "segmentiq/preprocess/fitted_preparation.hpp"
#include "segmentiq/text/json_writer.hpp"

// A preparation as JSON, part by part. load_preparation.hpp reads it: a new part is one member here and one
// there; a new scaler is one overload here and one `kind` there.
namespace segmentiq::detail {

inline void write(JsonWriter& json, const OrdinalColumn& column) {
  json.object([&] {
    json.member("column").value(column.column);
    json.member("levels").value(column.levels);
    json.member("unknown").value(unknown_level_name(column.unknown));
  });
}

/// @pre the origin is set, as in a fitted preparation
inline void write(JsonWriter& json, const DateColumn& column) {
  json.object([&] {
    json.member("column").value(column.column);
    json.member("origin").value(*column.origin);
    json.member("order").value(day_order_name(column.order));
  });
}

inline void write(JsonWriter& json, const ColumnSchema& column) {
  json.object([&] {
    json.member("name").value(column.name);
    json.member("type").value(to_string(column.type));
    json.member("role").value(role_name(column.role));
    json.member("reason").value(column.reason);
    json.member("overridden").value(column.overridden);
    json.member("rows").value(column.counts.rows);
    json.member("missing").value(column.counts.missing);
    json.member("distinct").value(column.counts.distinct);
    json.member("numbers").value(column.counts.numbers);
    json.member("dates").value(column.counts.dates);
    json.member("mean_length").value(column.counts.mean_length);
  });
}

inline void write(JsonWriter& json, const ImputedColumn& column) {
  json.object([&] {
    json.member("name").value(column.name);
    json.member("role").value(role_name(column.role));
    json.member("policy").value(to_string(column.policy));
    json.member("missing").value(column.missing);
    json.member("fill_number").value(column.fill_number);
    json.member("fill_text").value(column.fill_text);
  });
}

inline void write(JsonWriter& json, const NoScaling&) {
  json.member("kind").value("none");
}

inline void write(JsonWriter& json, const FittedStandardScaler& scaler) {
  json.member("kind").value("standard");
  json.member("means").value(scaler.means());
  json.member("scales").value(scaler.scales());
}

inline void write(JsonWriter& json, const FittedRobustScaler& scaler) {
  json.member("kind").value("robust");
  json.member("centers").value(scaler.centers());
  json.member("scales").value(scaler.scales());
}

inline void write(JsonWriter& json, const FittedMinMaxScaler& scaler) {
  json.member("kind").value("min_max");
  json.member("offsets").value(scaler.offsets());
  json.member("scales").value(scaler.scales());
}

inline void write(JsonWriter& json, const FittedQuantileScaler& scaler) {
  json.member("kind").value(scaler.output() == QuantileOutput::normal ? "quantile_normal" : "quantile");
  json.member("quantiles").value(scaler.quantiles());
}

inline void write(JsonWriter& json, const OneHotColumn& column) {
  json.object([&] {
    json.member("name").value(column.name);
    json.member("categories").value(column.categories);
    json.member("rare").value(column.rare);
    json.member("rare_name").value(column.rare_name);
  });
}

inline void write(JsonWriter& json, const PreparationParts& parts) {
  const auto each = [&](const auto& entry) {
    write(json, entry);
  };
  json.object([&] {
    json.member("ordinals").array(parts.ordinals, each);
    json.member("dates").array(parts.dates, each);
    json.member("schema").array(parts.schema.columns, each);
    json.member("imputed").array(parts.imputed, each);
    json.member("logs").value(parts.logs);
    json.member("scaler");
    if (parts.scaler)
      json.object(
          [&] { std::visit([&](const auto& scaler) { write(json, scaler); }, parts.scaler->scaler()); });
    else
      json.null();
    json.member("encoder");
    if (parts.encoder)
      json.array(parts.encoder->columns(), each);
    else
      json.null();
    json.member("multipliers").value(parts.multipliers);
  });
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_MODEL_SAVE_PREPARATION_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_LOAD_PREPARATION_HPP
#define SEGMENTIQ_MODEL_LOAD_PREPARATION_HPP

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "segmentiq/model/json_node.hpp"
#include "segmentiq/model/model_format.hpp"
#include "segmentiq/preprocess/fitted_preparation.hpp"

// Reads what save_preparation.hpp writes, part by part.
namespace segmentiq::detail {

inline ColumnRole read_role(const JsonNode& json) {
  return json.one_of(all_column_roles, role_name);
}

inline ColumnSchema read_column_schema(const JsonNode& json) {
  json.require_members({"name", "type", "role", "reason", "overridden", "rows", "missing", "distinct",
                        "numbers", "dates", "mean_length"});
  ColumnSchema column;
  column.name = json["name"].text();
  column.type = json["type"].one_of(all_column_types, [](ColumnType type) { return to_string(type); });
  column.role = read_role(json["role"]);
  column.reason = json["reason"].text();
  column.overridden = json["overridden"].truth();
  column.counts = {json["rows"].whole(),    json["missing"].whole(), json["distinct"].whole(),
                   json["numbers"].whole(), json["dates"].whole(),   json["mean_length"].number()};
  return column;
}

inline Schema read_schema(const JsonNode& json) {
  Schema schema;
  std::unordered_set<std::string> names;
  for (const JsonNode& entry : json.entries()) {
    schema.columns.push_back(read_column_schema(entry));
    if (!names.insert(schema.columns.back().name).second)
      entry["name"].fail("('" + schema.columns.back().name + "') must not be the name of two columns");
  }
  return schema;
}

inline ImputedColumn read_imputed_column(const JsonNode& json) {
  json.require_members({"name", "role", "policy", "missing", "fill_number", "fill_text"});
  ImputedColumn column;
  column.name = json["name"].text();
  column.role = read_role(json["role"]);
  column.policy = json["policy"].one_of(all_missing_policies, [](MissingPolicy p) { return to_string(p); });
  column.missing = json["missing"].whole();
  column.fill_number = json["fill_number"].number_or_nan();
  column.fill_text = json["fill_text"].text();
  if (!applies_to(column.policy, column.role))
    json["policy"].fail("must be one that columns of this role have");
  const bool fills = column.policy != MissingPolicy::error && column.policy != MissingPolicy::drop;
  if ((fills && column.role == ColumnRole::numeric_feature) == json["fill_number"].is_null())
    json["fill_number"].fail("must be there exactly when a numeric column is filled");
  return column;
}

inline FittedChosenScaler read_scaler(const JsonNode& json) {
  const std::string kind = json["kind"].text();
  return json.checked([&] {
    if (kind == "none") {
      json.require_members({"kind"});
      return FittedChosenScaler(NoScaling{});
    }
    if (kind == "standard") {
      json.require_members({"kind", "means", "scales"});
      return FittedChosenScaler(FittedStandardScaler(json["means"].vector(), json["scales"].vector()));
    }
    if (kind == "robust") {
      json.require_members({"kind", "centers", "scales"});
      return FittedChosenScaler(FittedRobustScaler(json["centers"].vector(), json["scales"].vector()));
    }
    if (kind == "min_max") {
      json.require_members({"kind", "offsets", "scales"});
      return FittedChosenScaler(FittedMinMaxScaler(json["offsets"].vector(), json["scales"].vector()));
    }
    if (kind == "quantile" || kind == "quantile_normal") {
      json.require_members({"kind", "quantiles"});
      return FittedChosenScaler(FittedQuantileScaler(
          json["quantiles"].matrix(), kind == "quantile" ? QuantileOutput::uniform : QuantileOutput::normal));
    }
    json["kind"].fail("('" + kind +
                      "') must be one of none, standard, robust, min_max, quantile, quantile_normal");
  });
}

inline OrdinalColumn read_ordinal(const JsonNode& json) {
  json.require_members({"column", "levels", "unknown"});
  return {json["column"].text(), json["levels"].texts(),
          json["unknown"].one_of(all_unknown_levels, unknown_level_name)};
}

inline DateColumn read_date_part(const JsonNode& json) {
  json.require_members({"column", "origin", "order"});
  return {json["column"].text(), json["origin"].whole(-1'000'000'000),
          json["order"].one_of(all_day_orders, day_order_name)};
}

/// @throws model_error when a column would be recoded twice
inline void require_recoded_once(const JsonNode& json, const PreparationParts& parts) {
  std::unordered_set<std::string> recoded, logs;
  const auto once = [&](std::unordered_set<std::string>& names, const std::string& name, const char* member) {
    if (!names.insert(name).second) json[member].fail("must not name the column '" + name + "' again");
  };
  for (const OrdinalColumn& c : parts.ordinals)
    once(recoded, c.column, "ordinals");
  for (const DateColumn& c : parts.dates)
    once(recoded, c.column, "dates");
  for (const std::string& name : parts.logs)
    once(logs, name, "logs");
}

inline OneHotColumn read_one_hot_column(const JsonNode& json) {
  json.require_members({"name", "categories", "rare", "rare_name"});
  return {json["name"].text(), json["categories"].texts(), json["rare"].texts(), json["rare_name"].text()};
}

inline FittedPreparation read_preparation(const JsonNode& json) {
  json.require_members(
      {"ordinals", "dates", "schema", "imputed", "logs", "scaler", "encoder", "multipliers"});
  PreparationParts parts;
  for (const JsonNode& entry : json["ordinals"].entries())
    parts.ordinals.push_back(read_ordinal(entry));
  for (const JsonNode& entry : json["dates"].entries())
    parts.dates.push_back(read_date_part(entry));
  parts.schema = read_schema(json["schema"]);
  for (const JsonNode& entry : json["imputed"].entries())
    parts.imputed.push_back(read_imputed_column(entry));
  parts.logs = json["logs"].texts();
  require_recoded_once(json, parts);
  if (!json["scaler"].is_null()) parts.scaler = read_scaler(json["scaler"]);
  parts.multipliers = json["multipliers"].vector();
  if (const JsonNode encoder = json["encoder"]; !encoder.is_null()) {
    std::vector<OneHotColumn> columns;
    for (const JsonNode& entry : encoder.entries())
      columns.push_back(read_one_hot_column(entry));
    parts.encoder = encoder.checked([&] { return FittedOneHotEncoder(std::move(columns)); });
  }
  return json.checked([&] { return FittedPreparation(std::move(parts)); });
}

}  // namespace segmentiq::detail

#endif  // SEGMENTIQ_MODEL_LOAD_PREPARATION_HPP

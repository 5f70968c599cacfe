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

inline FittedChosenScaler read_scaler(const JsonNode& json, Index features) {
  const std::string kind = json["kind"].text();
  if (kind == "none") {
    json.require_members({"kind"});
    return FittedChosenScaler(NoScaling{});
  }
  if (kind != "standard") json["kind"].fail("('" + kind + "') must be one of none, standard");
  json.require_members({"kind", "means", "scales"});
  FittedStandardScaler scaler =
      json.checked([&] { return FittedStandardScaler(json["means"].vector(), json["scales"].vector()); });
  if (scaler.means().size() != features)
    json["means"].fail("(" + std::to_string(scaler.means().size()) + " of them) must be " +
                       std::to_string(features) + ", one for each numeric column");
  return FittedChosenScaler(std::move(scaler));
}

inline OneHotColumn read_one_hot_column(const JsonNode& json) {
  json.require_members({"name", "categories", "rare", "rare_name"});
  return {json["name"].text(), json["categories"].texts(), json["rare"].texts(), json["rare_name"].text()};
}

inline FittedPreparation read_preparation(const JsonNode& json) {
  json.require_members({"schema", "imputed", "scaler", "encoder"});
  PreparationParts parts;
  parts.schema = read_schema(json["schema"]);
  for (const JsonNode& entry : json["imputed"].entries())
    parts.imputed.push_back(read_imputed_column(entry));
  const auto numeric = static_cast<Index>(parts.schema.names(ColumnRole::numeric_feature).size());
  if (!json["scaler"].is_null()) parts.scaler = read_scaler(json["scaler"], numeric);
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

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#include "settings.hpp"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "segmentiq/version.hpp"

namespace program {

using namespace segmentiq;

namespace {

using Json = nlohmann::ordered_json;

template<class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json columns_of(const ColumnTypeOptions& columns) {
  return {{"numeric", columns.numeric},
          {"categorical", columns.categorical},
          {"id", columns.identifier},
          {"drop", columns.drop},
          {"most_categories", columns.max_categories}};
}

/// The days that dates are counted from are those of the fitted preparation: found out where none was given.
Json dates_of(const PrepareOptions& asked, const PreparationParts& fitted) {
  Json dates = Json::array();
  for (const DateColumn& date : asked.dates) {
    std::optional<Index> origin = date.origin;
    for (const DateColumn& found : fitted.dates)
      if (found.column == date.column) origin = found.origin;
    dates.push_back({{"column", date.column},
                     {"days_since", origin ? Json(date_text(*origin)) : Json(nullptr)},
                     {"order", date.order == DayOrder::day_first     ? Json("day_first")
                               : date.order == DayOrder::month_first ? Json("month_first")
                                                                     : Json(nullptr)}});
  }
  return dates;
}

Json missing_of(const ImputerOptions& missing) {
  Json columns = Json::object();
  for (const ColumnPolicy& column : missing.columns)
    columns[column.column] = to_string(column.policy);
  const bool number = missing.numeric == MissingPolicy::constant;
  const bool text = missing.categorical == MissingPolicy::constant;
  return {{"numbers", to_string(missing.numeric)},
          {"numeric_constant", number ? Json(missing.numeric_constant) : Json(nullptr)},
          {"categories", to_string(missing.categorical)},
          {"categorical_constant", text ? Json(missing.categorical_constant) : Json(nullptr)},
          {"columns", std::move(columns)}};
}

Json preparing(const PrepareOptions& asked, const PreparationParts& fitted) {
  Json ordinals = Json::array();
  for (const OrdinalColumn& ordinal : asked.ordinals)
    ordinals.push_back({{"column", ordinal.column},
                        {"levels", ordinal.levels},
                        {"unknown", ordinal.unknown == UnknownLevel::error ? "error" : "missing"}});
  Json weights = Json::object();
  for (const ColumnWeight& weight : asked.weights)
    weights[weight.column] = weight.weight;
  const bool quantiles = asked.scale && (asked.scaler.kind == ScalerKind::quantile ||
                                         asked.scaler.kind == ScalerKind::quantile_normal);
  Json made;
  made["columns"] = columns_of(asked.columns);
  made["ordinal"] = std::move(ordinals);
  made["dates"] = dates_of(asked, fitted);
  made["missing"] = missing_of(asked.missing);
  made["log"] = asked.logs;
  made["scale"] = asked.scale ? Json(to_string(asked.scaler.kind)) : Json("none");
  made["quantiles"] = quantiles ? Json(asked.scaler.quantiles) : Json(nullptr);
  made["rare_below_rows"] = or_null(asked.encoding.min_count);
  made["rare_below_share"] = or_null(asked.encoding.min_share);
  made["categorical_weight"] = asked.categorical_weight;
  made["category_scaling"] = to_string(asked.category_scaling);
  made["weights"] = std::move(weights);
  made["pca_components"] = or_null(asked.pca.components);
  made["pca_variance_share"] = or_null(asked.pca.variance_share);
  return made;
}

Json silhouette_of(const std::optional<SilhouetteOptions>& silhouette) {
  if (!silhouette) return nullptr;
  const bool all = silhouette->exact_up_to == SilhouetteOptions::any_number;
  return {{"exact_up_to", all ? Json(nullptr) : Json(silhouette->exact_up_to)},
          {"sample_size", all ? Json(nullptr) : Json(silhouette->sample_size)},
          {"seed", all ? Json(nullptr) : Json(silhouette->seed)}};
}

}  // namespace

Json settings(const Findings& findings, const SegmentOptions& options) {
  const Segmentation& found = findings.segmentation;
  const SizeLimits sizes = options.sizes.limits(found.dendrogram.observations());
  const bool any_size = sizes.largest == std::numeric_limits<Index>::max();
  Json made;
  made["segmentiq"] = version;
  made["clusters"] = options.clusters ? Json(*options.clusters) : Json("auto");
  made["max_clusters"] = or_null(options.most_clusters);
  made["min_size"] = sizes.smallest;
  made["max_size"] = any_size ? Json(nullptr) : Json(sizes.largest);
  made["linkage"] = to_string(options.method);
  made["metric"] = to_string(options.metric);
  made["exponent"] = options.metric.metric == Metric::minkowski ? Json(options.metric.p) : Json(nullptr);
  made["any_metric_for_ward"] = options.any_metric_for_ward;
  made["algorithm"] = to_string(options.algorithm);
  made["order"] = to_string(options.order);
  made["silhouette"] = silhouette_of(options.silhouette);
  made["stability_resamples"] =
      findings.stability ? Json(findings.stability->similarities.rows()) : Json(nullptr);
  made["preparing"] = preparing(options.prepare, found.prepared.preparation.parts());
  return made;
}

}  // namespace program

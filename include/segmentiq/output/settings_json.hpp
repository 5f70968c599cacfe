// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_OUTPUT_SETTINGS_JSON_HPP
#define SEGMENTIQ_OUTPUT_SETTINGS_JSON_HPP

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "segmentiq/output/segmentation_results.hpp"
#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/text/json_writer.hpp"
#include "segmentiq/version.hpp"

namespace segmentiq {

namespace detail {

inline void write_setting(JsonWriter& json, const ColumnTypeOptions& columns) {
  json.object([&] {
    json.member("numeric").value(columns.numeric);
    json.member("categorical").value(columns.categorical);
    json.member("id").value(columns.identifier);
    json.member("drop").value(columns.drop);
    json.member("most_categories").value(columns.max_categories);
  });
}

inline void write_setting(JsonWriter& json, const OrdinalColumn& ordinal) {
  json.object([&] {
    json.member("column").value(ordinal.column);
    json.member("levels").value(ordinal.levels);
    json.member("unknown").value(ordinal.unknown == UnknownLevel::error ? "error" : "missing");
  });
}

/// The day that dates are counted from is that of the fitted preparation where none was given.
inline void write_dates(JsonWriter& json, const PreparationOptions& options, const PreparationParts& fitted) {
  json.array(options.dates, [&](const DateColumn& date) {
    std::optional<Index> origin = date.origin;
    for (const DateColumn& f : fitted.dates)
      if (f.column == date.column) origin = f.origin;
    json.object([&] {
      json.member("column").value(date.column);
      json.member("days_since").value(origin ? std::optional(date_text(*origin)) : std::nullopt);
      json.member("order");
      if (date.order == DayOrder::day_first)
        json.value("day_first");
      else if (date.order == DayOrder::month_first)
        json.value("month_first");
      else
        json.null();
    });
  });
}

inline void write_setting(JsonWriter& json, const ImputerOptions& missing) {
  const bool has_number = missing.numeric == MissingPolicy::constant &&
                          std::isfinite(missing.numeric_constant);  // JSON has no infinity
  const bool has_text = missing.categorical == MissingPolicy::constant;
  json.object([&] {
    json.member("numbers").value(to_string(missing.numeric));
    json.member("numeric_constant")
        .value(has_number ? std::optional(missing.numeric_constant) : std::nullopt);
    json.member("categories").value(to_string(missing.categorical));
    json.member("categorical_constant")
        .value(has_text ? std::optional(missing.categorical_constant) : std::nullopt);
    json.member("columns").object([&] {
      for (const ColumnPolicy& column : missing.columns)
        json.member(column.column).value(to_string(column.policy));
    });
  });
}

inline void write_preparing(JsonWriter& json, const PrepareOptions& options, const PreparationParts& fitted) {
  const bool quantiles = options.scale && (options.scaler.kind == ScalerKind::quantile ||
                                           options.scaler.kind == ScalerKind::quantile_normal);
  json.object([&] {
    json.member("columns");
    write_setting(json, options.columns);
    json.member("ordinal").array(options.ordinals,
                                 [&](const OrdinalColumn& column) { write_setting(json, column); });
    json.member("dates");
    write_dates(json, options, fitted);
    json.member("missing");
    write_setting(json, options.missing);
    json.member("log").value(options.logs);
    json.member("scale").value(options.scale ? to_string(options.scaler.kind) : std::string_view("none"));
    json.member("quantiles").value(quantiles ? std::optional(options.scaler.quantiles) : std::nullopt);
    json.member("rare_below_rows").value(options.encoding.min_count);
    json.member("rare_below_share").value(options.encoding.min_share);
    json.member("categorical_weight").value(options.categorical_weight);
    json.member("category_scaling").value(to_string(options.category_scaling));
    json.member("weights").object([&] {
      for (const ColumnWeight& weight : options.weights)
        json.member(weight.column).value(weight.weight);
    });
    json.member("pca_components").value(options.pca.components);
    json.member("pca_variance_share").value(options.pca.variance_share);
  });
}

inline void write_setting(JsonWriter& json, const std::optional<SilhouetteOptions>& silhouette) {
  if (!silhouette) return json.null();
  const bool sampled = silhouette->exact_up_to != SilhouetteOptions::any_number;
  json.object([&] {
    json.member("exact_up_to").value(sampled ? std::optional(silhouette->exact_up_to) : std::nullopt);
    json.member("sample_size").value(sampled ? std::optional(silhouette->sample_size) : std::nullopt);
    json.member("seed").value(sampled ? std::optional(silhouette->seed) : std::nullopt);
  });
}

}  // namespace detail

/// Writes everything that was chosen and shapes the result, as an object: also what was left at its default,
/// and null where there is nothing. What leaves the result as it is, such as the number of threads, is not
/// among it.
/// @param options those that the results were found with
inline void write_settings(JsonWriter& json, const SegmentationResults& results,
                           const SegmentOptions& options) {
  const Segmentation& segmentation = results.segmentation;
  const SizeLimits sizes = options.sizes.limits(segmentation.dendrogram.observations());
  const bool any_size = sizes.max_size == std::numeric_limits<Index>::max();
  json.object([&] {
    json.member("segmentiq").value(version);
    json.member("clusters");
    if (options.clusters)
      json.value(*options.clusters);
    else
      json.value("auto");
    json.member("max_clusters").value(options.max_clusters);
    json.member("min_size").value(sizes.min_size);
    json.member("max_size").value(any_size ? std::nullopt : std::optional(sizes.max_size));
    json.member("linkage").value(to_string(options.method));
    json.member("metric").value(to_string(options.metric));
    json.member("exponent")
        .value(options.metric.metric == Metric::minkowski ? std::optional(options.metric.p) : std::nullopt);
    json.member("any_metric_for_ward").value(options.any_metric_for_ward);
    json.member("algorithm").value(to_string(options.algorithm));
    json.member("order").value(to_string(options.order));
    json.member("silhouette");
    detail::write_setting(json, options.silhouette);
    json.member("stability_resamples")
        .value(results.stability ? std::optional(results.stability->similarities.rows()) : std::nullopt);
    json.member("preparing");
    detail::write_preparing(json, options.prepare, segmentation.prepared.preparation.parts());
  });
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_OUTPUT_SETTINGS_JSON_HPP

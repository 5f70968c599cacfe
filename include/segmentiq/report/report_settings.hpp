// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_REPORT_REPORT_SETTINGS_HPP
#define SEGMENTIQ_REPORT_REPORT_SETTINGS_HPP

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/pipeline/segment_options.hpp"
#include "segmentiq/pipeline/segmentation.hpp"
#include "segmentiq/plot/axis.hpp"
#include "segmentiq/report/report_content.hpp"
#include "segmentiq/version.hpp"

// The settings of a segmentation, in words.
namespace segmentiq {
namespace detail {

/// "Ward", else as SciPy names it.
inline std::string linkage_name(Method method) {
  return method == Method::ward ? "Ward" : std::string(to_string(method));
}

inline std::string list_of(const std::vector<std::string>& texts, const char* between = ", ") {
  std::string list;
  for (const std::string& text : texts)
    list += (list.empty() ? "" : between) + text;
  return list;
}

inline std::string scaling_text(const SegmentOptions& segment_options) {
  if (segment_options.metric.is_gower()) return "compared over the range of their column";
  const PreparationOptions& prepare = segment_options.prepare;
  if (!prepare.scale) return "as they are";
  const std::string quantiles = " (of " + format_count(prepare.scaler.quantiles) + " quantiles)";
  switch (prepare.scaler.kind) {
    case ScalerKind::standard:
      return "brought to mean 0 and standard deviation 1";
    case ScalerKind::robust:
      return "brought to median 0 and interquartile range 1";
    case ScalerKind::min_max:
      return "brought to the range from 0 to 1";
    case ScalerKind::quantile:
      return "replaced by their places among the values, 0 to 1" + quantiles;
    case ScalerKind::quantile_normal:
      return "replaced by their places among the values, as a standard normal variable" + quantiles;
  }
  return "";
}

/// @param constant what the policy `constant` fills in
/// @param gower whether the metric is Gower's, which leaves missing cells out of comparisons
inline std::string missing_text(MissingPolicy policy, const std::string& constant, bool gower) {
  const bool filled = policy != MissingPolicy::drop && policy != MissingPolicy::error;
  if (gower && filled) return "left out of comparisons";
  return std::string(to_string(policy)) + (policy == MissingPolicy::constant ? ": " + constant : "");
}

inline std::string clusters_text(const SegmentOptions& segment_options) {
  if (segment_options.clusters)
    return "at most " + format_count(*segment_options.clusters) + ", as asked for";
  std::string text = "as many as recommended";
  if (segment_options.max_clusters) text += ", of up to " + format_count(*segment_options.max_clusters);
  return text;
}

/// "since 2024-01-01; 03/04 is 3 April"
inline std::string date_setting(const DateColumn& asked, const PreparationParts& parts) {
  std::optional<Index> origin = asked.origin;
  for (const DateColumn& fitted : parts.dates)
    if (fitted.column == asked.column) origin = fitted.origin;
  std::string text = origin ? "since " + date_text(*origin) : "since the earliest";
  if (asked.order == DayOrder::day_first) text += "; 03/04 is 3 April";
  if (asked.order == DayOrder::month_first) text += "; 03/04 is March 4";
  return text;
}

/// The columns whose types were given.
inline void add_column_settings(const PreparationOptions& options, std::vector<ReportPair>& settings) {
  const auto add = [&](const char* name, const std::vector<std::string>& columns) {
    if (!columns.empty()) settings.push_back({name, list_of(columns)});
  };
  add("Said to be numbers", options.columns.numeric);
  add("Said to be categories", options.columns.categorical);
  add("Said to be identifiers", options.columns.identifier);
  add("Left out as asked", options.columns.drop);
  if (options.columns.max_categories != ColumnTypeOptions{}.max_categories)
    settings.push_back({"Most categories of a column", format_count(options.columns.max_categories)});
}

inline void add_preparing_settings(const SegmentOptions& segment_options, const PreparationParts& parts,
                                   std::vector<ReportPair>& settings) {
  const PrepareOptions& prepare = segment_options.prepare;
  const bool gower = segment_options.metric.is_gower();
  settings.push_back({"Numbers", scaling_text(segment_options)});
  settings.push_back(
      {"Missing numbers",
       missing_text(prepare.missing.numeric, format_value(prepare.missing.numeric_constant), gower)});
  settings.push_back({"Missing categories", missing_text(prepare.missing.categorical,
                                                         prepare.missing.categorical_constant, gower)});
  for (const ColumnPolicy& column : prepare.missing.columns)
    settings.push_back({"Missing cells of " + column.column, std::string(to_string(column.policy))});
  add_column_settings(prepare, settings);
  for (const OrdinalColumn& ordinal : prepare.ordinals)
    settings.push_back({"Order of " + ordinal.column,
                        list_of(ordinal.levels, " < ") +
                            (ordinal.unknown == UnknownLevel::missing ? "; others are missing" : "")});
  for (const DateColumn& date : prepare.dates)
    settings.push_back({"Days of " + date.column, date_setting(date, parts)});
  if (!prepare.logs.empty()) settings.push_back({"Logarithms of", list_of(prepare.logs)});
  if (prepare.encoding.min_count)
    settings.push_back({"Rare categories",
                        "taken as one below " + format_count(*prepare.encoding.min_count, "row", "rows")});
  if (prepare.encoding.min_share)
    settings.push_back(
        {"Rare categories",
         "taken as one below " + format_value(100 * *prepare.encoding.min_share) + " % of the rows"});
  if (prepare.categorical_weight != 1)
    settings.push_back({"Weight of categories", format_value(prepare.categorical_weight)});
  if (prepare.category_scaling == CategoryScaling::famd)
    settings.push_back({"Categories", "scaled as in factor analysis of mixed data"});
  for (const ColumnWeight& weight : prepare.weights)
    settings.push_back({"Weight of " + weight.column, format_value(weight.weight)});
  if (prepare.pca.components)
    settings.push_back({"Principal components", format_count(*prepare.pca.components) + " asked for"});
  if (prepare.pca.variance_share)
    settings.push_back(
        {"Principal components",
         "as many as explain " + format_value(100 * *prepare.pca.variance_share) + " % of the variance"});
}

inline std::string silhouette_text(const Segmentation& segmentation, const SegmentOptions& segment_options) {
  if (!segment_options.silhouette) return "not asked for";
  const std::size_t sample = segmentation.silhouette.sample.size();
  if (sample == 0) return "of all";
  return "of " + format_count(static_cast<Index>(sample)) + " drawn at random, by seed " +
         std::to_string(segment_options.silhouette->seed);
}

}  // namespace detail

/// The settings of a segmentation: what was chosen, the defaults that matter, and the version of the library.
/// O(number of columns named)
inline std::vector<ReportPair> report_settings(const Segmentation& segmentation,
                                               const SegmentOptions& segment_options) {
  std::string metric(to_string(segment_options.metric));
  if (segment_options.metric.metric == Metric::minkowski)
    metric += ", exponent " + format_value(segment_options.metric.p);
  std::vector<ReportPair> settings = {
      {"Linkage", detail::linkage_name(segment_options.method)},
      {"Metric", std::move(metric)},
      {"Algorithm", std::string(to_string(segmentation.algorithm)) + ", exact"},
      {"Order of ties", std::string(to_string(segment_options.order))},
      {"Segments", detail::clusters_text(segment_options)}};
  if (!(segment_options.sizes == SegmentSizes{}))
    settings.push_back({"Rows of a segment",
                        to_string(segment_options.sizes.limits(segmentation.dendrogram.observations()))});
  settings.push_back({"Silhouette", detail::silhouette_text(segmentation, segment_options)});
  detail::add_preparing_settings(segment_options, segmentation.prepared.preparation.parts(), settings);
  settings.push_back({"segmentiq", version});
  return settings;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_SETTINGS_HPP

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

// What was chosen and shapes a segmentation, in words for its report.
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

inline std::string scaling_text(const SegmentOptions& used) {
  if (used.metric.is_gower()) return "compared over the range of their column";
  const PreparationOptions& prepare = used.prepare;
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

/// @param constant what the policy `constant` fills in @param gower nothing is filled in where it is compared
inline std::string missing_text(MissingPolicy policy, const std::string& constant, bool gower) {
  const bool filled = policy != MissingPolicy::drop && policy != MissingPolicy::error;
  if (gower && filled) return "left out of comparisons";
  return std::string(to_string(policy)) + (policy == MissingPolicy::constant ? ": " + constant : "");
}

inline std::string clusters_text(const SegmentOptions& used) {
  if (used.clusters) return "at most " + format_count(*used.clusters) + ", as asked for";
  std::string text = "as many as recommended";
  if (used.most_clusters) text += ", of up to " + format_count(*used.most_clusters);
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

/// What columns were said to be, where the detector did not decide.
inline void add_column_settings(const PreparationOptions& used, std::vector<ReportPair>& settings) {
  const auto add = [&](const char* name, const std::vector<std::string>& columns) {
    if (!columns.empty()) settings.push_back({name, list_of(columns)});
  };
  add("Said to be numbers", used.columns.numeric);
  add("Said to be categories", used.columns.categorical);
  add("Said to be identifiers", used.columns.identifier);
  add("Left out as asked", used.columns.drop);
  if (used.columns.max_categories != ColumnTypeOptions{}.max_categories)
    settings.push_back({"Most categories of a column", format_count(used.columns.max_categories)});
}

inline void add_preparing_settings(const SegmentOptions& used, const PreparationParts& parts,
                                   std::vector<ReportPair>& settings) {
  const PrepareOptions& prepare = used.prepare;
  const bool gower = used.metric.is_gower();
  settings.push_back({"Numbers", scaling_text(used)});
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

inline std::string silhouette_text(const Segmentation& found, const SegmentOptions& used) {
  if (!used.silhouette) return "not asked for";
  const std::size_t sample = found.silhouette.sample.size();
  if (sample == 0) return "of all";
  return "of " + format_count(static_cast<Index>(sample)) + " drawn at random, by seed " +
         std::to_string(used.silhouette->seed);
}

}  // namespace detail

/// The settings of a segmentation: what was chosen, left as it is where that is worth saying, and what it was
/// made with. O(number of columns named)
inline std::vector<ReportPair> report_settings(const Segmentation& found, const SegmentOptions& used) {
  std::string metric(to_string(used.metric));
  if (used.metric.metric == Metric::minkowski) metric += ", exponent " + format_value(used.metric.p);
  std::vector<ReportPair> settings = {{"Linkage", detail::linkage_name(used.method)},
                                      {"Metric", std::move(metric)},
                                      {"Algorithm", std::string(to_string(found.algorithm)) + ", exact"},
                                      {"Order of ties", std::string(to_string(used.order))},
                                      {"Segments", detail::clusters_text(used)}};
  if (!(used.sizes == SegmentSizes{}))
    settings.push_back({"Rows of a segment", to_string(used.sizes.limits(found.dendrogram.observations()))});
  settings.push_back({"Silhouette", detail::silhouette_text(found, used)});
  detail::add_preparing_settings(used, found.prepared.preparation.parts(), settings);
  settings.push_back({"segmentiq", version});
  return settings;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_REPORT_REPORT_SETTINGS_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_COMPARISON_RESULTS_HPP
#define SEGMENTIQ_MODEL_COMPARISON_RESULTS_HPP

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/model/assignment_results.hpp"
#include "segmentiq/model/compare_models.hpp"
#include "segmentiq/table/table.hpp"
#include "segmentiq/text/json_writer.hpp"

namespace segmentiq {

namespace detail {

inline void write(JsonWriter& json, const ColumnDrift& drift) {
  json.object([&] {
    json.member("column").value(drift.name);
    json.member("numeric").value(drift.numeric);
    json.member("population_stability_index")
        .value(drift.index.value_or(std::numeric_limits<double>::quiet_NaN()));
    json.member("reading").value(to_string(drift.reading));
    json.member("reason").value(drift.reason);
    json.member("old_missing_share").value(drift.old_missing_share);
    json.member("new_missing_share").value(drift.new_missing_share);
    json.member("new_categories").value(drift.new_categories);
    json.member("vanished_categories").value(drift.vanished_categories);
  });
}

inline void write(JsonWriter& json, const Migration& migration, const SegmentationModel& old_model,
                  const SegmentationModel& new_model) {
  const auto names = [](const SegmentationModel& model) {
    std::vector<std::string> found;
    for (const SegmentSummary& s : model.segments())
      found.push_back(s.name);
    return found;
  };
  std::vector<std::vector<Index>> counts;
  for (Index a = 0; a < migration.counts.rows(); ++a)
    counts.emplace_back(migration.counts.row(a).begin(), migration.counts.row(a).end());
  json.object([&] {
    json.member("rows").value(migration.rows);
    json.member("stayed").value(migration.stayed);
    json.member("without_segment").value(migration.without_segment);
    json.member("old_segments").value(names(old_model));
    json.member("new_segments").value(names(new_model));
    json.member("counts").value(counts);
  });
}

}  // namespace detail

/// The comparison as JSON.
/// @param old_model,new_model those compared
/// @throws data_error for a name that is not UTF-8
inline std::string to_json(const ModelComparison& comparison, const SegmentationModel& old_model,
                           const SegmentationModel& new_model) {
  JsonWriter json({.layout = JsonLayout::outer_lines, .where = "to_json()"});
  const auto name = [](const SegmentationModel& model, Label c) {
    return model.segments()[to_size(c)].name;
  };
  json.object([&] {
    json.member("matched_by").value(comparison.matched_by == MatchedBy::profiles ? "profiles" : "customers");
    json.member("segments").array(comparison.segments, [&](const MatchedSegments& pair) {
      json.object([&] {
        json.member("old").value(name(old_model, pair.old_segment));
        json.member("new");
        if (pair.new_segment == no_label)
          json.null();
        else
          json.value(name(new_model, pair.new_segment));
        json.member("profile_distance")
            .value(pair.distance.value_or(std::numeric_limits<double>::quiet_NaN()));
        json.member("old_share").value(pair.old_share);
        json.member("new_share").value(pair.new_share);
      });
    });
    json.member("unmatched").array(comparison.unmatched, [&](Label c) { json.value(name(new_model, c)); });
    json.member("drift").array(comparison.drift, [&](const ColumnDrift& d) { detail::write(json, d); });
    json.member("vanished_columns").value(comparison.vanished_columns);
    json.member("new_columns").value(comparison.new_columns);
    json.member("migration");
    if (comparison.migration)
      detail::write(json, *comparison.migration, old_model, new_model);
    else
      json.null();
  });
  return json.take();
}

/// Drift as a table, one row per column: column, population_stability_index, reading, old_missing_share,
/// new_missing_share, and the numbers of new_categories and vanished_categories.
inline Table drift_table(const std::vector<ColumnDrift>& drift) {
  std::vector<std::string> names, readings;
  std::vector<double> index, old_missing, new_missing, appeared, vanished;
  for (const ColumnDrift& d : drift) {
    names.push_back(d.name);
    index.push_back(d.index.value_or(std::numeric_limits<double>::quiet_NaN()));
    readings.emplace_back(to_string(d.reading));
    old_missing.push_back(d.old_missing_share);
    new_missing.push_back(d.new_missing_share);
    appeared.push_back(static_cast<double>(d.new_categories.size()));
    vanished.push_back(static_cast<double>(d.vanished_categories.size()));
  }
  return Table(
      {Column::text("column", names), Column::numeric("population_stability_index", std::move(index)),
       Column::text("reading", readings), Column::numeric("old_missing_share", std::move(old_missing)),
       Column::numeric("new_missing_share", std::move(new_missing)),
       Column::numeric("new_categories", std::move(appeared)),
       Column::numeric("vanished_categories", std::move(vanished))});
}

/// Migration as a table: a row for each segment of the old model, a column for each of the new one. Names
/// that another column has ("old_segment") get a number.
inline Table migration_table(const Migration& migration, const SegmentationModel& old_model,
                             const SegmentationModel& new_model) {
  std::vector<std::string> names;
  for (const SegmentSummary& s : old_model.segments())
    names.push_back(s.name);
  Table table({Column::text("old_segment", names)});
  for (Index b = 0; b < migration.counts.cols(); ++b) {
    std::vector<double> counts;
    for (Index a = 0; a < migration.counts.rows(); ++a)
      counts.push_back(static_cast<double>(migration.counts(a, b)));
    table = table.with(
        Column::numeric(detail::free_name(table, new_model.segments()[to_size(b)].name), std::move(counts)));
  }
  return table;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_COMPARISON_RESULTS_HPP

// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_PROFILE_PROFILE_SEGMENTS_HPP
#define SEGMENTIQ_PROFILE_PROFILE_SEGMENTS_HPP

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/matrix.hpp"
#include "segmentiq/core/memory.hpp"
#include "segmentiq/core/observations.hpp"
#include "segmentiq/core/parallel.hpp"
#include "segmentiq/core/require.hpp"
#include "segmentiq/profile/profile_options.hpp"
#include "segmentiq/profile/segment_profiles.hpp"
#include "segmentiq/profile/segment_rules.hpp"
#include "segmentiq/table/recast_column.hpp"
#include "segmentiq/table/schema.hpp"

namespace segmentiq {

namespace detail {

/// The labelled rows of a table, and the segment of each.
struct LabelledRows {
  std::vector<Index> rows;  ///< ascending
  Partition partition;
};

/// @throws parameter_error when there is not one label per row; data_error when a label is out of range, no
/// row has a label, or a segment has no row
inline LabelledRows labelled_rows(std::span<const Label> labels, Index table_rows) {
  const std::string where = "profile_segments()";
  if (static_cast<Index>(labels.size()) != table_rows)
    throw parameter_error(where + ": labels (" + std::to_string(labels.size()) + " of them) must be " +
                          std::to_string(table_rows) + ", one for each row of the table");
  LabelledRows found;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == no_label) continue;
    if (labels[i] < 0 || static_cast<Index>(labels[i]) >= table_rows)
      throw data_error(where + ": label of row " + std::to_string(i) + " (" + std::to_string(labels[i]) +
                       ") must be 0, 1, …, or -1 for a row without a segment; there are " +
                       std::to_string(table_rows) + " rows");
    found.rows.push_back(static_cast<Index>(i));
    found.partition.labels.push_back(labels[i]);
    found.partition.count = std::max(found.partition.count, static_cast<Label>(labels[i] + 1));
  }
  if (found.rows.empty())
    throw data_error(where + ": needs at least one row with a label, but there is none");
  const std::vector<Index> sizes = found.partition.sizes();
  if (const auto empty = std::find(sizes.begin(), sizes.end(), Index{0}); empty != sizes.end())
    throw data_error(where + ": segment " + std::to_string(empty - sizes.begin()) +
                     " has no row; labels must be 0 … k - 1, each of them used");
  return found;
}

/// The feature columns of a table, in the order of the schema, stored as their roles require.
inline std::vector<Column> feature_columns_of(const Table& table, const Schema& schema) {
  std::vector<Column> columns;
  for (const ColumnSchema& known : schema.columns) {
    if (known.role == ColumnRole::excluded) continue;
    const Column& column = table.column(known.name);
    if (known.role == ColumnRole::categorical_feature) {
      columns.push_back(as_categories(column, known.type));
      continue;
    }
    columns.push_back(as_numbers(table, column));
    const auto numbers = columns.back().numbers();
    for (Index row = 0; row < column.size(); ++row)
      if (std::isinf(numbers[to_size(row)]))
        throw csv_error("profile_segments(): the value is infinite", table.where(row, column));
  }
  return columns;
}

}  // namespace detail

/// What each segment is: where its numbers lie and which categories it has, how strongly each column
/// separates the segments, its typical and least typical member, a name and a rule.
///
/// @param table n rows, before imputation: missing cells are ignored and counted
/// @param schema which columns are features, and of what kind; other columns are ignored
/// @param labels one per row: 0 … k−1, each of them used, or no_label for rows that are left out
/// @param observations those of the labelled rows, in their order, as they were clustered; for the typical
/// members. Without rows there are none
/// @throws parameter_error, data_error; csv_error naming a cell that is infinite or no number;
/// memory_limit_error; cancelled_error
///
/// Phase "profiles". Time O(n·c·log n) for c columns, plus find_typical() and the rules (O(n) per segment);
/// memory O(n·(c + threads) + n·d). Only the row numbers in the result depend on the order of the rows; with
/// `typical.exact_up_to` large enough they are those of the same members, unless members are equal.
/// @see Lebart, Morineau & Piron 1995; FactoMineR's catdes()
inline SegmentProfiles profile_segments(const Table& table, const Schema& schema,
                                        std::span<const Label> labels, const Observations& observations,
                                        const ProfileOptions& options = {}, const Execution& execution = {}) {
  if (options.max_categories < 1)
    throw parameter_error("profile_segments(): max_categories (" + std::to_string(options.max_categories) +
                          ") must be at least 1");
  if (options.typical.exact_up_to < 1 || options.typical.candidates < 1)
    throw parameter_error("profile_segments(): typical.exact_up_to (" +
                          std::to_string(options.typical.exact_up_to) + ") and typical.candidates (" +
                          std::to_string(options.typical.candidates) + ") must be at least 1");
  detail::require_rule_options(options.rules, "profile_segments()");
  const auto [rows, partition] = detail::labelled_rows(labels, table.rows());
  const auto n = static_cast<double>(rows.size());
  const bool has_observations = observations.rows() > 0;
  if (has_observations && observations.rows() != static_cast<Index>(rows.size()))
    throw parameter_error("profile_segments(): observations (" + std::to_string(observations.rows()) +
                          " rows) must have one row for each of the " + std::to_string(rows.size()) +
                          " labelled rows, or none");
  require_finite(observations.values(), "profile_segments()");
  const auto width = static_cast<double>(schema.columns.size());
  require_memory(
      n * (10 * width + 40 * thread_count(execution) + 16 * static_cast<double>(observations.cols())),
      execution, "profile_segments(): the profiles of " + std::to_string(rows.size()) + " rows",
      "profile a sample of the rows");
  const std::vector<Column> columns = detail::feature_columns_of(table, schema);
  const detail::ClusterMembers order(partition);

  double typical_work = 0;
  const std::vector<Index> sizes = partition.sizes();
  if (has_observations)
    for (const Index size : sizes)
      typical_work += detail::typical_work(size, options.typical);
  const double cell = 50.0 / static_cast<double>(observations.cols() + 1);  // the work per cell, in distances
  const auto c = static_cast<double>(columns.size());
  PhaseProgress progress(execution, "profiles",
                         cell * n * (2 * c + static_cast<double>(partition.count)) + typical_work);

  SegmentProfiles found;
  found.rows = static_cast<Index>(rows.size());
  found.unlabelled = table.rows() - found.rows;
  found.separation.resize(columns.size());
  std::vector<NumericColumnProfile> numeric(columns.size());
  std::vector<CategoricalColumnProfile> categorical(columns.size());
  parallel_chunks(
      static_cast<Index>(columns.size()), 1, execution, &progress,
      [&, &rows = rows](Index first, Index) {
        const auto at = to_size(first);
        const Column& column = columns[at];
        if (column.is_numeric()) {
          numeric[at] = detail::profile_numbers(column.name(), column.numbers(), rows, order, execution);
          found.separation[at] = detail::separation_of(numeric[at]);
        } else {
          const auto counts =
              detail::count_categories(column.codes(), column.categories().size(), rows, order, execution);
          categorical[at] = detail::profile_categories(column.name(), counts, column.categories(),
                                                       options.max_categories, order, execution);
          found.separation[at] = detail::separation_of(categorical[at], counts);
        }
      },
      [&](Index first, Index last) { return cell * n * static_cast<double>(last - first); });
  std::vector<Statistic> p_values;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].is_numeric())
      found.numeric.push_back(std::move(numeric[i]));
    else
      found.categorical.push_back(std::move(categorical[i]));
    p_values.push_back(found.separation[i].p_value);
  }
  p_values = adjust_p_values(p_values);
  for (std::size_t i = 0; i < columns.size(); ++i)
    found.separation[i].adjusted_p_value = p_values[i];

  std::vector<std::vector<Driver>> drivers;
  for (std::size_t s = 0; s < sizes.size(); ++s)
    drivers.push_back(detail::find_drivers(found.numeric, found.categorical, s));
  std::vector<std::string> names = name_segments(sizes, drivers, options.names);
  std::vector<SegmentRule> rules =
      detail::find_rules(columns, rows, order, options.rules, execution, progress, cell);

  const TypicalMember no_member{-1, Statistic::none("no observations were given"), false};
  std::vector<TypicalMembers> members(sizes.size(), {no_member, no_member});
  if (has_observations) {
    members = detail::typical_members(observations.values(), order, options.typical, execution, progress);
    for (TypicalMembers& of_segment : members)
      for (TypicalMember* member : {&of_segment.typical, &of_segment.least_typical})
        member->row = rows[to_size(member->row)];
  }
  for (std::size_t s = 0; s < sizes.size(); ++s)
    found.segments.push_back({std::move(names[s]), sizes[s], static_cast<double>(sizes[s]) / n,
                              std::move(drivers[s]), std::move(rules[s]), members[s]});
  progress.finish();
  return found;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_PROFILE_PROFILE_SEGMENTS_HPP

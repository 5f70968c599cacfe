// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The segmentiq authors
#ifndef SEGMENTIQ_MODEL_ASSIGN_HPP
#define SEGMENTIQ_MODEL_ASSIGN_HPP

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "segmentiq/core/error.hpp"
#include "segmentiq/core/execution.hpp"
#include "segmentiq/model/segmentation_model.hpp"

namespace segmentiq {

/// What to do when a feature column is not in the table.
enum class AbsentColumns {
  refuse,  ///< throw, naming them: a misspelt column must not silently become medians
  fill     ///< all of their cells are missing, and the policy of the column applies
};

struct AssignOptions {
  AbsentColumns absent_columns = AbsentColumns::refuse;
};

/// What was found in one feature column of the new table.
struct AssignedColumn {
  std::string name;
  bool numeric = true;
  bool absent = false;    ///< the table had no such column
  Index missing = 0;      ///< missing cells; all when it is absent
  Index unknown = 0;      ///< cells of a category that was not there at fit, in the rows that were assigned
  std::string treatment;  ///< of missing cells, such as "filled with '45' (median)"
};

/// A segment for each row of a table, and what was found on the way.
struct Assignment {
  Index table_rows = 0;                    ///< N
  std::vector<Index> rows;                 ///< n ≤ N rows of the table that have a segment, ascending
  RowAssignments row_assignments;          ///< of those n rows, in that order
  std::vector<Index> incomparable;         ///< rows that cannot be compared with any member, ascending
  std::vector<Index> sizes;                ///< k: rows assigned to each segment
  Index unlike = 0;                        ///< how many of the n rows are unlike every segment
  bool exact = true;                       ///< false: scores come from a sample of the members
  std::vector<AssignedColumn> columns;     ///< numeric features first, each kind in file order
  std::vector<std::string> extra_columns;  ///< of the table, neither a feature nor known to the schema

  /// The number of rows without a segment because a column has the policy to drop them.
  Index dropped() const {
    return table_rows - static_cast<Index>(rows.size()) - static_cast<Index>(incomparable.size());
  }

  /// A label for each row of the table; `no_label` for rows without a segment. O(N).
  std::vector<Label> labels() const {
    std::vector<Label> all(to_size(table_rows), no_label);
    for (std::size_t i = 0; i < rows.size(); ++i)
      all[to_size(rows[i])] = row_assignments.segment[i];
    return all;
  }
};

namespace detail {

/// The table with the feature columns that it lacks, all cells missing; `absent` gets their names.
inline Table with_absent_columns(const Table& table, const SegmentationModel& model, AbsentColumns option,
                                 std::vector<std::string>& absent) {
  for (const ImputedColumn& c : model.preparation().parts().imputed)
    if (!table.find(c.name)) absent.push_back(c.name);
  if (absent.empty()) return table;
  if (option == AbsentColumns::refuse) {
    std::vector<std::string> there;
    for (const Column& c : table.columns())
      there.push_back(c.name());
    throw parameter_error("assign(): the table must have the columns " + quoted_list(absent) +
                          ", as the one the model was fitted on; there are " +
                          (there.empty() ? "none" : quoted_list(there)));
  }
  const auto n = to_size(table.rows());
  Table filled = table;
  for (const ColumnSchema& c : model.preparation().schema().columns)
    if (c.role != ColumnRole::excluded && !table.find(c.name))
      filled = filled.with(
          c.role == ColumnRole::numeric_feature
              ? Column::numeric(c.name, std::vector<double>(n, std::numeric_limits<double>::quiet_NaN()))
              : Column::text(c.name, std::vector<std::int32_t>(n, -1), {}));
  return filled;
}

/// @param compared missing cells are not filled, but left out of comparisons
inline std::string treatment_of(const ImputedColumn& column, bool compared) {
  if (column.policy == MissingPolicy::drop) return "row not assigned (drop)";
  if (column.policy == MissingPolicy::error) return "refused (error)";
  if (compared) return "left out of the comparisons";
  return "filled with '" + column.fill_text + "' (" + std::string(to_string(column.policy)) + ")";
}

/// Moves the rows that could not be compared with any member to `incomparable`.
inline void remove_incomparable_rows(Assignment& result) {
  RowAssignments& found = result.row_assignments;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    if (found.segment[i] == no_label) {
      result.incomparable.push_back(result.rows[i]);
      continue;
    }
    result.rows[kept] = result.rows[i];
    const auto move = [&](auto&... values) {
      ((values[kept] = values[i]), ...);
    };
    move(found.segment, found.second, found.score, found.margin, found.percentile, found.unlike);
    ++kept;
  }
  const auto shorten = [&](auto&... values) {
    (values.resize(kept), ...);
  };
  shorten(result.rows, found.segment, found.second, found.score, found.margin, found.percentile,
          found.unlike);
}

}  // namespace detail

/// Puts the rows of a table into the segments of a model.
///
/// Columns are found by name, in any order. Missing cells get the fills found when the model was fitted, or
/// drop their row under the policy `drop`, or are an error under `error`. A category that was not there at
/// fit counts as none of the known ones (zeros, or the rare feature where its column has one). All of it is
/// counted. A table without rows gives an empty result.
///
/// By Gower's metric missing cells are left out of the comparisons, and ranges stay those at fit: beyond them
/// two values differ by no more than the whole range. A row that cannot be compared with any member has no
/// segment and is listed: by Gower's metric one without a known cell that some member has, too; by the cosine
/// one of zeros.
/// @param execution phase "assign"
/// @throws parameter_error naming the feature columns that are not there, unless they are to be filled;
/// csv_error naming the first cell that does not fit its column, or that is missing under the policy `error`;
/// data_error when the policy `drop` leaves no row; memory_limit_error; cancelled_error
///
/// O(n·d) time to prepare, and O(n·k·d), or O(n·m·d) for m kept members, to assign; memory O(n·d).
/// @see Assigner
inline Assignment assign(const SegmentationModel& model, const Table& table,
                         const AssignOptions& options = {}, const Execution& execution = {}) {
  Assignment result;
  result.table_rows = table.rows();
  result.exact = model.assigner().is_exact();
  result.sizes.assign(model.segments().size(), 0);
  std::vector<std::string> absent;
  const Table complete = detail::with_absent_columns(table, model, options.absent_columns, absent);
  for (const Column& c : table.columns())
    if (model.preparation().schema().find(c.name()) == nullptr) result.extra_columns.push_back(c.name());
  PreparedFeatures prepared;
  if (table.rows() > 0) prepared = model.observations(complete, execution);
  const std::vector<ImputedColumn>& known = model.preparation().parts().imputed;
  for (std::size_t i = 0; i < known.size(); ++i) {
    AssignedColumn column{known[i].name,
                          known[i].role == ColumnRole::numeric_feature,
                          false,
                          0,
                          0,
                          detail::treatment_of(known[i], model.metric().is_gower())};
    for (const std::string& name : absent)
      column.absent = column.absent || name == column.name;
    if (i < prepared.columns.size()) {
      column.missing = prepared.columns[i].missing;
      column.unknown = prepared.columns[i].unknown;
    }
    result.columns.push_back(std::move(column));
  }
  if (table.rows() == 0) return result;
  result.rows = std::move(prepared.features.rows);
  result.row_assignments = model.assigner().assign(prepared.features.values, execution);
  detail::remove_incomparable_rows(result);
  for (const Label label : result.row_assignments.segment)
    ++result.sizes[to_size(label)];
  for (const std::uint8_t unlike : result.row_assignments.unlike)
    result.unlike += unlike;
  return result;
}

}  // namespace segmentiq

#endif  // SEGMENTIQ_MODEL_ASSIGN_HPP
